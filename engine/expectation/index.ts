export {
  type Calibration,
  type CalibrationRow,
  type ChanceOutcome,
  calibrationTable,
  FEWEST_OUTCOMES,
} from "./calibration.ts";
export {
  type ChanceBasis,
  type ChanceCause,
  type ChanceChange,
  type EarlierForecast,
  explainChance,
  scaleOutlook,
} from "./chance-change.ts";
export { type CombinedUnit, type CombineRequest, combineUnits, sumPaths } from "./combine.ts";
export { DEFAULT_CORRELATION, type EstimatedCorrelation, estimateCorrelation } from "./correlation.ts";
export {
  type ClosingPlan,
  type ClosingRates,
  chanceToReach,
  closingPlan,
  type Expectation,
  type ExpectationInput,
  expectResult,
  STATED_CHANCES,
  suggestTarget,
  type ValueAtChance,
} from "./expectation.ts";
export {
  type ChanceSpread,
  chanceSpread,
  FAIRNESS_LIMITS,
  type FairnessLimits,
  type PersonChance,
  rankCorrelation,
} from "./fairness.ts";
export { normalBelow, normalQuantile } from "./normal.ts";
export {
  chanceOf,
  expectedShortfall,
  NO_REST,
  type Outlook,
  type ReadyOutlook,
  readyOutlook,
  valueAtChance,
} from "./outlook.ts";
export {
  type ChanceQuestion,
  DATA_THRESHOLD,
  type DataThreshold,
  ratioOutlook,
  type StatedChance,
  stateChance,
} from "./plain-rule.ts";
export { type Random, seededRandom } from "./random.ts";
export { type Suggestion, suggestTargets } from "./suggestion.ts";
