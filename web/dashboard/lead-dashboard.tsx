import type { ReactNode } from "react";
import { BehindPanel } from "./behind-panel.tsx";
import { BreakdownPanel } from "./breakdown-panel.tsx";
import type { DashboardView } from "./dashboard-view.ts";
import { Headline } from "./headline.tsx";
import { NewestOrdersPanel } from "./newest-orders-panel.tsx";
import { PeoplePanel } from "./people-panel.tsx";
import { SharePanel } from "./share-panel.tsx";
import { TrendPanel } from "./trend-panel.tsx";

/** For those who lead: the whole, the people and regions ahead and behind, what is sold, what came in last. */
export function LeadDashboard({ view }: { readonly view: DashboardView }): ReactNode {
  return (
    <>
      <Headline view={view} />
      <div className="dashboard-grid">
        <TrendPanel view={view} className="span-8" />
        <BehindPanel view={view} className="span-4" />
        <PeoplePanel view={view} className="span-6" />
        <BreakdownPanel view={view} className="span-6" />
        <SharePanel view={view} dimension="category" className="span-4" />
        <SharePanel view={view} dimension="channel" className="span-4" />
        <NewestOrdersPanel view={view} className="span-4" />
      </div>
    </>
  );
}
