import { Button, Segmented, Skeleton } from "antd";
import { type ReactNode, useState } from "react";
import { ErrorNotice } from "../app/notice.tsx";
import { Bullet } from "../charts/bullet.tsx";
import { NothingToDraw } from "../charts/chart-panel.tsx";
import { Panel } from "../charts/panel.tsx";
import { ShareBar } from "../charts/share-bar.tsx";
import { Figure } from "../explain/figure.tsx";
import { dimensionIs } from "../explain/narrowed.ts";
import { drawingNumber, metricText } from "../format/format.ts";
import { ChangeText, NumberText } from "../format/number.tsx";
import { useLanguage } from "../language/language.ts";
import { cellIn, type DashboardView } from "./dashboard-view.ts";
import { ranked, type Standing } from "./people-standing.ts";
import { PersonName } from "./person-name.tsx";
import { usePeople } from "./use-people.ts";

type PeopleProps = { readonly view: DashboardView; readonly className: string };
const shownAtFirst = 15;

/** Everybody's standing, by attainment or by sales. */
export function PeoplePanel({ view, className }: PeopleProps): ReactNode {
  const { t } = useLanguage();
  const { query, people } = usePeople(view);
  const targets = view.metrics.has("attainment");
  const [by, setBy] = useState<"attainment" | "sales">("attainment");
  const order = targets ? by : "sales";
  const [all, setAll] = useState(false);
  const list = people === null ? [] : ranked(people, order);
  const shown = all ? list : list.slice(0, shownAtFirst);
  return (
    <Panel
      title={t("dashboard.people")}
      className={className}
      actions={
        targets ? (
          <Segmented
            size="small"
            aria-label={t("dashboard.people_order")}
            value={by}
            onChange={setBy}
            options={[
              { value: "attainment", label: t("dashboard.by_attainment") },
              { value: "sales", label: t("dashboard.by_sales") },
            ]}
          />
        ) : null
      }
    >
      {query.isError ? (
        <ErrorNotice error={query.error} retry={() => void query.refetch()} />
      ) : people === null ? (
        <Skeleton active paragraph={{ rows: 8 }} title={false} />
      ) : list.length === 0 ? (
        <NothingToDraw />
      ) : (
        <div className="scroll-x">
          <PeopleTable
            view={view}
            people={shown}
            order={order}
            targets={targets}
            best={list[0]?.sales ?? null}
          />
        </div>
      )}
      {list.length > shownAtFirst ? (
        <Button type="link" size="small" className="box-more" onClick={() => setAll(!all)}>
          {all ? t("dashboard.fewer") : t("dashboard.show_all", { count: list.length })}
        </Button>
      ) : null}
    </Panel>
  );
}

type TableProps = {
  readonly view: DashboardView;
  readonly people: readonly Standing[];
  readonly order: "attainment" | "sales";
  readonly targets: boolean;
  readonly best: Standing["sales"];
};

function PeopleTable({ view, people, order, targets, best }: TableProps): ReactNode {
  const { t } = useLanguage();
  return (
    <table className="plain-table people-table">
      <thead>
        <tr>
          <th scope="col">#</th>
          <th scope="col">{t("dashboard.person")}</th>
          <th scope="col" className="bar-column">
            <span className="visually-hidden">{t("dashboard.bar")}</span>
          </th>
          {targets ? (
            <th scope="col" className="end">
              {t("dashboard.attainment")}
            </th>
          ) : null}
          <th scope="col" className="end">
            {t("dashboard.sales")}
          </th>
          {targets ? (
            <th scope="col" className="end">
              {view.period.running ? t("dashboard.against_due") : t("dashboard.against_target")}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {people.map((person, index) => (
          <PersonRow key={person.key} {...{ view, person, order, targets, best }} place={index + 1} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = Omit<TableProps, "people"> & { readonly person: Standing; readonly place: number };

function PersonRow({ view, person, order, targets, best, place }: RowProps): ReactNode {
  const { t, locale } = useLanguage();
  const cell = (metric: string) => cellIn(view, metric, { filter: dimensionIs("seller", person.person) });
  const text = (value: typeof person.due) => metricText(value, "money", locale, { compact: true });
  return (
    <tr>
      <td className="tertiary number">{place}</td>
      <th scope="row">
        <PersonName person={person.person} />
      </th>
      <td className="bar-column">
        {order === "sales" ? (
          <ShareBar part={drawingNumber(person.sales)} whole={drawingNumber(best) ?? 0} />
        ) : person.attainment === null ? null : (
          <Bullet
            small
            actual={person.reached}
            target={person.target}
            due={view.period.running ? person.due : null}
            label={t("dashboard.bullet", {
              reached: text(person.reached),
              target: text(person.target),
              due: text(person.due),
            })}
          />
        )}
      </td>
      {targets ? (
        <td className="end">
          <Figure cell={cell("attainment")} label={t("dashboard.attainment")}>
            <NumberText value={person.attainment} unit="share" />
          </Figure>
        </td>
      ) : null}
      <td className="end">
        <Figure cell={cell("net_sales")} label={t("dashboard.sales")}>
          <NumberText value={person.sales} unit="money" compact />
        </Figure>
      </td>
      {targets ? (
        <td className="end">
          <ChangeText value={person.gap} unit="money" compact />
        </td>
      ) : null}
    </tr>
  );
}
