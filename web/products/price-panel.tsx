import { type ReactNode, useMemo } from "react";
import { periodLabel, periodOf } from "../../engine/calendar/index.ts";
import { mayDo, useSession } from "../api/session.ts";
import type { SeriesData } from "../charts/chart-data.ts";
import { NothingToDraw } from "../charts/chart-panel.tsx";
import { SeriesPanel } from "../charts/series-panel.tsx";
import { useLanguage } from "../language/language.ts";
import { priceMonths, valuesInForce } from "./price-history.ts";
import { usePriceChanges } from "./use-products.ts";

const calendarMonths = { startMonth: 1, pattern: "months" } as const;
const monthsMax = 48;

/** List price and cost of a product as steps over time; the cost only for those who may see it. */
export function PricePanel({ product }: { readonly product: string }): ReactNode {
  const { t, locale } = useLanguage();
  const session = useSession();
  const seesCost = mayDo(session, "product_cost", "read");
  const prices = usePriceChanges("product_price", product, mayDo(session, "product_price", "read"));
  const costs = usePriceChanges("product_cost", product, seesCost);
  const data = useMemo((): SeriesData | null => {
    if (prices.data === undefined || (seesCost && costs.data === undefined)) return null;
    const changes = [...prices.data, ...(costs.data ?? [])];
    const first = changes.map((change) => change.from).sort()[0] ?? session.today;
    const months = priceMonths(first, session.today, monthsMax);
    const series = (
      key: string,
      label: string,
      tone: "actual" | "second",
      values: readonly (string | null)[],
    ) => ({
      key,
      label,
      unit: "money" as const,
      shape: "step" as const,
      tone,
      values,
    });
    return {
      axis: t("products.month"),
      points: months.map(({ start }) => ({
        key: start,
        label: periodLabel(periodOf(start, "month", calendarMonths), locale, calendarMonths),
        short: start.slice(2, 7).replace("-", "/"),
      })),
      series: [
        series("price", t("products.column_list_price"), "actual", valuesInForce(prices.data, months)),
        ...(seesCost
          ? [
              series(
                "cost",
                t("products.column_unit_cost"),
                "second",
                valuesInForce(costs.data ?? [], months),
              ),
            ]
          : []),
      ],
    };
  }, [prices.data, costs.data, seesCost, session.today, t, locale]);
  return (
    <SeriesPanel
      title={t(seesCost ? "products.price_and_cost" : "products.price_history")}
      note={t("products.end_of_month")}
      height={210}
      data={data}
      empty={<NothingToDraw title={t("products.no_price")} text={t("products.no_price_hint")} />}
    />
  );
}
