import { Button, Segmented, Skeleton, Tag } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import { Link } from "react-router";
import { addDays, shiftDayOneYearBack } from "../../engine/calendar/index.ts";
import { isReferenceJson } from "../api/json.ts";
import { useMeasure } from "../api/measure.ts";
import { ErrorNotice, Notice } from "../app/notice.tsx";
import { Panel } from "../charts/panel.tsx";
import { Figure } from "../explain/figure.tsx";
import { dimensionIs } from "../explain/narrowed.ts";
import { shortDayText } from "../format/format.ts";
import { ChangeText, NumberText } from "../format/number.tsx";
import { useLanguage } from "../language/language.ts";
import { type CustomerStanding, customerStandings, isQuiet, quietFirst } from "./customer-standing.ts";
import { asked, cellIn, type DashboardView } from "./dashboard-view.ts";

type CustomersProps = { readonly view: DashboardView; readonly className: string };
const shownAtFirst = 10;

/** My customers by sales, or those that have not ordered for long. */
export function MyCustomersPanel({ view, className }: CustomersProps): ReactNode {
  const { t } = useLanguage();
  const [order, setOrder] = useState<"sales" | "quiet">("sales");
  const [all, setAll] = useState(false);
  const by = ["customer"];
  const sales = useMeasure(asked(view, ["net_sales", "sales_growth"], { by, sort: "-net_sales" }));
  const twoYears = { from: shiftDayOneYearBack(shiftDayOneYearBack(view.today)), to: addDays(view.today, 1) };
  const days = useMeasure(asked(view, ["orders"], { by, grain: "day", ...twoYears }));
  const customers = useMemo(
    () =>
      sales.data === undefined || days.data === undefined
        ? null
        : customerStandings(sales.data.rows, days.data.rows, view.today),
    [sales.data, days.data, view.today],
  );
  const list =
    customers === null ? [] : order === "quiet" ? quietFirst(customers.filter(isQuiet)) : customers;
  const quiet = customers?.filter(isQuiet).length ?? 0;
  const error = sales.error ?? days.error;
  return (
    <Panel
      title={t("dashboard.my_customers")}
      className={className}
      actions={
        <Segmented
          size="small"
          aria-label={t("dashboard.customers_order")}
          value={order}
          onChange={setOrder}
          options={[
            { value: "sales", label: t("dashboard.by_sales") },
            { value: "quiet", label: t("dashboard.quiet_customers", { count: quiet }) },
          ]}
        />
      }
    >
      {error !== null ? (
        <ErrorNotice error={error} retry={() => void Promise.all([sales.refetch(), days.refetch()])} />
      ) : customers === null ? (
        <Skeleton active paragraph={{ rows: 8 }} title={false} />
      ) : list.length === 0 ? (
        <Notice
          title={t(order === "quiet" ? "dashboard.nobody_quiet" : "dashboard.no_customers")}
          action={order === "quiet" ? undefined : <Link to="/accounts">{t("dashboard.to_customers")}</Link>}
        />
      ) : (
        <div className="scroll-x">
          <CustomerTable view={view} customers={all ? list : list.slice(0, shownAtFirst)} />
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

type TableProps = { readonly view: DashboardView; readonly customers: readonly CustomerStanding[] };

function CustomerTable({ view, customers }: TableProps): ReactNode {
  const { t } = useLanguage();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t("dashboard.customer")}</th>
          <th scope="col" className="end">
            {t("dashboard.sales")}
          </th>
          <th scope="col" className="end">
            {t("dashboard.growth")}
          </th>
          <th scope="col" className="end">
            {t("dashboard.last_order")}
          </th>
        </tr>
      </thead>
      <tbody>
        {customers.map((customer) => (
          <CustomerLine key={customer.key} view={view} customer={customer} />
        ))}
      </tbody>
    </table>
  );
}

function CustomerLine(props: {
  readonly view: DashboardView;
  readonly customer: CustomerStanding;
}): ReactNode {
  const { t, locale } = useLanguage();
  const { view, customer } = props;
  const filter = dimensionIs("customer", customer.customer);
  const id = isReferenceJson(customer.customer) ? customer.customer.id : null;
  return (
    <tr>
      <th scope="row">
        {id === null ? (
          "—"
        ) : (
          <Link className="name-link" to={`/accounts/${id}`}>
            {customer.customer?.title ?? "—"}
          </Link>
        )}
      </th>
      <td className="end">
        <Figure cell={cellIn(view, "net_sales", { filter })} label={t("dashboard.sales")}>
          <NumberText value={customer.sales} unit="money" compact />
        </Figure>
      </td>
      <td className="end">
        <Figure cell={cellIn(view, "sales_growth", { filter })} label={t("dashboard.growth")}>
          <ChangeText value={customer.growth} unit="share" />
        </Figure>
      </td>
      <td className="end">
        {customer.lastOrder === null || customer.daysSince === null ? (
          <span className="tertiary">{t("dashboard.no_order_lately")}</span>
        ) : (
          <span className="last-order">
            <span className="number">{shortDayText(customer.lastOrder, view.today, locale)}</span>
            {isQuiet(customer) ? (
              <Tag variant="filled" color="orange">
                {t("dashboard.days_ago", { days: customer.daysSince })}
              </Tag>
            ) : (
              <span className="tertiary number">{t("dashboard.days_ago", { days: customer.daysSince })}</span>
            )}
          </span>
        )}
      </td>
    </tr>
  );
}
