import type { ReactNode } from "react";
import { useMeasure } from "../api/measure.ts";
import { ErrorNotice } from "../app/notice.tsx";
import { useLanguage } from "../language/language.ts";
import { AttainmentTile } from "./attainment-tile.tsx";
import { asked, type DashboardView, seen } from "./dashboard-view.ts";
import type { HeadlineValues } from "./headline-values.ts";
import { NeededTile } from "./needed-tile.tsx";
import { Tile, TileFact } from "./tile.tsx";

const headline = [
  "net_sales",
  "sales_growth",
  "credited_sales",
  "target",
  "target_due",
  "attainment",
  "gross_margin",
  "gross_margin_rate",
  "uncosted_sales",
  "orders",
  "average_order",
  "active_customers",
  "new_customers",
] as const;

/** The few numbers of the whole. What the role may not see is not there; nothing else moves apart for it. */
export function Headline({ view }: { readonly view: DashboardView }): ReactNode {
  const { t } = useLanguage();
  const query = useMeasure(asked(view, headline));
  if (query.isError) return <ErrorNotice error={query.error} retry={() => void query.refetch()} />;
  const values: HeadlineValues | null = query.data?.rows[0]?.values ?? null;
  const margin = seen(view, ["gross_margin", "gross_margin_rate"]).length === 2;
  const own = view.scope === "own";
  return (
    <div className="headline" aria-busy={query.isPending || query.isPlaceholderData}>
      {view.metrics.has("attainment") ? <AttainmentTile view={view} values={values} /> : null}
      {own && view.metrics.has("target") && view.period.running ? (
        <NeededTile view={view} values={values} />
      ) : null}
      <Tile view={view} metric="net_sales" value={values?.net_sales}>
        <TileFact
          view={view}
          metric="sales_growth"
          label={t("dashboard.vs_last_year")}
          value={values?.sales_growth}
          change
        />
      </Tile>
      {margin ? (
        <Tile view={view} metric="gross_margin_rate" value={values?.gross_margin_rate}>
          <TileFact view={view} metric="gross_margin" value={values?.gross_margin} />
          <Uncosted view={view} values={values} />
        </Tile>
      ) : null}
      <Tile view={view} metric="orders" value={values?.orders}>
        <TileFact view={view} metric="average_order" value={values?.average_order} />
      </Tile>
      <Tile view={view} metric="active_customers" value={values?.active_customers}>
        <TileFact view={view} metric="new_customers" value={values?.new_customers} />
      </Tile>
    </div>
  );
}

/** Margin is overstated where sales have no cost: said beside it, only then. */
function Uncosted(props: {
  readonly view: DashboardView;
  readonly values: HeadlineValues | null;
}): ReactNode {
  const value = props.values?.uncosted_sales;
  const none =
    value === undefined || value === null || (typeof value === "object" && /^0(\.0+)?$/.test(value.amount));
  if (none || !props.view.metrics.has("uncosted_sales")) return null;
  return <TileFact view={props.view} metric="uncosted_sales" value={value} tone="warning" />;
}
