import type { SameKeys } from "../same-keys.ts";
import type { products as zh } from "../zh/products.ts";

export const products: SameKeys<typeof zh> = {};
