import type { SameKeys } from "../same-keys.ts";
import type { customers as zh } from "../zh/customers.ts";

export const customers: SameKeys<typeof zh> = {};
