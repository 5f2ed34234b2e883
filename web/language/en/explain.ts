import type { SameKeys } from "../same-keys.ts";
import type { explain as zh } from "../zh/explain.ts";

export const explain: SameKeys<typeof zh> = {
  title: "About this number",
  open: "Show formula and rows",
  copy_link: "Copy link",
  link_copied: "Link copied",
  period: "Period",
  all_time: "All time",
  scope: "Data covered",
  filter: "Filter",
  as_of: "Taken at",
  parts: "Made of",
  rows: "Rows",
  rows_of: "{metric}: {count} × {object}",
  no_rows: "No records stand behind this number.",
  record: "Record",
  day: "Day",
  account: "Customer",
  seller: "Seller",
  loaded: "{loaded} of {count} loaded",
  more: "Load more",
  load_all: "Load all and check the sum",
  adds_up: "The {count} rows add up to {sum}: the number",
  adds_up_not: "The {count} rows add up to {sum}; the number counts distinct values or is a ratio: {value}",
  export: "Export rows",
};
