import type { Locale, Text } from "../kernel/text.ts";

/** Exit codes of every command; documented in docs/command-line.md. */
export const exitCodes = { ok: 0, failedRows: 1, wrongUse: 2, refused: 3, bug: 4 } as const;

export type OptionSpec = {
  /** What stands for the value in the help ("DAY"); left out for a switch. */
  readonly value?: string;
  readonly required?: boolean;
  readonly help: Text;
};

export type Terminal = {
  readonly locale: Locale;
  /** Results only: what another program reads. */
  readonly out: (line: string) => void;
  /** Progress, warnings about the run, refusals. */
  readonly err: (line: string) => void;
  readonly readInput: () => Promise<string>;
};

export type CommandInput = {
  readonly positionals: readonly string[];
  /** Values by name; a switch that was given is "true". */
  readonly options: Readonly<Record<string, string>>;
  readonly terminal: Terminal;
};

export type Command = {
  /** The words that name it: "workspace create". */
  readonly name: string;
  readonly summary: Text;
  /** Names of what follows the command's words, in order; "[X]" may be left out, "X…" takes all that is left. */
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** More for the help: what the words mean, an example. */
  readonly notes?: Text;
  readonly run: (input: CommandInput) => Promise<number>;
};

/** A command that cannot be understood: one sentence for the person who typed it. */
export class WrongUse extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.name = "WrongUse";
    this.text = text;
  }
}

/** The language of the terminal, from the usual variables; Chinese unless they say English or nothing in particular (C). */
export function terminalLocale(environment: Readonly<Record<string, string | undefined>>): Locale {
  const named = [environment.LC_ALL, environment.LC_MESSAGES, environment.LANG].find(
    (value) => value !== undefined && value !== "",
  );
  return named !== undefined && /^(en|C$|C\.|POSIX)/i.test(named) ? "en" : "zh";
}
