import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { minorToPlain } from "../../engine/money/index.ts";
import { request } from "../api/client.ts";
import { isReferenceJson, type RecordJson } from "../api/json.ts";
import { records } from "../api/records.ts";
import type { GridColumn } from "./grid-columns.ts";
import { type GridMembership, readCellKey } from "./grid-rows.ts";
import type { CellChange } from "./target-sheet.ts";
import { everyRecord } from "./use-teams.ts";

export type TargetPlan = {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly status: "draft" | "active" | "archived";
  readonly version: number;
};

export type TargetMetric = "net_sales" | "gross_margin";

const planOf = (record: RecordJson): TargetPlan => ({
  id: record.id,
  name: String(record.name ?? ""),
  year: Number(record.fiscal_year),
  status: record.status === "draft" || record.status === "archived" ? record.status : "active",
  version: record.version,
});

/** All plans, the newest year first. */
export function useTargetPlans() {
  return useQuery({
    queryKey: ["target-plans"],
    queryFn: async ({ signal }) =>
      (await everyRecord("target_plan", { sort: "-fiscal_year,name" }, signal)).map(planOf),
  });
}

export function useCreatePlan() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: {
      readonly name: string;
      readonly year: number;
      readonly status: TargetPlan["status"];
    }) =>
      planOf(
        await records("target_plan").create({
          name: input.name,
          fiscal_year: input.year,
          status: input.status,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ["target-plans"] }),
  });
}

/** The targets of a plan for one metric. */
export function useTargets(plan: string | null, metric: TargetMetric) {
  return useQuery({
    queryKey: ["plan-targets", plan, metric],
    queryFn: ({ signal }) =>
      everyRecord(
        "target",
        {
          sort: "period_start",
          filter: {
            and: [
              { field: "plan", op: "eq", value: plan },
              { field: "metric", op: "eq", value: metric },
            ],
          },
        },
        signal,
      ),
    enabled: plan !== null,
    // What is typed is held against what was read: reading anew behind one's back would only unsettle.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Who belongs to which team when. */
export function useMemberships(enabled = true) {
  return useQuery({
    queryKey: ["memberships"],
    queryFn: async ({ signal }): Promise<GridMembership[]> =>
      (await everyRecord("membership", { sort: "starts_on" }, signal)).flatMap((record) => {
        if (!isReferenceJson(record.user) || !isReferenceJson(record.team)) return [];
        return [
          {
            seller: record.user.id,
            title: record.user.title ?? "—",
            team: record.team.id,
            lead: record.lead === true,
            starts_on: String(record.starts_on),
            ends_on: record.ends_on === null ? null : String(record.ends_on),
          },
        ];
      }),
    staleTime: 300_000,
    enabled,
  });
}

type SaveInput = {
  readonly changes: readonly CellChange[];
  readonly columns: readonly GridColumn[];
  readonly metric: TargetMetric;
  readonly currency: string;
};

/** Store the changed cells of a plan, all or none. */
export function useSaveTargets(plan: string | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ changes, columns, metric, currency }: SaveInput) => {
      const ends = new Map(columns.map(({ start, end }) => [start, end]));
      const cells = changes.map(({ cell, after }) => {
        const { team, seller, periodStart } = readCellKey(cell);
        return {
          seller,
          team,
          metric,
          period_start: periodStart,
          period_end: ends.get(periodStart),
          amount: after === null ? null : minorToPlain(after, currency),
        };
      });
      return request<{ readonly saved: number; readonly removed: number }>(
        "PUT",
        `/api/target_plans/${plan}/cells`,
        { body: { cells } },
      );
    },
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["plan-targets", plan] }),
        client.invalidateQueries({ queryKey: ["measure"] }),
      ]),
  });
}
