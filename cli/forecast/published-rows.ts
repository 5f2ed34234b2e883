/** A row of a published table, as printed there. */
export interface PublishedRow {
  readonly method: string;
  readonly smape: string;
  readonly mase: string;
  readonly owa: string;
}

function row(method: string, smape: string, mase: string, owa: string): PublishedRow {
  return { method: `  published: ${method}`, smape, mase, owa };
}

/** M4: "Evaluation and Ranks" of the organisers. M1 has no table on this basis (mean over series). */
export const PUBLISHED: Readonly<Record<string, readonly PublishedRow[]>> = {
  "M4 weekly": [
    row("Naive2", "9.161", "2.777", "1.000"),
    row("SES", "9.012", "2.685", "0.975"),
    row("Damped", "8.866", "2.404", "0.917"),
    row("Comb", "8.944", "2.432", "0.926"),
    row("Theta", "9.093", "2.637", "0.971"),
    row("#1 ES-RNN (Smyl)", "7.817", "2.356", "0.851"),
    row("#2 FFORMA", "7.625", "2.108", "0.796"),
    row("#6 SCUM", "6.726", "2.133", "0.751"),
    row("best entrant (#235)", "", "", "0.739"),
  ],
  "M4 hourly": [
    row("Naive2", "18.383", "2.395", "1.000"),
    row("SES", "18.094", "2.385", "0.990"),
    row("Damped", "19.265", "2.956", "1.141"),
    row("Comb", "22.053", "4.582", "1.556"),
    row("Theta", "18.138", "2.455", "1.006"),
    row("#6 SCUM", "13.167", "1.458", "0.663"),
    row("#2 FFORMA", "11.506", "0.819", "0.484"),
    row("#1 ES-RNN (Smyl)", "9.328", "0.893", "0.440"),
    row("best entrant (#238)", "", "", "0.410"),
  ],
};
