import type { SameKeys } from "../same-keys.ts";
import type { dashboard as zh } from "../zh/dashboard.ts";

export const dashboard: SameKeys<typeof zh> = {};
