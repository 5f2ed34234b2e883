import type { ReactNode } from "react";
import "./charts.css";

/** A bar of a part; says nothing that the number beside it does not say. */
export function ShareBar({
  part,
  whole,
}: {
  readonly part: number | null;
  readonly whole: number;
}): ReactNode {
  const share = part === null || whole <= 0 ? 0 : Math.min(Math.abs(part) / whole, 1);
  return (
    <div className="share-bar" aria-hidden="true">
      <i className={part !== null && part < 0 ? "share-negative" : ""} style={{ width: `${share * 100}%` }} />
    </div>
  );
}
