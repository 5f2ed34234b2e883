import { type ReactNode, useMemo } from "react";
import { useSession } from "../api/session.ts";
import type { RecordExtensionProps } from "../app/extension-props.ts";
import { TrendPanel } from "../dashboard/trend-panel.tsx";
import { calendarOf } from "../dashboard/use-dashboard-view.ts";
import { useLanguage } from "../language/language.ts";
import { TopProducts } from "./top-products.tsx";
import { customerYears, ofCustomer } from "./use-customer.ts";
import "./customers.css";

/** What the customer bought, month by month, and which products. */
export default function AccountPurchases({ record }: RecordExtensionProps): ReactNode {
  const { t } = useLanguage();
  const session = useSession();
  const question = useMemo(() => {
    const calendar = calendarOf(session);
    const years = customerYears(session.today, calendar);
    return {
      metrics: ["net_sales"],
      year: years.now,
      yearBefore: years.before,
      filter: ofCustomer(record.id),
      calendar,
      today: session.today,
      currency: session.workspace.currency,
    };
  }, [session, record.id]);
  return (
    <div className="purchases">
      <TrendPanel
        title={t("customers.purchases")}
        question={question}
        emphasis={question.year}
        height={230}
      />
      <TopProducts customer={record.id} year={question.year} />
    </div>
  );
}
