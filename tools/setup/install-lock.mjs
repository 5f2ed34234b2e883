/**
 * A lock file for one install at a time. The file holds the ids of the process that installs and of the npm that it
 * started (npm lives on when only its parent is killed); when both are gone the next process takes the lock over, so
 * a killed install blocks nobody.
 */
import { appendFileSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

const retryMs = 200;

/** True while a process with this id exists; a process of another user counts. */
function isAlive(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Creates the lock file with our process id in it; false when it exists. A link appears whole or not at all. */
function tryCreate(file) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${process.pid}\n`);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** "held" while one of the processes in the lock file lives, "stale" when none does, "free" when there is no file. */
function stateOf(file) {
  try {
    const processIds = readFileSync(file, "utf8").trim().split("\n").map(Number);
    return processIds.some((id) => id > 0 && isAlive(id)) ? "held" : "stale";
  } catch {
    return "free";
  }
}

/** Moves a dead holder's lock away; puts it back when a living process took it over in between. */
function removeStale(file) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
    if (stateOf(aside) === "held") renameSync(aside, file);
    else rmSync(aside, { force: true });
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}

/**
 * Waits until this process alone holds the lock.
 * @param {string} file path of the lock file, in an existing folder
 * @param {() => void} onWait called once when another process holds it
 * @returns {Promise<{ alsoHeldBy(processId: number): void, release(): void }>}
 */
export async function acquireInstallLock(file, onWait) {
  let told = false;
  while (!tryCreate(file)) {
    const state = stateOf(file);
    if (state === "stale") removeStale(file);
    if (state !== "held") continue;
    if (!told) onWait();
    told = true;
    await new Promise((resume) => setTimeout(resume, retryMs));
  }
  const release = () => rmSync(file, { force: true });
  process.once("exit", release);
  return {
    alsoHeldBy(processId) {
      appendFileSync(file, `${processId}\n`);
    },
    release() {
      process.removeListener("exit", release);
      release();
    },
  };
}
