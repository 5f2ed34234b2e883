/**
 * A model with its parameters estimated. It can forecast from the end, and, with the same parameters, from any
 * earlier point of the series: the back-test errors of the predictive distribution come from there.
 */
export interface FittedModel {
  /** Short technical name, for example "ETS(M,Ad,M)". */
  readonly name: string;
  /** Point forecasts for steps 1…horizon after the last observation. */
  forecast(horizon: number): Float64Array;
  /** For each origin (a number of observations used) the point forecasts for steps 1…horizon after it. */
  forecastFrom(origins: readonly number[], horizon: number): Float64Array[];
}
