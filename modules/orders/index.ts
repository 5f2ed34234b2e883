export { order } from "./order.object.ts";
export { orderLine } from "./order-line.object.ts";
export { salesDay } from "./sales-day.object.ts";
export { salesMetrics } from "./sales-metrics.ts";
