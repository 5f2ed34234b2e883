import type { ReactNode } from "react";
import { useMeasure } from "../api/measure.ts";
import { useSession } from "../api/session.ts";
import type { RecordExtensionProps } from "../app/extension-props.ts";
import { Stat, Stats } from "../charts/stat.tsx";
import { customerYears } from "../customers/use-customer.ts";
import { calendarOf } from "../dashboard/use-dashboard-view.ts";
import { Figure } from "../explain/figure.tsx";
import { ChangeText } from "../format/number.tsx";
import { useLanguage } from "../language/language.ts";

/** What the product brings this year. */
export default function ProductFigures({ record }: RecordExtensionProps): ReactNode {
  const { t } = useLanguage();
  const session = useSession();
  const filter = { field: "product", op: "eq", value: record.id } as const;
  const { now, before } = customerYears(session.today, calendarOf(session));
  const metrics = [
    "net_sales",
    "sales_growth",
    "units",
    "gross_margin",
    "gross_margin_rate",
    "active_customers",
  ].filter((metric) => session.metrics.includes(metric));
  const thisYear = useMeasure({ metrics, ...now, filter });
  const lastYear = useMeasure({ metrics: ["net_sales"], ...before, filter });
  const values = thisYear.data?.rows[0]?.values;
  const stat = (metric: string, label?: string) =>
    metrics.includes(metric) ? (
      <Stat
        metric={metric}
        value={values?.[metric]}
        cell={{ metric, ...now, filter }}
        {...(label === undefined ? {} : { label })}
      />
    ) : null;
  return (
    <Stats>
      <Stat
        label={t("products.this_year")}
        metric="net_sales"
        value={values?.net_sales}
        cell={{ metric: "net_sales", ...now, filter }}
      >
        <Figure cell={{ metric: "sales_growth", ...now, filter }} label={t("products.column_sales_growth")}>
          <ChangeText value={values?.sales_growth} unit="share" />
        </Figure>{" "}
        {t("products.vs_last_year")}
      </Stat>
      <Stat
        label={t("products.last_year")}
        metric="net_sales"
        value={lastYear.data?.rows[0]?.values.net_sales}
        cell={{ metric: "net_sales", ...before, filter }}
      />
      {stat("units")}
      {stat("gross_margin")}
      {stat("gross_margin_rate")}
      {stat("active_customers", t("products.buyers"))}
    </Stats>
  );
}
