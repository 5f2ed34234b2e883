import type { ChildExtras, UseChildExtras } from "./child-extra.ts";
import { useOrderLineExtras } from "./order-line-extras.tsx";

const nothing: ChildExtras = {
  label: null,
  cell: () => null,
  placeholder: () => undefined,
  footer: null,
};
const useNothing: UseChildExtras = () => nothing;

const extras: Readonly<Record<string, UseChildExtras>> = { order_line: useOrderLineExtras };

/** A hook; the same one for an object every time. */
export const childExtrasOf = (object: string): UseChildExtras => extras[object] ?? useNothing;
