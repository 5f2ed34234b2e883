/** The amounts of a plan by cell, in minor units. A cell that is missing is not set, which is not zero. */
export type Amounts = ReadonlyMap<string, bigint>;
export type CellChange = {
  readonly cell: string;
  readonly before: bigint | null;
  readonly after: bigint | null;
};
type Step = readonly CellChange[];

/**
 * What stands in the grid: the amounts as they were read or last saved, the amounts as they are now, and the steps
 * that can be undone and redone. Saving keeps the steps: an undo after it is a new change to save.
 */
export type TargetSheet = {
  readonly saved: Amounts;
  readonly current: Amounts;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
};

const UNDO_LIMIT = 200;

export function openSheet(saved: Amounts): TargetSheet {
  return { saved, current: saved, past: [], future: [] };
}

/** Set cells in one step (null empties). What changes nothing is left out; a step without change is none. */
export function setCells(
  sheet: TargetSheet,
  edits: readonly { readonly cell: string; readonly amount: bigint | null }[],
): TargetSheet {
  const last = new Map(edits.map((edit) => [edit.cell, edit.amount]));
  const step = [...last]
    .map(([cell, after]) => ({ cell, before: sheet.current.get(cell) ?? null, after }))
    .filter((change) => change.before !== change.after);
  if (step.length === 0) return sheet;
  return {
    ...sheet,
    current: applied(sheet.current, step),
    past: [...sheet.past, step].slice(-UNDO_LIMIT),
    future: [],
  };
}

export function undo(sheet: TargetSheet): TargetSheet {
  const step = sheet.past.at(-1);
  if (step === undefined) return sheet;
  return {
    ...sheet,
    current: applied(sheet.current, step.map(reversed)),
    past: sheet.past.slice(0, -1),
    future: [...sheet.future, step],
  };
}

export function redo(sheet: TargetSheet): TargetSheet {
  const step = sheet.future.at(-1);
  if (step === undefined) return sheet;
  return {
    ...sheet,
    current: applied(sheet.current, step),
    past: [...sheet.past, step],
    future: sheet.future.slice(0, -1),
  };
}

/** What differs from the saved amounts, in the order of the cells' names. */
export function unsavedChanges(sheet: TargetSheet): CellChange[] {
  const cells = [...new Set([...sheet.saved.keys(), ...sheet.current.keys()])].sort();
  return cells
    .map((cell) => ({
      cell,
      before: sheet.saved.get(cell) ?? null,
      after: sheet.current.get(cell) ?? null,
    }))
    .filter((change) => change.before !== change.after);
}

/** The changes have been stored. Cells that were edited again while the save ran stay unsaved. */
export function markSaved(sheet: TargetSheet, stored: readonly CellChange[]): TargetSheet {
  return { ...sheet, saved: applied(sheet.saved, stored) };
}

/** Read anew from the server: what was edited here and not saved stays edited. */
export function withSaved(sheet: TargetSheet, saved: Amounts): TargetSheet {
  const mine = unsavedChanges(sheet);
  return { ...sheet, saved, current: applied(saved, mine) };
}

function applied(amounts: Amounts, step: Step): Amounts {
  const next = new Map(amounts);
  for (const { cell, after } of step) {
    if (after === null) next.delete(cell);
    else next.set(cell, after);
  }
  return next;
}

const reversed = ({ cell, before, after }: CellChange): CellChange => ({
  cell,
  before: after,
  after: before,
});
