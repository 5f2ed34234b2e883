import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useState } from "react";

export type CellPlace = { readonly row: number; readonly column: number };

type GridOptions = {
  readonly rows: number;
  readonly columns: number;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Bring a row that is not on the page onto it. */
  readonly reveal: (row: number) => void;
  /** Enter or F2 on a cell; false where there is nothing to open. */
  readonly onOpen: (place: CellPlace) => boolean;
};

const rowsOfPage = 12;

const moves: Readonly<Record<string, (at: CellPlace) => CellPlace>> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  PageUp: ({ row, column }) => ({ row: row - rowsOfPage, column }),
  PageDown: ({ row, column }) => ({ row: row + rowsOfPage, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }) => ({ row, column: Number.MAX_SAFE_INTEGER }),
};

const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

function placeOf(target: EventTarget): CellPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("td[data-row]") : null;
  return cell === null ? null : { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
}

/**
 * The keys of a grid: one stop for Tab, arrows inside, Enter or F2 to edit (a link in the cell is followed). After the
 * practice of the WAI-ARIA Authoring Practices for grids.
 */
export function useGridKeys({ rows, columns, scroller, reveal, onOpen }: GridOptions) {
  const [active, setActive] = useState<CellPlace>({ row: 0, column: 0 });

  const focus = useCallback(
    (place: CellPlace) => {
      setActive(place);
      reveal(place.row);
      const selector = `td[data-row="${place.row}"][data-column="${place.column}"]`;
      const put = (): boolean => {
        const cell = scroller.current?.querySelector<HTMLElement>(selector);
        cell?.focus();
        return cell !== null && cell !== undefined;
      };
      // The row may first have to come onto the page.
      if (!put()) requestAnimationFrame(put);
    },
    [reveal, scroller],
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    const place = placeOf(event.target);
    if (place === null || event.nativeEvent.isComposing) return;
    if (event.target instanceof HTMLElement && event.target.matches("input, textarea")) return;
    const move = moves[event.key];
    if (move !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      const next = move(place);
      focus({ row: clamp(next.row, rows), column: clamp(next.column, columns) });
      return;
    }
    if (event.key !== "Enter" && event.key !== "F2") return;
    if (event.target instanceof HTMLElement && event.target.matches("a, button")) return;
    const link = event.target instanceof Element ? event.target.querySelector<HTMLElement>("a") : null;
    if (event.key === "Enter" && link !== null) {
      event.preventDefault();
      link.click();
    } else if (onOpen(place)) event.preventDefault();
  };

  const onFocus = (event: FocusEvent): void => {
    const place = placeOf(event.target);
    if (place !== null) setActive(place);
  };

  const isActive = ({ row, column }: CellPlace): boolean =>
    column === clamp(active.column, columns) && row === clamp(active.row, rows);

  return { onKeyDown, onFocus, isActive, focus };
}
