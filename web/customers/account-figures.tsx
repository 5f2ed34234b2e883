import type { ReactNode } from "react";
import { Link } from "react-router";
import { daysBetween } from "../../engine/calendar/index.ts";
import { useMeasure } from "../api/measure.ts";
import { useSession } from "../api/session.ts";
import type { RecordExtensionProps } from "../app/extension-props.ts";
import { PlainStat, Stat, Stats } from "../charts/stat.tsx";
import { quietAfter } from "../dashboard/customer-standing.ts";
import { calendarOf } from "../dashboard/use-dashboard-view.ts";
import { Figure } from "../explain/figure.tsx";
import { noValue, shortDayText } from "../format/format.ts";
import { ChangeText } from "../format/number.tsx";
import { useLanguage } from "../language/language.ts";
import { customerYears, ofCustomer, useLastOrder } from "./use-customer.ts";

/** What the customer is worth: this year, last year, ever; margin, average order, when he last ordered. */
export default function AccountFigures({ record }: RecordExtensionProps): ReactNode {
  const { t } = useLanguage();
  const session = useSession();
  const filter = ofCustomer(record.id);
  const { now, before } = customerYears(session.today, calendarOf(session));
  const seen = (metrics: readonly string[]) => metrics.filter((metric) => session.metrics.includes(metric));
  const thisYear = useMeasure({
    metrics: seen(["net_sales", "sales_growth", "gross_margin_rate", "average_order", "orders"]),
    ...now,
    filter,
  });
  const lastYear = useMeasure({ metrics: ["net_sales"], ...before, filter });
  const ever = useMeasure({ metrics: ["net_sales", "orders"], filter });
  const values = thisYear.data?.rows[0]?.values;
  const orders = ever.data?.rows[0]?.values.orders;
  return (
    <Stats>
      <Stat
        label={t("customers.this_year")}
        metric="net_sales"
        value={values?.net_sales}
        cell={{ metric: "net_sales", ...now, filter }}
      >
        <Figure cell={{ metric: "sales_growth", ...now, filter }} label={t("customers.growth")}>
          <ChangeText value={values?.sales_growth} unit="share" />
        </Figure>{" "}
        {t("customers.vs_last_year")}
      </Stat>
      <Stat
        label={t("customers.last_year")}
        metric="net_sales"
        value={lastYear.data?.rows[0]?.values.net_sales}
        cell={{ metric: "net_sales", ...before, filter }}
      />
      <Stat
        label={t("customers.ever")}
        metric="net_sales"
        value={ever.data?.rows[0]?.values.net_sales}
        cell={{ metric: "net_sales", filter }}
      >
        {orders === undefined || orders === null
          ? null
          : t("customers.orders_count", { count: String(orders) })}
      </Stat>
      {session.metrics.includes("gross_margin_rate") ? (
        <Stat
          label={t("customers.margin_rate")}
          metric="gross_margin_rate"
          value={values?.gross_margin_rate}
          cell={{ metric: "gross_margin_rate", ...now, filter }}
        />
      ) : null}
      <Stat
        label={t("customers.average_order")}
        metric="average_order"
        value={values?.average_order}
        cell={{ metric: "average_order", ...now, filter }}
      />
      <LastOrder id={record.id} today={session.today} />
    </Stats>
  );
}

function LastOrder({ id, today }: { readonly id: string; readonly today: string }): ReactNode {
  const { t, locale } = useLanguage();
  const last = useLastOrder(id);
  const order = last.data;
  if (order === undefined || order === null)
    return (
      <PlainStat label={t("customers.last_order")} note={last.isSuccess ? t("customers.never") : undefined}>
        {noValue}
      </PlainStat>
    );
  const day = String(order.ordered_on);
  const days = daysBetween(day, today);
  return (
    <PlainStat
      label={t("customers.last_order")}
      note={
        <span className={days > quietAfter ? "negative" : ""}>
          {days === 0 ? t("customers.today") : t("customers.days_ago", { days })}
        </span>
      }
    >
      <Link className="name-link number" to={`/orders/${order.id}`}>
        {shortDayText(day, today, locale)}
      </Link>
    </PlainStat>
  );
}
