import { Segmented, Skeleton } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import { ErrorNotice } from "../app/notice.tsx";
import { NothingToDraw } from "../charts/chart-panel.tsx";
import { Panel } from "../charts/panel.tsx";
import { useLanguage } from "../language/language.ts";
import { useTeams } from "../targets/use-teams.ts";
import { BreakdownTable } from "./breakdown-table.tsx";
import type { DashboardView } from "./dashboard-view.ts";
import { type TeamGroup, teamGroups } from "./team-groups.ts";
import { type BreakdownRow, useBreakdown } from "./use-breakdown.ts";
import { useTeamGroups } from "./use-team-groups.ts";

type BreakdownProps = { readonly view: DashboardView };
type By = "team" | "territory";

/** Teams, or territories, side by side: attainment, growth, margin, and the shape of the year. */
export function BreakdownPanel({ view }: BreakdownProps): ReactNode {
  const { t } = useLanguage();
  const teams = useTeams();
  const [by, setBy] = useState<By>("team");
  const groups = useMemo(
    () => (view.scope === "all" && teams.data !== undefined ? teamGroups(teams.data, view.team) : null),
    [view.scope, view.team, teams.data],
  );
  return (
    <Panel
      title={t("dashboard.breakdown")}
      actions={
        <Segmented
          size="small"
          aria-label={t("dashboard.breakdown_by")}
          value={by}
          onChange={setBy}
          options={[
            { value: "team", label: t("dashboard.teams") },
            { value: "territory", label: t("dashboard.territories") },
          ]}
        />
      }
    >
      {by === "team" && groups !== null ? (
        <Branches view={view} groups={groups} />
      ) : (
        <PlainCut view={view} by={by} />
      )}
    </Panel>
  );
}

function PlainCut({ view, by }: BreakdownProps & { readonly by: By }): ReactNode {
  const { query, rows } = useBreakdown(view, by, { months: true, limit: 30 });
  return (
    <Shown
      view={view}
      by={by}
      rows={rows}
      error={query.error}
      retry={() => void query.refetch()}
      stale={query.isPlaceholderData}
    />
  );
}

function Branches({ view, groups }: BreakdownProps & { readonly groups: readonly TeamGroup[] }): ReactNode {
  const { rows, error, retry } = useTeamGroups(view, groups);
  return <Shown view={view} by="team" rows={rows} error={error} retry={retry} stale={false} />;
}

type ShownProps = BreakdownProps & {
  readonly by: By;
  readonly rows: readonly BreakdownRow[] | null;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly stale: boolean;
};

function Shown({ view, by, rows, error, retry, stale }: ShownProps): ReactNode {
  if (error !== null) return <ErrorNotice error={error} retry={retry} />;
  if (rows === null) return <Skeleton active paragraph={{ rows: 6 }} title={false} />;
  if (rows.length === 0) return <NothingToDraw />;
  return (
    <div className="scroll-x" aria-busy={stale}>
      <BreakdownTable view={view} dimension={by} rows={rows} />
    </div>
  );
}
