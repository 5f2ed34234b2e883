import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export type Program = { readonly child: ChildProcess; readonly line: string; stop(): Promise<void> };

/** Starts a program of this folder and waits for the line with which it says that it is ready. */
export async function startProgram(name: string, args: readonly string[]): Promise<Program> {
  const child = spawn(process.execPath, [fileURLToPath(new URL(name, import.meta.url)), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    once(lines, "line").then(([text]) => String(text)),
    once(child, "exit").then(([code]) => {
      throw new Error(`${name} ended with ${String(code)}`);
    }),
  ]);
  return {
    child,
    line,
    async stop() {
      if (child.exitCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
