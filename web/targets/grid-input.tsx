import { type ReactNode, useLayoutEffect, useRef } from "react";
import type { GridHands } from "./use-grid-input.ts";

type GridInputProps = {
  readonly label: string;
  /** The cell's amount as it is shown. */
  readonly text: string;
  readonly open: boolean;
  readonly draft: string | null;
  /** Whether the person has come to the grid: before that the first cell is only a stop of the Tab key. */
  readonly entered: boolean;
  readonly hands: GridHands;
};

/**
 * The one input of the grid, in the active cell. A real input, so that an input method for Chinese, a phone's keyboard
 * and a screen reader work; its content is selected, so that typing replaces it.
 */
export function GridInput({ label, text, open, draft, entered, hands }: GridInputProps): ReactNode {
  const place = useRef<HTMLInputElement>(null);
  const focuses = useRef(entered);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null || !focuses.current) return;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
    element.select();
  }, []);
  return (
    <input
      ref={place}
      className="grid-input number"
      aria-label={label}
      autoComplete="off"
      spellCheck={false}
      value={draft ?? text}
      readOnly={!open}
      onChange={(event) => hands.setDraft(event.target.value)}
      onFocus={(event) => {
        hands.enter();
        if (draft === null) event.target.select();
      }}
      onDoubleClick={() => {
        if (open && draft === null) hands.setDraft(text);
      }}
      onBlur={() => hands.leave()}
      onKeyDown={hands.onKeyDown}
      onCopy={hands.onCopy}
      onCut={hands.onCut}
      onPaste={hands.onPaste}
    />
  );
}
