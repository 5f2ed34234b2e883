import { useMemo } from "react";
import { useSearchParams } from "react-router";
import type { FiscalCalendar } from "../../engine/calendar/index.ts";
import { type Session, useSession } from "../api/session.ts";
import { teamsUnder } from "../targets/team-tree.ts";
import { useTeams } from "../targets/use-teams.ts";
import { chosenPeriod, isPeriodChoice, type PeriodChoice, usualChoice } from "./chosen-period.ts";
import type { DashboardView } from "./dashboard-view.ts";
import { useOrderSpan } from "./use-order-span.ts";

export const calendarOf = ({ workspace }: Session): FiscalCalendar => ({
  startMonth: workspace.fiscal_start_month,
  pattern: workspace.fiscal_pattern,
});

/** The view that the address asks for; null for a role that may not read orders. */
export function useDashboardView(): DashboardView | null {
  const session = useSession();
  const [params] = useSearchParams();
  const teams = useTeams();
  const asked = params.get("period");
  const span = useOrderSpan(session.rights.order?.read !== undefined);
  const lastOrder = span.data?.last ?? null;
  const chosen = params.get("team");
  const team = chosen === "" ? null : chosen;
  return useMemo(() => {
    const scope = session.rights.order?.read;
    if (scope === undefined) return null;
    const calendar = calendarOf(session);
    const members = team === null ? [] : [...teamsUnder(teams.data ?? [], team)];
    return {
      period: chosenPeriod(
        isPeriodChoice(asked) ? asked : usualChoice(session.today, lastOrder, calendar),
        session.today,
        calendar,
      ),
      team,
      filter: team === null ? undefined : { field: "team", op: "in", value: members },
      scope,
      metrics: new Set(session.metrics),
      today: session.today,
      currency: session.workspace.currency,
      calendar,
    };
  }, [session, asked, team, teams.data, lastOrder]);
}

/** Change the view; it lies in the address, so that it can be sent on and comes back with "back". */
export function useSetView(): (change: {
  readonly period?: PeriodChoice;
  readonly team?: string | null;
}) => void {
  const [, setParams] = useSearchParams();
  return (change) =>
    setParams(
      (params) => {
        const next = new URLSearchParams(params);
        if (change.period !== undefined) next.set("period", change.period);
        if (change.team !== undefined && change.team !== null) next.set("team", change.team);
        if (change.team === null) next.delete("team");
        return next;
      },
      { preventScrollReset: true },
    );
}
