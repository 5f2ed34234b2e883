/** One line of the table: a figure of the product beside the bare limit of the same run, or beside a fixed limit. */
export type Figure = {
  readonly name: string;
  readonly product: string;
  readonly bare: string;
  readonly ratio: string;
  readonly limit: string;
  readonly kept: boolean;
};

const digits = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

/** A time against the bare time of the same work; `limit` is the greatest ratio that the product allows itself. */
export function against(name: string, productMs: number, bareMs: number, limit: number): Figure {
  const ratio = productMs / bareMs;
  return {
    name,
    product: `${digits(productMs)} ms`,
    bare: `${digits(bareMs)} ms`,
    ratio: `${ratio.toFixed(2)} ×`,
    limit: `≤ ${limit} ×`,
    kept: ratio <= limit,
  };
}

/** A figure against a fixed limit. */
export function absolute(name: string, value: number, unit: string, limit: number): Figure {
  return {
    name,
    product: `${digits(value)} ${unit}`,
    bare: "",
    ratio: "",
    limit: `≤ ${limit} ${unit}`,
    kept: value <= limit,
  };
}

export function table(figures: readonly Figure[]): string {
  const head = ["figure", "product", "bare", "ratio", "limit", ""];
  const rows = figures.map((each) => [
    each.name,
    each.product,
    each.bare,
    each.ratio,
    each.limit,
    each.kept ? "ok" : "MISSED",
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => [...(row[column] ?? "")].length)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - [...cell].length))
      .join("  ")
      .trimEnd();
  return [head, widths.map((width) => "-".repeat(width)), ...rows].map(line).join("\n");
}
