import { objectNamed } from "../../kernel/catalog.ts";
import { checkRecord } from "./check-record.ts";
import { fieldProblem, type Place, refusalProblems, rowProblem } from "./import-problem.ts";
import type { ImportTarget } from "./import-target.server.ts";
import type { ImportStep } from "./plan-import.ts";
import { childPlace, type ImportRecord } from "./read-record.ts";
import { type SaveOutcome, saveBatch } from "./save-batch.server.ts";
import type { StepTally } from "./step-tally.ts";

export type RecordSaver = {
  /** One batch in one transaction. */
  readonly save: (records: readonly ImportRecord[]) => Promise<void>;
  /** The records that waited for others of their own kind (a team for its parent team). */
  readonly finish: (batchSize: number) => Promise<void>;
};

/** Saves records in batches and tells what became of each. */
export function recordSaver(target: ImportTarget, step: ImportStep, tally: StepTally): RecordSaver {
  const { database, records: operations, actor } = target;
  let postponed: ImportRecord[] = [];
  const saveTarget = {
    catalog: database.catalog,
    object: step.object,
    rules: operations.rulesFor(step.object),
    mayLack: new Set(step.children.filter((child) => child.optional).map((child) => child.key)),
  };

  const save = async (records: readonly ImportRecord[], last = false): Promise<void> => {
    if (records.length === 0) return;
    const outcomes = await database.as(actor, (tx) => saveBatch(tx, saveTarget, records));
    for (const [index, record] of records.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined) throw new Error("a record has no outcome");
      const waits = outcome.kind === "unresolved" && outcome.problem.object === step.object.name && !last;
      if (waits) postponed.push(record);
      else tell(record, outcome);
    }
  };

  const tell = (record: ImportRecord, outcome: SaveOutcome): void => {
    const place: Place = { file: step.file.path, line: record.row.line, externalId: record.externalId };
    switch (outcome.kind) {
      case "created":
      case "updated":
      case "unchanged":
        tally.done(outcome.kind === "unchanged" ? "skipped" : outcome.kind);
        for (const check of step.checks) {
          const sentence = checkRecord(check, record.row, outcome.draft, actor.workspace.currency);
          if (sentence !== null) tally.warn({ ...rowProblem(place, sentence), field: check.key });
        }
        return;
      case "deleted":
        tally.done("skipped");
        tally.warn(rowProblem(place, { zh: "此前已被删除，保持不变", en: "was deleted here and stays so" }));
        return;
      case "failed":
        tally.failed(
          refusalProblems(outcome.refusal, place, childPlace(step, record.children, record.externalId)),
        );
        return;
      case "unresolved": {
        const { field, object, value } = outcome.problem;
        const declared = objectNamed(database.catalog, object);
        const label = step.object.fields[field]?.label ?? declared.label;
        const expected = {
          zh: `已有${declared.label.zh}的外部编号`,
          en: `the external id of an existing ${declared.label.en}`,
        };
        tally.failed([fieldProblem(place, { field, label, value, expected })]);
      }
    }
  };

  const finish = async (batchSize: number): Promise<void> => {
    for (let before = Number.POSITIVE_INFINITY; postponed.length > 0; ) {
      const waiting = postponed;
      postponed = [];
      const stuck = waiting.length >= before;
      before = waiting.length;
      for (let start = 0; start < waiting.length; start += batchSize)
        await save(waiting.slice(start, start + batchSize), stuck);
    }
  };

  return { save, finish };
}
