/** Whose value of each field is kept. */
export type Decision = Readonly<Record<string, "mine" | "current">>;
