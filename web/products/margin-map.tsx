import { type ReactNode, useMemo } from "react";
import { metricNamed } from "../../kernel/catalog.ts";
import { catalog } from "../../modules/catalog.ts";
import { ScatterPanel } from "../charts/scatter-panel.tsx";
import type { DaySpan } from "../dashboard/chosen-period.ts";
import { useLanguage } from "../language/language.ts";
import type { ProductRow } from "./product-rows.ts";

const sales = metricNamed(catalog, "net_sales");
const rate = metricNamed(catalog, "gross_margin_rate");

/** Every product by what it sells and what of it is kept: large and thin, small and rich. */
export function MarginMap(props: {
  readonly rows: readonly ProductRow[] | null;
  readonly span: DaySpan;
}): ReactNode {
  const { rows, span } = props;
  const { t, say } = useLanguage();
  const data = useMemo(() => {
    if (rows === null) return null;
    return {
      x: { label: say(sales.label), unit: sales.unit },
      y: { label: say(rate.label), unit: rate.unit },
      points: rows.flatMap((row) =>
        row.net_sales === null || row.gross_margin_rate === null
          ? []
          : [
              {
                key: row.id,
                label: row.name,
                group: row.category?.title ?? t("products.no_category"),
                x: row.net_sales,
                y: row.gross_margin_rate,
              },
            ],
      ),
    };
  }, [rows, say, t]);
  return (
    <ScatterPanel
      title={t("products.margin_map")}
      note={t("products.margin_map_hint")}
      data={data}
      height={300}
      cellAt={(product, side) => ({
        metric: side === "x" ? "net_sales" : "gross_margin_rate",
        ...span,
        filter: { field: "product", op: "eq", value: product },
      })}
    />
  );
}
