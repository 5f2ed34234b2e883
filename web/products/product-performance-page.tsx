import { Select } from "antd";
import { type ReactNode, useMemo } from "react";
import { useSearchParams } from "react-router";
import { periodLabel } from "../../engine/calendar/index.ts";
import type { PredicateInput } from "../../kernel/predicate/predicate.ts";
import { useMeasure } from "../api/measure.ts";
import { useSession } from "../api/session.ts";
import { ErrorNotice } from "../app/notice.tsx";
import { Page } from "../app/page.tsx";
import { chosenPeriod, isPeriodChoice, usualChoice } from "../dashboard/chosen-period.ts";
import { PeriodSwitch } from "../dashboard/period-switch.tsx";
import { calendarOf } from "../dashboard/use-dashboard-view.ts";
import { useOrderSpan } from "../dashboard/use-order-span.ts";
import { useLanguage } from "../language/language.ts";
import { MarginMap } from "./margin-map.tsx";
import { productRows } from "./product-rows.ts";
import { ProductTable } from "./product-table.tsx";
import { ProductViewSwitch } from "./product-view-switch.tsx";
import { useCatalogue, useCategories } from "./use-products.ts";
import "./products.css";

const measured = ["net_sales", "units", "sales_growth", "gross_margin", "gross_margin_rate"];

/** How products do: price, cost, sales, growth, margin; where the money is earned and where it is not. */
export default function ProductPerformancePage(): ReactNode {
  const { t, locale } = useLanguage();
  const session = useSession();
  const [params, setParams] = useSearchParams();
  const category = params.get("category");
  const asked = params.get("period");
  const calendar = calendarOf(session);
  const lastOrder = useOrderSpan(true).data?.last ?? null;
  const usual = usualChoice(session.today, lastOrder, calendar);
  const period = chosenPeriod(isPeriodChoice(asked) ? asked : usual, session.today, calendar);
  const filter: PredicateInput | undefined = useMemo(
    () => (category === null ? undefined : { field: "category", op: "eq", value: category }),
    [category],
  );
  const metrics = measured.filter((metric) => session.metrics.includes(metric));
  const numbers = useMeasure({
    metrics,
    by: ["product"],
    ...period.span,
    ...(filter === undefined ? {} : { filter }),
    total: true,
  });
  const products = useCatalogue(category);
  const categories = useCategories();
  const rows = useMemo(
    () =>
      products.data === undefined || numbers.data === undefined
        ? null
        : productRows(products.data, numbers.data.rows),
    [products.data, numbers.data],
  );
  const change = (name: string, value: string | null) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      if (value === null) next.delete(name);
      else next.set(name, value);
      return next;
    });
  const error = products.error ?? numbers.error;
  return (
    <Page
      title={t("products.title")}
      aside={<span className="secondary">{periodLabel(period.period, locale, calendar)}</span>}
      actions={
        <>
          <PeriodSwitch choice={period.choice} onChange={(choice) => change("period", choice)} />
          <Select
            aria-label={t("products.category")}
            style={{ minWidth: 150 }}
            allowClear
            placeholder={t("products.all_categories")}
            value={category}
            onChange={(value: string | null | undefined) => change("category", value ?? null)}
            options={categories.data?.map((each) => ({ value: each.id, label: String(each.name) })) ?? []}
          />
          <ProductViewSwitch />
        </>
      }
    >
      {error === null ? (
        <>
          {metrics.includes("gross_margin_rate") ? <MarginMap rows={rows} span={period.span} /> : null}
          <ProductTable
            rows={rows}
            total={numbers.data?.total?.values ?? null}
            span={period.span}
            filter={filter}
            metrics={metrics}
          />
        </>
      ) : (
        <ErrorNotice error={error} retry={() => void Promise.all([products.refetch(), numbers.refetch()])} />
      )}
    </Page>
  );
}
