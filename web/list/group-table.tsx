import type { ReactNode } from "react";
import { groupDigits } from "../../engine/money/index.ts";
import { type Condition, isReferenceJson, type ValueJson, viewOf } from "../../kernel/kinds/kinds.web.tsx";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import type { GroupRow } from "../api/records.ts";
import { useSession } from "../api/session.ts";
import { useRecordGroups } from "../api/use-records.ts";
import { ErrorNotice, Notice } from "../app/notice.tsx";
import { useLanguage } from "../language/language.ts";
import { isUsable, seenFields } from "../record/field-sight.ts";
import { TableSkeleton } from "../table/table-skeleton.tsx";
import { joinFilter, splitFilter, withConditions } from "./filter-model.ts";
import type { ListState } from "./use-list-state.ts";
import "./group-table.css";

type GroupTableProps = {
  readonly object: ObjectDeclaration;
  readonly state: ListState;
  readonly by: string;
};

/** The condition that a group's rows satisfy. */
function conditionOf(value: ValueJson): Condition {
  if (value === null) return { op: "is_empty" };
  return { op: "in", value: [isReferenceJson(value) ? value.id : value] };
}

const keyOf = (value: ValueJson): string => (isReferenceJson(value) ? value.id : JSON.stringify(value));

/** Counts and sums by one field; a group opens its rows. */
export function GroupTable({ object, state, by }: GroupTableProps): ReactNode {
  const { t, say } = useLanguage();
  const session = useSession();
  const seen = seenFields(object, session);
  const field = seen[by];
  const sums = sumsOf(object, Object.keys(seen)).filter((key) => isUsable(object, key, session));
  const groups = useRecordGroups(object.name, state.query, by, sums);
  if (field === undefined) return <Notice tone="negative" title={t("list.broken_filter")} />;
  if (groups.isPending) return <TableSkeleton columns={2 + sums.length} />;
  if (groups.isError) return <ErrorNotice error={groups.error} retry={() => void groups.refetch()} />;
  const View = viewOf(field).Cell;
  const open = ({ value }: GroupRow): void => {
    const model = splitFilter(state.filter, (name) => name in seen);
    const condition: Condition = typeof value === "boolean" ? { op: "eq", value } : conditionOf(value);
    state.set({ group: null, filter: joinFilter(withConditions(model, by, [condition])) });
  };
  return (
    <div className="table-scroll table-scroll-fill">
      <table className="group-table">
        <thead>
          <tr>
            <th scope="col">{say(field.label)}</th>
            <th scope="col" className="cell-end">
              {t("list.records")}
            </th>
            {sums.map((key) => (
              <th key={key} scope="col" className="cell-end">
                {say(object.fields[key]?.label ?? { zh: key, en: key })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.data.groups.map((group) => (
            <tr key={keyOf(group.value)}>
              <th scope="row">
                <button type="button" className="link-button" onClick={() => open(group)}>
                  {group.value === null ? (
                    <span className="tertiary">{t("shell.empty_value")}</span>
                  ) : isReferenceJson(group.value) ? (
                    (group.value.title ?? group.value.id)
                  ) : (
                    <View field={field} value={group.value} place="list" />
                  )}
                </button>
              </th>
              <td className="cell-end number">{groupDigits(String(group.count))}</td>
              {sums.map((key) => (
                <SumCell key={key} object={object} name={key} group={group} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SumCell(props: {
  readonly object: ObjectDeclaration;
  readonly name: string;
  readonly group: GroupRow;
}): ReactNode {
  const field = props.object.fields[props.name];
  if (field === undefined) return <td />;
  const View = viewOf(field).Cell;
  return (
    <td className="cell-end">
      <View field={field} value={props.group.sums[props.name] ?? null} place="list" />
    </td>
  );
}

/** Amounts that can be added up: those in the company's currency where the object has any, because others would mix. */
export function sumsOf(object: ObjectDeclaration, seen: readonly string[]): string[] {
  const amounts = seen.flatMap((key) => {
    const field = object.fields[key];
    return field?.kind === "money" ? [{ key, company: field.currencyFrom === "company" }] : [];
  });
  const company = amounts.filter((each) => each.company);
  return (company.length > 0 ? company : amounts).map((each) => each.key);
}
