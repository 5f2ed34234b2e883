import type { SameKeys } from "../same-keys.ts";
import type { explain as zh } from "../zh/explain.ts";

export const explain: SameKeys<typeof zh> = {};
