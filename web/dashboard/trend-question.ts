import type { FiscalCalendar } from "../../engine/calendar/index.ts";
import type { PredicateInput } from "../../kernel/predicate/predicate.ts";
import type { DaySpan } from "./chosen-period.ts";

/** Which sales a trend shows: a year beside the one before, narrowed by a filter. */
export type TrendQuestion = {
  readonly metrics: readonly string[];
  readonly year: DaySpan;
  readonly yearBefore: DaySpan;
  readonly filter: PredicateInput | undefined;
  readonly calendar: FiscalCalendar;
  readonly today: string;
  readonly currency: string;
};
