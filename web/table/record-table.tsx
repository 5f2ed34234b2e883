import { CaretDownOutlined, CaretUpOutlined } from "@ant-design/icons";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { objectNamed } from "../../kernel/catalog.ts";
import type { Field } from "../../kernel/field.ts";
import { type InputValue, type ValueJson, viewOf } from "../../kernel/kinds/kinds.web.tsx";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import { catalog } from "../../modules/catalog.ts";
import type { RecordJson } from "../api/json.ts";
import { useSession } from "../api/session.ts";
import { useLanguage } from "../language/language.ts";
import { currencyOf } from "../record/field-sight.ts";
import { titleOf } from "../record/record-title.ts";
import { CellEditor } from "./cell-editor.tsx";
import { type CellPlace, useGridKeys } from "./use-grid-keys.ts";
import "./record-table.css";

export type TableColumn = { readonly key: string; readonly field: Field };

type RecordTableProps = {
  readonly object: ObjectDeclaration;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly RecordJson[];
  readonly label: string;
  /** "-ordered_on"; without it the heads are no buttons. */
  readonly sort?: string;
  readonly onSort?: (sort: string) => void;
  readonly isSortable?: (key: string) => boolean;
  readonly mayEdit?: (key: string) => boolean;
  readonly onSave?: (record: RecordJson, key: string, value: InputValue) => Promise<boolean>;
  /** The page of a row's record. */
  readonly addressOf?: (record: RecordJson) => string | null;
  /** Scrolls inside its own height and keeps only the visible rows on the page. */
  readonly virtual?: boolean;
  readonly onNearEnd?: () => void;
  /** How many rows there are in all, for those who cannot see the scroll bar. */
  readonly total?: number | undefined;
  /** Something at the end of a row (restore). */
  readonly rowAction?: (record: RecordJson) => ReactNode;
  readonly footer?: ReactNode;
};

const rowHeight = 40;
const actionWidth = 96;
const overscan = 12;
/** So many rows before the end the next ones are asked for. */
const nearEnd = 30;

const linkWidthMax = 200;
const titleWidthMin = 156;

/** A name is set in bold; a link is as wide as the names of the records that it leads to. */
function widthOf(object: ObjectDeclaration, { key, field }: TableColumn): number {
  if (key === object.title) return Math.max(titleWidthMin, viewOf(field).width(field));
  if (field.kind !== "ref") return viewOf(field).width(field);
  const target = objectNamed(catalog, field.to);
  const title = target.fields[target.title];
  return title === undefined
    ? viewOf(field).width(field)
    : Math.min(linkWidthMax, viewOf(title).width(title));
}

/** The column that names the record gets the widest room and stays in sight when scrolling sideways. */
export function RecordTable(props: RecordTableProps): ReactNode {
  const { object, columns, rows, virtual = false, onNearEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    enabled: virtual,
  });
  const items = virtual
    ? virtualizer.getVirtualItems()
    : rows.map((_, index) => ({ index, start: index * rowHeight, end: (index + 1) * rowHeight }));
  const last = items.at(-1)?.index ?? 0;
  const isNearEnd = virtual && rows.length > 0 && last >= rows.length - nearEnd;
  useEffect(() => {
    if (isNearEnd) onNearEnd?.();
  }, [isNearEnd, onNearEnd]);

  const [editing, setEditing] = useState<CellPlace | null>(null);
  const grid = useGridKeys({
    rows: rows.length,
    columns: columns.length,
    scroller,
    reveal: (row) => (virtual ? virtualizer.scrollToIndex(row) : undefined),
    onOpen: (place) => {
      const key = columns[place.column]?.key;
      if (key !== undefined && canEdit(props, rows[place.row], key)) setEditing(place);
      else return false;
      return true;
    },
  });

  const before = items[0]?.start ?? 0;
  const total = virtual ? virtualizer.getTotalSize() : rows.length * rowHeight;
  const after = Math.max(0, total - (items.at(-1)?.end ?? 0));
  const width = columns.reduce((sum, column) => sum + widthOf(object, column), 0);
  return (
    <div ref={scroller} className={virtual ? "table-scroll table-scroll-fill" : "table-scroll"}>
      <table
        className="record-table"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA grid pattern on a table adds the arrow keys
        role="grid"
        aria-label={props.label}
        aria-rowcount={(props.total ?? rows.length) + 1}
        style={{ minWidth: width + (props.rowAction === undefined ? 0 : actionWidth) }}
        onKeyDown={editing === null ? grid.onKeyDown : undefined}
        onFocus={grid.onFocus}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={{ width: widthOf(object, column) }} />
          ))}
          {props.rowAction === undefined ? null : <col style={{ width: actionWidth }} />}
        </colgroup>
        <Heads {...props} />
        <tbody>
          <Gap height={before} span={columns.length} />
          {items.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <tr key={row.id} aria-rowindex={index + 2} style={{ height: rowHeight }}>
                {columns.map((column, columnIndex) => (
                  <Cell
                    key={column.key}
                    {...props}
                    column={column}
                    row={row}
                    place={{ row: index, column: columnIndex }}
                    isActive={grid.isActive({ row: index, column: columnIndex })}
                    isEditing={editing?.row === index && editing.column === columnIndex}
                    onEdit={setEditing}
                    onClose={(place, refocus) => {
                      setEditing(null);
                      if (refocus) grid.focus(place);
                    }}
                    isTitle={column.key === object.title}
                  />
                ))}
                {props.rowAction === undefined ? null : (
                  <td className="cell-action">{props.rowAction(row)}</td>
                )}
              </tr>
            );
          })}
          <Gap height={after} span={columns.length} />
        </tbody>
      </table>
      {props.footer}
    </div>
  );
}

