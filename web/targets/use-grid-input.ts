import { type ClipboardEvent, type KeyboardEvent, useMemo, useRef, useState } from "react";
import { readAmount } from "./amount-input.ts";
import { plainAmountText } from "./amount-text.ts";
import { readBlock, writeBlock } from "./clipboard-block.ts";
import {
  type Cursor,
  cursorAt,
  moved,
  placesOf,
  rangeOf,
  stepOfKey,
  stepped,
  within,
} from "./grid-cursor.ts";
import { type Pasted, type PasteProblem, type Place, pasteBlock } from "./grid-paste.ts";

/** What the keyboard and the clipboard need to know of the grid. */
export type GridModel = {
  readonly size: { readonly lines: number; readonly columns: number };
  readonly currency: string;
  readonly unitExponent: number;
  readonly amountAt: (place: Place) => bigint | null;
  /** Whether the place may be typed in. */
  readonly isOpen: (place: Place) => boolean;
  readonly set: (edits: readonly { readonly place: Place; readonly amount: bigint | null }[]) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly save: () => void;
  /** What could not be taken, for a sentence to the person. */
  readonly report: (
    problems: readonly (Omit<PasteProblem, "reason"> & { reason: PasteProblem["reason"] | "closed" })[],
    pasted: Pasted | null,
  ) => void;
};

/**
 * The grid's way with keys, as in a spreadsheet: arrows, Enter and Tab move, Shift draws a selection, typing replaces,
 * F2 edits, Delete empties, Escape gives up and lets Tab leave the grid.
 */
export function useGridInput(model: GridModel) {
  const [cursor, setCursor] = useState<Cursor>(cursorAt({ line: 0, column: 0 }));
  /** The text being typed; null while one only moves. */
  const [draft, setDraft] = useState<string | null>(null);
  const [leaving, setLeaving] = useState(false);
  /** Whether the person has come to the grid; until then it must not take the focus. */
  const [entered, setEntered] = useState(false);
  const active = within(cursor.active, model.size);
  const range = rangeOf({ active, anchor: within(cursor.anchor, model.size) });

  const go = (next: Cursor): void => {
    setDraft(null);
    setLeaving(false);
    setCursor(next);
  };

  /** Take what was typed; false where it is no amount, so that one can mend it. */
  const commit = (): boolean => {
    if (draft === null) return true;
    const read = readAmount(draft, model.currency, model.unitExponent);
    if (read.kind === "invalid") {
      model.report([{ ...active, text: draft, reason: read.reason }], null);
      return false;
    }
    model.set([{ place: active, amount: read.kind === "empty" ? null : read.minor }]);
    setDraft(null);
    return true;
  };

  const commitAndGo = (event: KeyboardEvent, next: Cursor): void => {
    event.preventDefault();
    if (commit()) go(next);
  };

  const clear = (): void => {
    model.set(
      placesOf(range)
        .filter(model.isOpen)
        .map((place) => ({ place, amount: null })),
    );
  };

  const shortcut = (event: KeyboardEvent): boolean => {
    if (!(event.ctrlKey || event.metaKey)) return false;
    const key = event.key.toLowerCase();
    const deeds: Readonly<Record<string, () => void>> = {
      z: event.shiftKey ? model.redo : model.undo,
      y: model.redo,
      s: () => {
        if (commit()) model.save();
      },
      a: () =>
        setCursor({
          active: { line: 0, column: 0 },
          anchor: { line: model.size.lines - 1, column: model.size.columns - 1 },
        }),
    };
    const deed = draft === null || key === "s" ? deeds[key] : undefined;
    if (deed === undefined) return false;
    event.preventDefault();
    deed();
    return true;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || shortcut(event)) return;
    const open = draft === null;
    if (event.key === "Enter") {
      const step = { lines: event.shiftKey ? -1 : 1, columns: 0 };
      commitAndGo(event, moved(cursorAt(active), step, model.size, false));
    } else if (event.key === "Tab") {
      const next = leaving ? null : stepped(cursorAt(active), event.shiftKey, model.size);
      if (next !== null) commitAndGo(event, next);
      else if (!commit()) event.preventDefault();
    } else if (event.key === "Escape") {
      setLeaving(open);
      setDraft(null);
    } else if (event.key === "F2") {
      if (open && model.isOpen(active)) setDraft(textAt(model, active));
    } else if (open && (event.key === "Delete" || event.key === "Backspace")) {
      event.preventDefault();
      clear();
    } else if (open || !movesInText.has(event.key)) {
      const step = stepOfKey(event.key, event.ctrlKey || event.metaKey, model.size);
      if (step === null) return;
      const from: Cursor = event.shiftKey ? { active, anchor: cursor.anchor } : cursorAt(active);
      commitAndGo(event, moved(from, step, model.size, event.shiftKey));
    }
  };

  const onCopy = (event: ClipboardEvent): void => {
    if (draft !== null) return;
    event.preventDefault();
    const lines: string[][] = [];
    for (const place of placesOf(range)) {
      const line = place.line - range.from.line;
      lines[line] = [...(lines[line] ?? []), textAt(model, place)];
    }
    event.clipboardData.setData("text/plain", writeBlock(lines));
  };

  const onCut = (event: ClipboardEvent): void => {
    if (draft !== null) return;
    onCopy(event);
    clear();
  };

  const onPaste = (event: ClipboardEvent): void => {
    if (draft !== null) return;
    event.preventDefault();
    const block = readBlock(event.clipboardData.getData("text/plain"));
    const pasted = pasteBlock(block, range, model.size, model);
    const open = pasted.edits.filter((edit) => model.isOpen(edit.place));
    const closed = pasted.edits.filter((edit) => !model.isOpen(edit.place) && edit.amount !== null);
    model.set(open);
    model.report(
      [
        ...pasted.problems,
        ...closed.map(({ place, amount }) => ({
          ...place,
          text: amount === null ? "" : plainAmountText(amount, model.currency, model.unitExponent),
          reason: "closed" as const,
        })),
      ],
      { ...pasted, edits: open },
    );
    const height = Math.max(1, block.length);
    const width = Math.max(1, ...block.map((row) => row.length));
    const end = { line: range.from.line + height - 1, column: range.from.column + width - 1 };
    if (height * width > 1) setCursor({ anchor: range.from, active: within(end, model.size) });
  };

  const hands: GridHands = {
    setDraft,
    commit,
    go: (next) => {
      setEntered(true);
      go(next);
    },
    extendTo: (place) => setCursor({ active: place, anchor: cursor.anchor }),
    enter: () => setEntered(true),
    leave: () => {
      if (!commit()) setDraft(null);
    },
    onKeyDown,
    onCopy,
    onCut,
    onPaste,
  };
  return { active, range, draft, entered, hands: useStableHands(hands) };
}

