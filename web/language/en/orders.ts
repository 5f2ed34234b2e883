import type { SameKeys } from "../same-keys.ts";
import type { orders as zh } from "../zh/orders.ts";

export const orders: SameKeys<typeof zh> = {};
