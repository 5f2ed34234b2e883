import { CaretDownFilled, CaretUpFilled } from "@ant-design/icons";
import { Skeleton, Tag } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { MetricUnit } from "../../kernel/metric.ts";
import type { PredicateInput } from "../../kernel/predicate/predicate.ts";
import type { MetricValue } from "../api/measure.ts";
import { useSession } from "../api/session.ts";
import { Notice } from "../app/notice.tsx";
import { Panel } from "../charts/panel.tsx";
import type { DaySpan } from "../dashboard/chosen-period.ts";
import { Figure } from "../explain/figure.tsx";
import { allOf } from "../explain/narrowed.ts";
import { ChangeText, NumberText } from "../format/number.tsx";
import { useLanguage } from "../language/language.ts";
import { type ProductColumn, type ProductRow, productColumns, sortedProducts } from "./product-rows.ts";

type ProductTableProps = {
  /** Null while they are on their way. */
  readonly rows: readonly ProductRow[] | null;
  readonly total: Readonly<Record<string, MetricValue>> | null;
  readonly span: DaySpan;
  readonly filter: PredicateInput | undefined;
  readonly metrics: readonly string[];
};

/** How a measured column is shown; catalogue columns are not in here. */
const units: Readonly<Partial<Record<ProductColumn, MetricUnit>>> = {
  list_price: "money",
  unit_cost: "money",
  units: "quantity",
  net_sales: "money",
  sales_growth: "share",
  gross_margin: "money",
  gross_margin_rate: "share",
};
const texts: ReadonlySet<ProductColumn> = new Set(["code", "name", "category"]);

export function ProductTable({ rows, total, span, filter, metrics }: ProductTableProps): ReactNode {
  const { t } = useLanguage();
  const title = t(metrics.includes("gross_margin") ? "products.table" : "products.table_sales");
  const session = useSession();
  const [order, setOrder] = useState<{ column: ProductColumn; descending: boolean }>({
    column: "net_sales",
    descending: true,
  });
  const fields = session.fields.product ?? {};
  const columns = productColumns.filter((column) =>
    texts.has(column) || column === "list_price"
      ? true
      : column === "unit_cost"
        ? column in fields
        : metrics.includes(column),
  );
  const sort = (column: ProductColumn) =>
    setOrder((before) => ({
      column,
      descending: before.column === column ? !before.descending : !texts.has(column),
    }));
  if (rows === null)
    return (
      <Panel title={title}>
        <Skeleton active title={false} paragraph={{ rows: 10 }} />
      </Panel>
    );
  if (rows.length === 0)
    return (
      <Panel title={title}>
        <Notice title={t("products.none")} text={t("products.none_hint")} />
      </Panel>
    );
  return (
    <Panel title={title} note={t("products.count", { count: rows.length })}>
      <div className="scroll-x">
        <table className="plain-table product-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <SortHead key={column} column={column} order={order} onSort={sort} />
              ))}
            </tr>
          </thead>
          {total === null ? null : <TotalLine {...{ total, columns, span, filter }} />}
          <tbody>
            {sortedProducts(rows, order.column, order.descending).map((row) => (
              <ProductLine key={row.id} row={row} columns={columns} span={span} />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

type HeadProps = {
  readonly column: ProductColumn;
  readonly order: { readonly column: ProductColumn; readonly descending: boolean };
  readonly onSort: (column: ProductColumn) => void;
};

function SortHead({ column, order, onSort }: HeadProps): ReactNode {
  const { t } = useLanguage();
  const active = order.column === column;
  const direction = active ? (order.descending ? "descending" : "ascending") : "none";
  return (
    <th scope="col" className={`${texts.has(column) ? "" : "end"} column-${column}`} aria-sort={direction}>
      <button type="button" className="sort" onClick={() => onSort(column)}>
        {t(`products.column_${column}`)}
        {active ? (
          order.descending ? (
            <CaretDownFilled aria-hidden="true" />
          ) : (
            <CaretUpFilled aria-hidden="true" />
          )
        ) : null}
      </button>
    </th>
  );
}

type LineProps = {
  readonly row: ProductRow;
  readonly columns: readonly ProductColumn[];
  readonly span: DaySpan;
};

function ProductLine({ row, columns, span }: LineProps): ReactNode {
  const { t } = useLanguage();
  const filter: PredicateInput = { field: "product", op: "eq", value: row.id };
  const texts: Readonly<Partial<Record<ProductColumn, ReactNode>>> = {
    code: <span className="number">{row.code}</span>,
    name: (
      <>
        <Link className="name-link" to={`/products/${row.id}`}>
          {row.name}
        </Link>
        {row.active ? null : (
          <Tag variant="filled" style={{ marginInlineStart: 6 }}>
            {t("products.not_on_sale")}
          </Tag>
        )}
      </>
    ),
    category: row.category?.title ?? "—",
  };
  return (
    <tr>
      {columns.map((column) => {
        const unit = units[column];
        if (unit === undefined)
          return (
            <td key={column} className={`column-${column}`}>
              {texts[column]}
            </td>
          );
        const value = row[column] as MetricValue;
        const measured = column !== "list_price" && column !== "unit_cost" && value !== null;
        const Text = column === "sales_growth" ? ChangeText : NumberText;
        return (
          <td key={column} className={`end column-${column}`}>
            <Figure
              cell={measured ? { metric: column, ...span, filter } : null}
              label={`${row.name} ${t(`products.column_${column}`)}`}
            >
              <Text value={value} unit={unit} compact={column === "net_sales" || column === "gross_margin"} />
            </Figure>
          </td>
        );
      })}
    </tr>
  );
}

type TotalProps = {
  readonly total: Readonly<Record<string, MetricValue>>;
  readonly columns: readonly ProductColumn[];
  readonly span: DaySpan;
  readonly filter: PredicateInput | undefined;
};

/** The whole on top, measured as such: rates of the whole are no sums of rates. */
function TotalLine({ total, columns, span, filter }: TotalProps): ReactNode {
  const { t } = useLanguage();
  const narrowed = allOf(filter);
  return (
    <tbody className="product-total">
      <tr>
        {columns.map((column) => {
          const unit = units[column];
          if (column === "name")
            return (
              <th key={column} scope="row" className="column-name">
                {t("products.total")}
              </th>
            );
          if (unit === undefined || !(column in total))
            return <td key={column} className={`column-${column}`} />;
          const Text = column === "sales_growth" ? ChangeText : NumberText;
          return (
            <td key={column} className={`end column-${column}`}>
              <Figure
                cell={{ metric: column, ...span, ...(narrowed === undefined ? {} : { filter: narrowed }) }}
                label={`${t("products.total")} ${t(`products.column_${column}`)}`}
              >
                <Text value={total[column]} unit={unit} compact />
              </Figure>
            </td>
          );
        })}
      </tr>
    </tbody>
  );
}
