import { useMemo } from "react";
import { useMeasure } from "../api/measure.ts";
import { asked, type DashboardView } from "./dashboard-view.ts";
import { type Standing, standings } from "./people-standing.ts";

const metrics = ["net_sales", "credited_sales", "target", "target_due", "attainment"] as const;

/** Everybody's standing in the view; one question, shared by the ranking and the list of those behind. */
export function usePeople(view: DashboardView) {
  const query = useMeasure(asked(view, metrics, { by: ["seller"] }));
  const people: readonly Standing[] | null = useMemo(
    () => (query.data === undefined ? null : standings(query.data.rows)),
    [query.data],
  );
  return {
    query,
    people: people?.filter((person) => person.key !== "") ?? null,
    /** Targets that teams have not given to anybody, and sales that nobody is credited for. */
    nobody: people?.find((person) => person.key === "") ?? null,
  };
}
