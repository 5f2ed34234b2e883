import type { SameKeys } from "../same-keys.ts";
import type { charts as zh } from "../zh/charts.ts";

export const charts: SameKeys<typeof zh> = {
  view: "View",
  chart: "Chart",
  table: "Table",
  summary: "Chart: {title}. {series}, {from} to {to}. Press Table for the numbers.",
  summary_points: "Chart: {title}. {count} points, {x} across, {y} upwards. Press Table for the numbers.",
  other_groups: "{count} others",
  empty: "Nothing here yet",
  empty_hint: "Choose another period or team, or enter or import orders first.",
};
