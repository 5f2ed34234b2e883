import { Skeleton } from "antd";
import { type ReactNode, useMemo } from "react";
import { useSearchParams } from "react-router";
import { fiscalYear } from "../../engine/calendar/index.ts";
import type { RecordJson } from "../api/json.ts";
import { useSession } from "../api/session.ts";
import { ErrorNotice, Notice } from "../app/notice.tsx";
import { Page } from "../app/page.tsx";
import { calendarOf } from "../dashboard/use-dashboard-view.ts";
import { useLanguage } from "../language/language.ts";
import {
  type GridGrain,
  gridColumns,
  gridGrains,
  ownColumns,
  placeTargets,
  usualGrain,
} from "./grid-columns.ts";
import { GridDesk } from "./grid-desk.tsx";
import { type GridMembership, gridLines } from "./grid-rows.ts";
import { gridSight } from "./shown-teams.ts";
import type { TeamNode } from "./team-tree.ts";
import { type TargetMetric, type TargetPlan, useMemberships, useTargets } from "./use-target-plans.ts";
import { useTeams } from "./use-teams.ts";

type PlanGridProps = { readonly plan: TargetPlan; readonly metric: TargetMetric; readonly picker: ReactNode };

/** Reads all that the grid of a plan is made of. */
export function PlanGrid(props: PlanGridProps): ReactNode {
  const { t } = useLanguage();
  const targets = useTargets(props.plan.id, props.metric);
  const teams = useTeams();
  const memberships = useMemberships();
  const error = targets.error ?? teams.error ?? memberships.error;
  if (targets.data === undefined || teams.data === undefined || memberships.data === undefined)
    return (
      <Page title={t("targets.title")} actions={props.picker}>
        {error === null ? (
          <Skeleton active paragraph={{ rows: 12 }} />
        ) : (
          <ErrorNotice
            error={error}
            retry={() => void Promise.all([targets.refetch(), teams.refetch(), memberships.refetch()])}
          />
        )}
      </Page>
    );
  return <ReadyGrid {...props} targets={targets.data} teams={teams.data} memberships={memberships.data} />;
}

type ReadyProps = PlanGridProps & {
  readonly targets: readonly RecordJson[];
  readonly teams: readonly TeamNode[];
  readonly memberships: readonly GridMembership[];
};

const isGrain = (text: string | null): text is GridGrain =>
  text === "own" || (gridGrains as readonly (string | null)[]).includes(text);

function ReadyGrid({ plan, metric, picker, targets, teams, memberships }: ReadyProps): ReactNode {
  const { t, locale } = useLanguage();
  const session = useSession();
  const [params] = useSearchParams();
  const calendar = useMemo(() => calendarOf(session), [session]);
  const asked = params.get("grain");
  const usual = useMemo(() => usualGrain(targets, plan.year, calendar), [targets, plan.year, calendar]);
  const grain = isGrain(asked) ? asked : usual;
  const columns = useMemo(
    () => (grain === "own" ? ownColumns(targets) : gridColumns(plan.year, grain, calendar, locale)),
    [plan.year, grain, calendar, locale, targets],
  );
  const placed = useMemo(() => placeTargets(targets, columns), [targets, columns]);
  const lines = useMemo(() => {
    const scope = session.rights.target?.read ?? "own";
    const sight = gridSight(scope, session.user?.id ?? null, session.today, teams, memberships);
    const year = fiscalYear(plan.year, calendar);
    return gridLines({ teams, memberships, holders: placed.holders, year, ...sight });
  }, [session, teams, memberships, placed.holders, plan.year, calendar]);
  if (lines.length === 0)
    return (
      <Page title={t("targets.title")} actions={picker}>
        <Notice title={t("targets.nobody")} text={t("targets.nobody_hint")} />
      </Page>
    );
  return <GridDesk {...{ plan, metric, picker, grain, usual, calendar, columns, placed, lines, teams }} />;
}
