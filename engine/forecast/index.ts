/** Forecasting engine: pure functions, no I/O. See docs/forecast.md. */
export { forecast, type Forecast, type ForecastRequest } from "./forecast.ts";
export {
  type PredictiveDistribution,
  sampleQuantile,
  type StepRange,
  sumQuantiles,
  sumsOfPaths,
} from "./distribution/predictive-distribution.ts";
export type { Verdict } from "./verdict/verdict.ts";
export { verdictInWords, type VerdictLanguage } from "./verdict/words.ts";
export type { CareNote } from "./series/care.ts";
export { addUp, type Hierarchy, hierarchyOfTree, seriesCount, type TreeNode } from "./reconciliation/hierarchy.ts";
export { type ReconciliationMethod, type Reconciler, reconciler } from "./reconciliation/reconcile.ts";
export { coherentPaths } from "./reconciliation/coherent-paths.ts";
export { regularSeries, periodDays, readPeriod, type Frequency } from "./calendar/period.ts";
export {
  CHINESE_NEW_YEAR_WINDOW,
  holidayRegressors,
  type Regressor,
  workingDayRegressor,
} from "./calendar/calendar-regressors.ts";
