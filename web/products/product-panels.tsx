import { type ReactNode, useMemo } from "react";
import { useSession } from "../api/session.ts";
import type { RecordExtensionProps } from "../app/extension-props.ts";
import { customerYears } from "../customers/use-customer.ts";
import { TrendPanel } from "../dashboard/trend-panel.tsx";
import { calendarOf } from "../dashboard/use-dashboard-view.ts";
import { useLanguage } from "../language/language.ts";
import { PricePanel } from "./price-panel.tsx";
import "./products.css";

/** The product's sales by month, and how its price and cost moved. */
export default function ProductPanels({ record }: RecordExtensionProps): ReactNode {
  const { t } = useLanguage();
  const session = useSession();
  const question = useMemo(() => {
    const calendar = calendarOf(session);
    const years = customerYears(session.today, calendar);
    return {
      metrics: ["net_sales"],
      year: years.now,
      yearBefore: years.before,
      filter: { field: "product", op: "eq", value: record.id } as const,
      calendar,
      today: session.today,
      currency: session.workspace.currency,
    };
  }, [session, record.id]);
  return (
    <div className="product-panels">
      <TrendPanel
        title={t("products.sales_by_month")}
        question={question}
        emphasis={question.year}
        height={230}
      />
      <PricePanel product={record.id} />
    </div>
  );
}
