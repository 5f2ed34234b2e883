import type { SameKeys } from "../same-keys.ts";
import type { targets as zh } from "../zh/targets.ts";

export const targets: SameKeys<typeof zh> = {};
