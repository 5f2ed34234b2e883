/** A model with its parameters estimated on one history. */
export interface FittedModel {
  /** Short technical name, for example "ETS(M,Ad,M)". */
  readonly name: string;
  /** Point forecasts for steps 1…horizon after the last observation. */
  forecast(horizon: number): Float64Array;
}
