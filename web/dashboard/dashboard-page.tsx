import { Select } from "antd";
import type { ReactNode } from "react";
import { periodLabel } from "../../engine/calendar/index.ts";
import { Notice } from "../app/notice.tsx";
import { Page } from "../app/page.tsx";
import { shortDayText } from "../format/format.ts";
import { useLanguage } from "../language/language.ts";
import type { DashboardView } from "./dashboard-view.ts";
import { FirstSteps } from "./first-steps.tsx";
import { LeadDashboard } from "./lead-dashboard.tsx";
import { PeriodSwitch } from "./period-switch.tsx";
import { SellerDashboard } from "./seller-dashboard.tsx";
import { useDashboardView, useSetView } from "./use-dashboard-view.ts";
import { useOrderSpan } from "./use-order-span.ts";
import { useViewTeams } from "./use-view-teams.ts";
import "./dashboard.css";

/** The start page: where we stand against the target, why, and what to do next; by what the role may see. */
export default function DashboardPage(): ReactNode {
  const { t, locale } = useLanguage();
  const view = useDashboardView();
  const empty = useOrderSpan(view !== null).data === null;
  if (view === null)
    return (
      <Page title={t("dashboard.title")}>
        <Notice title={t("dashboard.no_right")} text={t("dashboard.no_right_hint")} />
      </Page>
    );
  const { period } = view.period;
  const label = periodLabel(period, locale, view.calendar);
  const today = shortDayText(view.today, view.today, locale);
  return (
    <Page
      title={t(`dashboard.title_${view.scope}`)}
      aside={
        <span className="secondary">
          {view.period.running ? t("dashboard.label_to_date", { label, today }) : label}
        </span>
      }
      actions={<ViewControls view={view} />}
    >
      {empty ? <FirstSteps /> : null}
      {view.scope === "own" ? <SellerDashboard view={view} /> : <LeadDashboard view={view} />}
    </Page>
  );
}

function ViewControls({ view }: { readonly view: DashboardView }): ReactNode {
  const { t } = useLanguage();
  const setView = useSetView();
  const teams = useViewTeams(view.scope);
  const options = teams.map((team) => ({
    value: team.id,
    label: `${"\u3000".repeat(team.depth)}${team.title}`,
    title: team.title,
  }));
  return (
    <>
      <PeriodSwitch choice={view.period.choice} onChange={(period) => setView({ period })} />
      {view.scope === "own" || options.length < 2 ? null : (
        <Select
          aria-label={t("dashboard.team")}
          style={{ minWidth: 150 }}
          allowClear
          showSearch={{ optionFilterProp: "title" }}
          placeholder={t("dashboard.all_teams")}
          value={view.team}
          onChange={(team: string | null | undefined) => setView({ team: team ?? null })}
          options={options}
        />
      )}
    </>
  );
}
