import type { ImportEvents, ImportReport, ObjectReport } from "./import-report.ts";
import type { ImportTarget } from "./import-target.server.ts";
import { openLookups } from "./lookups.server.ts";
import { parseMapping } from "./mapping.ts";
import { planImport } from "./plan-import.ts";
import { runStep } from "./run-step.server.ts";

/** An arbitrary number that only imports use; with the workspace it makes the lock of its imports. */
const importLock = 7_206_216;

/**
 * Import the files of a folder by a mapping. Files, columns and fields are checked before anything is written; then
 * each object is written in batches, each in a transaction of its own, so that a run that was killed keeps what it
 * had and the next one goes on: what is there already is skipped.
 * @throws Refusal import.mapping, import.file before anything is written
 */
export async function runImport(
  target: ImportTarget,
  mappingJson: unknown,
  folder: string,
  events: ImportEvents,
): Promise<ImportReport> {
  const mapping = parseMapping(mappingJson);
  const lookups = await openLookups(folder, mapping);
  const steps = planImport(mapping, target.database.catalog, lookups);
  return await alone(target, events.onWait, async () => {
    const sums = new Map<string, ObjectReport>();
    let problems = 0;
    let warnings = 0;
    const counted: ImportEvents = {
      ...events,
      onProblem: (object, problem) => {
        problems += 1;
        events.onProblem(object, problem);
      },
      onWarning: (object, problem) => {
        warnings += 1;
        events.onWarning(object, problem);
      },
    };
    const objects: ObjectReport[] = [];
    for (const [index, step] of steps.entries()) {
      await lookups.load(step.joins);
      const { name } = step.object;
      const report = added(sums.get(name), await runStep(target, step, folder, counted));
      sums.set(name, report);
      if (steps.slice(index + 1).some((later) => later.object.name === name)) continue;
      objects.push(report);
      events.onObject(report);
    }
    return { objects, problems, warnings };
  });
}

function added(before: ObjectReport | undefined, report: ObjectReport): ObjectReport {
  return before === undefined
    ? report
    : {
        object: report.object,
        read: before.read + report.read,
        created: before.created + report.created,
        updated: before.updated + report.updated,
        skipped: before.skipped + report.skipped,
        failed: before.failed + report.failed,
      };
}

/** One import of a workspace at a time: two of the same file would both make the same records. */
async function alone<T>(
  { database, actor }: ImportTarget,
  onWait: () => void,
  work: () => Promise<T>,
): Promise<T> {
  const client = await database.owner.connect();
  const key = [importLock, actor.workspace.id];
  try {
    const free = await client.query<{ locked: boolean }>(
      "select pg_try_advisory_lock($1, hashtext($2)) as locked",
      key,
    );
    if (free.rows[0]?.locked !== true) {
      onWait();
      await client.query("select pg_advisory_lock($1, hashtext($2))", key);
    }
    try {
      return await work();
    } finally {
      await client.query("select pg_advisory_unlock($1, hashtext($2))", key).catch(() => undefined);
    }
  } finally {
    client.release();
  }
}
