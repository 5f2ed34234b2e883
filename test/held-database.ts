import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

type Answer = {
  readonly opened?: string;
  readonly progress?: string[];
  readonly acknowledged?: number;
  readonly closed?: boolean;
  readonly refused?: string;
};

/** A process of its own with a data folder's database open (test/programs/hold-database.ts). */
export type HeldDatabase = {
  readonly process: ChildProcess;
  readonly url: string;
  readonly progress: readonly string[];
  /** The numbers whose insert was acknowledged so far. */
  readonly acknowledged: readonly number[];
  send(line: string): void;
  /** Resolves when the process has answered this. */
  until(holds: (answer: Answer) => boolean): Promise<void>;
  close(): Promise<void>;
};

const program = join(import.meta.dirname, "programs", "hold-database.ts");

/**
 * Starts the process and waits until the database is open.
 * @param account runs it as another user of this machine; only root can
 * @throws Error with the refusal's sentence where the database refused
 */
export async function holdDatabase(
  dataFolder: string,
  account?: { readonly uid: number; readonly gid: number },
): Promise<HeldDatabase> {
  // A group of its own stands for a terminal: Ctrl+C signals the whole group.
  const child = spawn(process.execPath, [program, dataFolder], {
    ...account,
    cwd: "/",
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const answers: Answer[] = [];
  const acknowledged: number[] = [];
  const waiting = new Set<() => void>();
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    const answer = JSON.parse(line) as Answer;
    answers.push(answer);
    if (answer.acknowledged !== undefined) acknowledged.push(answer.acknowledged);
    for (const look of waiting) look();
  });
  let ended = false;
  child.once("close", () => {
    ended = true;
    for (const look of waiting) look();
  });

  const until = (holds: (answer: Answer) => boolean): Promise<void> =>
    new Promise((resume, fail) => {
      const look = (): void => {
        if (!answers.some(holds) && !ended) return;
        waiting.delete(look);
        if (answers.some(holds)) resume();
        else fail(new Error(`it ended before; its last answer: ${JSON.stringify(answers.at(-1))}`));
      };
      waiting.add(look);
      look();
    });

  await until((answer) => answer.opened !== undefined || answer.refused !== undefined);
  const [first] = answers;
  if (first?.opened === undefined) throw new Error(first?.refused ?? "no answer");
  const send = (line: string): void => {
    child.stdin.write(`${line}\n`);
  };
  return {
    process: child,
    url: first.opened,
    progress: first.progress ?? [],
    acknowledged,
    send,
    until,
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      send("close");
      await once(child, "close");
    },
  };
}
