import type { MetricValue } from "../api/measure.ts";

/** The numbers of the whole, by metric; those that the viewer may not see are missing. */
export type HeadlineValues = Readonly<Record<string, MetricValue>>;
