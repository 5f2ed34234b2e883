export { allocateBounded, type BoundedShares } from "./bounded-allocation.ts";
export { type Breakdown, breakDown, changeFixed } from "./break-down.ts";
export { type CapacityPeriod, capacityOf, type Employment, type RampSchedule } from "./capacity.ts";
export { evaluateFormula, type FormulaReferences, type FormulaResult } from "./evaluate-formula.ts";
export { type FittedTable, fitTable, type TableToFit } from "./fit-table.ts";
export type {
  Formula,
  FormulaProblem,
  FormulaProblemCode,
  FormulaReference,
  ParsedFormula,
} from "./formula-types.ts";
export { formatMeasure, type Measure, measureScale } from "./measure.ts";
export { type BreakdownNode, changedUnits, nodeAt, nodesOf, productNodesOf } from "./nodes.ts";
export { parseFormula } from "./parse-formula.ts";
export { type RakeFactors, type Raking, rake, rakedCells } from "./rake.ts";
export { breakDownRatio, type RatioBreakdown, type RatioNode, type RatioRequest, ratioAt } from "./ratio.ts";
export type {
  BreakdownProblem,
  BreakdownRequest,
  BreakdownStep,
  CapacityFact,
  CellRef,
  FixedCell,
  HistoryFact,
  HistoryYear,
  LockedValue,
  PaddingRule,
  PeriodNode,
  ProductNode,
  ProductWeight,
  SeasonWeight,
  UnitNode,
} from "./request.ts";
export { type AssignedPart, type Assignment, splitByDate } from "./split-by-date.ts";
export {
  decodeStory,
  encodeStory,
  replayStory,
  type Story,
  type StoryStep,
  type StoryStepKind,
  storyWaterfall,
  type WaterfallBar,
} from "./story.ts";
export { type StoryNames, storySentence } from "./story-sentence.ts";
export { storiesOf, storyOf } from "./tell-story.ts";
