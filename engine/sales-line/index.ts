export { type SalesLine, type SalesLineAmounts, salesLineAmounts } from "./sales-line.ts";
