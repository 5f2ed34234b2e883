import type { ReactNode } from "react";
import { useLanguage } from "../language/language.ts";
import { type DashboardView, trendOf } from "./dashboard-view.ts";
import { Headline } from "./headline.tsx";
import { MyCustomersPanel } from "./my-customers-panel.tsx";
import { NewestOrdersPanel } from "./newest-orders-panel.tsx";
import { SharePanel } from "./share-panel.tsx";
import { TrendPanel } from "./trend-panel.tsx";

/** For those who sell: my pace, what is still needed, whom to call, what came in. */
export function SellerDashboard({ view }: { readonly view: DashboardView }): ReactNode {
  const { t } = useLanguage();
  return (
    <>
      <Headline view={view} />
      <div className="dashboard-grid">
        <TrendPanel
          title={t("dashboard.trend")}
          className="span-8"
          question={trendOf(view)}
          emphasis={view.period.span}
        />
        <NewestOrdersPanel view={view} className="span-4" />
        <MyCustomersPanel view={view} className="span-8" />
        <SharePanel view={view} dimension="category" className="span-4" />
      </div>
    </>
  );
}
