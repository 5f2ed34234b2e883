/** Forecasting engine: pure functions, no I/O. See docs/forecast.md. */

export {
  CHINESE_NEW_YEAR_WINDOW,
  holidayRegressors,
  type Regressor,
  workingDayRegressor,
} from "./calendar/calendar-regressors.ts";
export { type Frequency, periodDays, readPeriod, regularSeries } from "./calendar/period.ts";
export {
  type PredictiveDistribution,
  type StepRange,
  sampleQuantile,
  sumQuantiles,
  sumsOfPaths,
} from "./distribution/predictive-distribution.ts";
export { mase, meanOf, owa, relativeBias, rmsse, smape } from "./evaluation/accuracy.ts";
export { dieboldMariano } from "./evaluation/diebold-mariano.ts";
export { coverage, crps, msis, pinballLoss } from "./evaluation/interval-accuracy.ts";
export { backTest, compareBackTests } from "./evaluation/rolling-origin.ts";
export { type Forecast, type ForecastRequest, forecast } from "./forecast.ts";
export { coherentPaths } from "./reconciliation/coherent-paths.ts";
export {
  addUp,
  type Hierarchy,
  hierarchyOfTree,
  seriesCount,
  type TreeNode,
} from "./reconciliation/hierarchy.ts";
export { type Reconciler, type ReconciliationMethod, reconciler } from "./reconciliation/reconcile.ts";
export type { CareNote } from "./series/care.ts";
export type { Verdict } from "./verdict/verdict.ts";
export { type VerdictLanguage, verdictInWords } from "./verdict/words.ts";
