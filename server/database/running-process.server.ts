import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** True while a process with this id exists; a process of another user counts. */
function exists(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * A name of a running process that another process with the same id later does not have: the id and, where the
 * system tells it, the moment of its start. Containers give the same small ids again after each restart.
 * @returns undefined when no such process runs
 */
export function processIdentity(processId: number): string | undefined {
  if (!exists(processId)) return undefined;
  try {
    const text = readFileSync(`/proc/${processId}/stat`, "utf8");
    // The second field is the program's name in parentheses and may hold spaces; the state is the first after it.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const zombie = fields[0] === "Z";
    return zombie ? undefined : `${processId}@${fields[19] ?? ""}`;
  } catch {
    return String(processId);
  }
}

/** The command line of a running process, or undefined where the system does not tell. */
export function commandLineOf(processId: number): string | undefined {
  try {
    return readFileSync(`/proc/${processId}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    const run = spawnSync("ps", ["-o", "command=", "-p", String(processId)], { encoding: "utf8" });
    return run.status === 0 ? run.stdout : undefined;
  }
}
