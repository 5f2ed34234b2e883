import { spawn } from "node:child_process";

export type ProgramResult = {
  readonly code: number | null;
  readonly output: string;
  readonly timedOut: boolean;
};

/** Runs a program to its end and collects what it writes; one that hangs is killed with all that it started. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: { readonly minutesMax: number; readonly environment?: Readonly<Record<string, string>> },
): Promise<ProgramResult> {
  const child = spawn(program, args, {
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", ...options.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk;
    });
  let timedOut = false;
  const limit = setTimeout(() => {
    timedOut = true;
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), 5_000).unref();
  }, options.minutesMax * 60_000);
  return new Promise((resume) => {
    child.once("error", (error) => {
      output += error.message;
    });
    child.once("close", (code) => {
      clearTimeout(limit);
      resume({ code, output, timedOut });
    });
  });
}
