import type { ReactNode } from "react";
import { WhenSeen } from "../charts/when-seen.tsx";
import { useLanguage } from "../language/language.ts";
import { BehindPanel } from "./behind-panel.tsx";
import { BreakdownPanel } from "./breakdown-panel.tsx";
import { type DashboardView, trendOf } from "./dashboard-view.ts";
import { Headline } from "./headline.tsx";
import { NewestOrdersPanel } from "./newest-orders-panel.tsx";
import { PeoplePanel } from "./people-panel.tsx";
import { SharePanel } from "./share-panel.tsx";
import { TrendPanel } from "./trend-panel.tsx";

/** For those who lead: the whole, the people and regions ahead and behind, what is sold, what came in last. */
export function LeadDashboard({ view }: { readonly view: DashboardView }): ReactNode {
  const { t } = useLanguage();
  // Without a right to targets the newest orders take the place of those who are behind.
  const targets = view.metrics.has("target_due");
  const third = targets ? "span-4" : "span-6";
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
        {targets ? (
          <BehindPanel view={view} className="span-4" />
        ) : (
          <NewestOrdersPanel view={view} className="span-4" />
        )}
        <PeoplePanel view={view} className="span-6" />
        <div className="dashboard-stack span-6">
          <BreakdownPanel view={view} />
          <SharePanel view={view} dimension="channel" />
        </div>
        <WhenSeen className={third} height={420}>
          <SharePanel view={view} dimension="category" />
        </WhenSeen>
        <WhenSeen className={third} height={420}>
          <SharePanel view={view} dimension="customer" />
        </WhenSeen>
        {targets ? <NewestOrdersPanel view={view} className="span-4" /> : null}
      </div>
    </>
  );
}
