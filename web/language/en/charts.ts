import type { SameKeys } from "../same-keys.ts";
import type { charts as zh } from "../zh/charts.ts";

export const charts: SameKeys<typeof zh> = {};
