import type { RefusalCode } from "../../kernel/refusal-table.ts";

/** One field's problem, the sentence in the user's language. `row` counts from 1 in a list of inputs. */
export type ProblemJson = {
  readonly field: string;
  readonly label?: string;
  readonly value?: unknown;
  readonly expected?: string;
  readonly row?: number;
  readonly message: string;
};

/** An expected "no" of the server: `message` is the sentence for the user. */
export class RefusalError extends Error {
  readonly code: RefusalCode | "unknown";
  readonly status: number;
  readonly problems: readonly ProblemJson[];
  readonly values: Readonly<Record<string, unknown>>;

  constructor(given: {
    readonly code: RefusalCode | "unknown";
    readonly status: number;
    readonly detail: string;
    readonly problems: readonly ProblemJson[];
    readonly values: Readonly<Record<string, unknown>>;
  }) {
    super(given.detail);
    this.name = "RefusalError";
    this.code = given.code;
    this.status = given.status;
    this.problems = given.problems;
    this.values = given.values;
  }
}

/** The server did not answer, or answers that it cannot just now. Worth another try. */
export class ConnectionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ConnectionError";
  }
}

/** A sentence for whatever went wrong in a request. */
export function errorSentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
