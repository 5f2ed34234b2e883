import { type ImportProblem, rowProblem } from "./import-problem.ts";
import type { ImportEvents, ObjectReport } from "./import-report.ts";
import type { ImportTarget } from "./import-target.server.ts";
import { type ChildRows, readChildRows } from "./lookups.server.ts";
import type { ChildStep, ImportStep } from "./plan-import.ts";
import type { ImportRecord } from "./read-record.ts";
import { recordSaver } from "./record-saver.server.ts";
import { rowReader } from "./row-reader.ts";
import { readRows } from "./source-file.server.ts";
import type { SourceRow } from "./source-rows.ts";
import { type StepTally, stepTally } from "./step-tally.ts";

/** Large enough that its fixed cost is small, small enough to hold in memory and to lose when killed. */
const batchRecords = 2_000;
const batchRows = 20_000;

/** Import one object of the mapping, row by row in the file's order, in batches. */
export async function runStep(
  target: ImportTarget,
  step: ImportStep,
  folder: string,
  events: ImportEvents,
): Promise<ObjectReport> {
  const tally = stepTally(step.object.name, events);
  const children = await childTable(folder, step);
  const context = {
    catalog: target.database.catalog,
    companyCurrency: target.actor.workspace.currency,
    childRows: children.rowsOf,
  };
  const read = rowReader(step, context, tally);
  const saver = recordSaver(target, step, tally);
  let batches = 0;
  const saveAndCount = async (records: readonly ImportRecord[]): Promise<void> => {
    await saver.save(records);
    batches += 1;
    // Each time the rows have doubled: plans made for a table that looks empty grow worse with every batch.
    if (Number.isInteger(Math.log2(batches))) await refreshStatistics(target, step, tally.report());
  };
  let writing: Promise<void> = Promise.resolve();
  let batch: ImportRecord[] = [];
  let rows = 0;
  for await (const row of readRows(folder, step.file, step.head)) {
    const record = read(row);
    if (record === null) continue;
    batch.push(record);
    rows += 1 + childCount(record);
    if (batch.length < batchRecords && rows < batchRows) continue;
    // The next rows are read while the database writes these.
    await writing;
    writing = saveAndCount(batch);
    writing.catch(() => undefined);
    events.onProgress(step.object.name, tally.report().read);
    batch = [];
    rows = 0;
  }
  await writing;
  await saver.save(batch);
  await saver.finish(batchRecords);
  await refreshStatistics(target, step, tally.report());
  children.tellLost(tally);
  return tally.report();
}

/** Fresh statistics, so that the next batches, steps and first pages are planned well. */
async function refreshStatistics(
  { database }: ImportTarget,
  step: ImportStep,
  report: ObjectReport,
): Promise<void> {
  if (report.created + report.updated === 0) return;
  const tables = [step.object.plural, ...step.children.map((child) => child.object.plural)];
  await database.owner.query(`analyze ${tables.map((table) => `"${table}"`).join(", ")}`);
}

const childCount = (record: ImportRecord): number =>
  Object.values(record.children).reduce((sum, rows) => sum + rows.length, 0);

type ChildTable = {
  readonly rowsOf: (child: ChildStep, key: string) => readonly SourceRow[];
  /** Name the child rows that no record asked for. */
  readonly tellLost: (tally: StepTally) => void;
};

async function childTable(folder: string, step: ImportStep): Promise<ChildTable> {
  const files = new Map<ChildStep, { readonly rows: ChildRows; readonly asked: Set<string> }>();
  for (const child of step.children)
    files.set(child, { rows: await readChildRows(folder, child), asked: new Set() });
  return {
    rowsOf: (child, key) => {
      const file = files.get(child);
      file?.asked.add(key);
      return file?.rows.byKey.get(key) ?? [];
    },
    tellLost: (tally) => {
      for (const [child, { rows, asked }] of files) {
        for (const row of rows.lost) tally.lost(lostRow(child, row, ""));
        for (const [key, orphans] of rows.byKey)
          if (!asked.has(key)) for (const row of orphans) tally.warn(lostRow(child, row, key));
      }
    },
  };
}

function lostRow(child: ChildStep, row: SourceRow, key: string): ImportProblem {
  const place = { file: child.file.path, line: row.line, externalId: "" };
  if (row.fault !== undefined) return rowProblem(place, row.fault, key);
  const { zh, en } = child.object.label;
  return rowProblem(
    place,
    {
      zh: `这行${zh}不属于任何一条导入的记录（${key}）`,
      en: `this ${en} belongs to no imported record (${key})`,
    },
    key,
  );
}
