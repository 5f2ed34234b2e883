/**
 * Why the product cannot have its database: an expected outcome of starting it on this machine, not a bug. The
 * message is one sentence in each language for the person at the terminal; there is no user interface yet whose
 * language would be known. Passwords never stand in it.
 */
export class DatabaseRefusal extends Error {
  readonly code: string;

  constructor(code: string, zh: string, en: string, cause?: unknown) {
    super(`${zh} ${en}`, { cause });
    this.name = "DatabaseRefusal";
    this.code = code;
  }
}
