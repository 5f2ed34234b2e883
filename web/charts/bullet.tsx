import type { ReactNode } from "react";
import type { MetricValue } from "../api/measure.ts";
import { drawingNumber } from "../format/format.ts";
import { bulletPlaces } from "./bullet-places.ts";
import "./charts.css";

type BulletProps = {
  readonly actual: MetricValue;
  readonly target: MetricValue;
  /** Where it should stand by today; null before the period or without a target. */
  readonly due: MetricValue;
  readonly label: string;
  readonly small?: boolean;
};

/** A bar of what is reached, the end of the target, and a mark where it should stand today. */
export function Bullet({ actual, target, due, label, small = false }: BulletProps): ReactNode {
  const places = bulletPlaces(drawingNumber(actual), drawingNumber(target), drawingNumber(due));
  const state = places.state === "none" ? "" : `bullet-${places.state}`;
  return (
    <div className={`bullet ${state} ${small ? "bullet-small" : ""}`} role="img" aria-label={label}>
      <div className="bullet-fill" style={{ width: `${places.fill * 100}%` }} />
      {places.gap === null ? null : (
        <div
          className="bullet-gap"
          style={{
            insetInlineStart: `${places.gap.from * 100}%`,
            width: `${(places.gap.to - places.gap.from) * 100}%`,
          }}
        />
      )}
      {places.target === null || places.target >= 1 ? null : (
        <div className="bullet-target" style={{ insetInlineStart: `calc(${places.target * 100}% - 1px)` }} />
      )}
      {places.due === null ? null : (
        <div className="bullet-due" style={{ insetInlineStart: `calc(${places.due * 100}% - 1px)` }} />
      )}
    </div>
  );
}
