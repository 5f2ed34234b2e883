export { target } from "./target.object.ts";
export { targetMetrics } from "./target-metrics.ts";
export { targetPlan } from "./target-plan.object.ts";