function canEdit(props: RecordTableProps, row: RecordJson | undefined, key: string): boolean {
  return row?.deleted_at === null && props.onSave !== undefined && (props.mayEdit?.(key) ?? false);
}

const Gap = ({ height, span }: { readonly height: number; readonly span: number }): ReactNode =>
  height === 0 ? null : (
    <tr>
      <td colSpan={span} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );

const ariaSort = { up: "ascending", down: "descending" } as const;

/** The direction in which a list is sorted by a field, null where it is not. */
export function directionOf(sort: string | undefined, key: string): "up" | "down" | null {
  const first = sort?.split(",")[0];
  return first === key ? "up" : first === `-${key}` ? "down" : null;
}

function Heads({ object, columns, sort, onSort, isSortable, rowAction }: RecordTableProps): ReactNode {
  const { say } = useLanguage();
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ key, field }) => {
          const direction = directionOf(sort, key);
          const sortable = onSort !== undefined && (isSortable?.(key) ?? true);
          const help = field.help === undefined ? undefined : say(field.help);
          return (
            <th
              key={key}
              scope="col"
              className={headClass(object, key, field)}
              {...(direction === null ? {} : { "aria-sort": ariaSort[direction] })}
            >
              {sortable ? (
                <button
                  type="button"
                  title={help}
                  onClick={() => onSort(direction === "up" ? `-${key}` : key)}
                >
                  <span>{say(field.label)}</span>
                  {direction === null ? null : direction === "up" ? (
                    <CaretUpOutlined aria-hidden="true" />
                  ) : (
                    <CaretDownOutlined aria-hidden="true" />
                  )}
                </button>
              ) : (
                <span title={help}>{say(field.label)}</span>
              )}
            </th>
          );
        })}
        {rowAction === undefined ? null : <td />}
      </tr>
    </thead>
  );
}

const headClass = (object: ObjectDeclaration, key: string, field: Field): string =>
  `${viewOf(field).align === "end" ? "cell-end" : ""}${key === object.title ? " cell-title" : ""}`.trim();

type CellProps = RecordTableProps & {
  readonly column: TableColumn;
  readonly row: RecordJson;
  readonly place: CellPlace;
  readonly isActive: boolean;
  readonly isEditing: boolean;
  readonly isTitle: boolean;
  readonly onEdit: (place: CellPlace) => void;
  readonly onClose: (place: CellPlace, refocus: boolean) => void;
};

/** Clicks on a link or a control inside of the cell are not meant for the cell. */
const isOnControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest("a, button, input") !== null;

function Cell(props: CellProps): ReactNode {
  const { column, row, place, isActive, isEditing, isTitle, onSave } = props;
  const { workspace } = useSession();
  const { key, field } = column;
  const editable = canEdit(props, row, key);
  const classes = [
    headClass(props.object, key, field),
    editable ? "cell-editable" : "",
    isEditing ? "cell-editing" : "",
  ];
  const style: CSSProperties | undefined = isEditing ? { overflow: "visible" } : undefined;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter and F2 are heard by the grid
    <td
      className={classes.filter(Boolean).join(" ")}
      style={style}
      tabIndex={isActive ? 0 : -1}
      data-row={place.row}
      data-column={place.column}
      onClick={(event) => {
        if (editable && !isEditing && !isOnControl(event.target)) props.onEdit(place);
      }}
    >
      {isEditing && onSave !== undefined ? (
        <CellEditor
          field={field}
          value={(row[key] ?? null) as ValueJson}
          currency={currencyOf(field, row, workspace.currency)}
          onSave={(value) => onSave(row, key, value)}
          onClose={({ refocus }) => props.onClose(place, refocus)}
        />
      ) : (
        <div className="cell">
          <CellContent {...props} isTitle={isTitle} />
        </div>
      )}
    </td>
  );
}

function CellContent({ object, column, row, isTitle, addressOf }: CellProps): ReactNode {
  const address = isTitle ? (addressOf?.(row) ?? null) : null;
  if (address !== null)
    return (
      <Link className="row-link" to={address}>
        {titleOf(object, row)}
      </Link>
    );
  const View = viewOf(column.field).Cell;
  return <View field={column.field} value={(row[column.key] ?? null) as ValueJson} place="list" />;
}
