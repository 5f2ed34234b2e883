export {
  type ExpectedShare,
  expectedShare,
  type PacedTarget,
  type PaceSpan,
  paceAmount,
  paceOfTargets,
  type WorkingDays,
} from "./pace.ts";