/** What cells and the input do with the grid. The object stays the same, so that lines need not be drawn anew for it. */
export type GridHands = {
  readonly setDraft: (text: string | null) => void;
  /** Take what was typed; false where it is no amount. */
  readonly commit: () => boolean;
  readonly go: (cursor: Cursor) => void;
  readonly extendTo: (place: Place) => void;
  readonly enter: () => void;
  /** Focus goes elsewhere: what was typed is taken, or named where it is no amount. */
  readonly leave: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onCut: (event: ClipboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
};

function useStableHands(hands: GridHands): GridHands {
  const latest = useRef(hands);
  latest.current = hands;
  return useMemo(
    () => ({
      setDraft: (text) => latest.current.setDraft(text),
      commit: () => latest.current.commit(),
      go: (cursor) => latest.current.go(cursor),
      extendTo: (place) => latest.current.extendTo(place),
      enter: () => latest.current.enter(),
      leave: () => latest.current.leave(),
      onKeyDown: (event) => latest.current.onKeyDown(event),
      onCopy: (event) => latest.current.onCopy(event),
      onCut: (event) => latest.current.onCut(event),
      onPaste: (event) => latest.current.onPaste(event),
    }),
    [],
  );
}

/** Keys that belong to the text while one types. */
const movesInText: ReadonlySet<string> = new Set(["ArrowLeft", "ArrowRight", "Home", "End"]);

function textAt(model: GridModel, place: Place): string {
  const amount = model.amountAt(place);
  return amount === null ? "" : plainAmountText(amount, model.currency, model.unitExponent);
}
