import type { ReactNode } from "react";
import { metricNamed } from "../../kernel/catalog.ts";
import { catalog } from "../../modules/catalog.ts";
import type { MetricValue } from "../api/measure.ts";
import type { ExplainCell } from "../explain/explain-address.ts";
import { Figure } from "../explain/figure.tsx";
import { NumberText } from "../format/number.tsx";
import { useLanguage } from "../language/language.ts";
import "./stat.css";

type StatProps = {
  readonly label?: string;
  readonly metric: string;
  /** Undefined while it is on its way. */
  readonly value: MetricValue | undefined;
  readonly cell: ExplainCell;
  readonly children?: ReactNode;
};

/** A row of figures at the head of a record. */
export function Stats({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className="panel stats">{children}</div>;
}

/** One figure of a record: its name, its value that can be opened, a word beside it. */
export function Stat({ label, metric, value, cell, children }: StatProps): ReactNode {
  const { say } = useLanguage();
  const declared = metricNamed(catalog, metric);
  const name = label ?? say(declared.label);
  return (
    <PlainStat label={name} note={children}>
      {value === undefined ? (
        <span className="stat-waiting" aria-hidden="true" />
      ) : (
        <Figure cell={cell} label={name}>
          <NumberText value={value} unit={declared.unit} compact />
        </Figure>
      )}
    </PlainStat>
  );
}

/** A fact beside the figures that is no metric (a day, a name). */
export function PlainStat(props: {
  readonly label: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="stat">
      <div className="stat-label">{props.label}</div>
      <div className="stat-value">{props.children}</div>
      {props.note === undefined ? null : <div className="stat-note">{props.note}</div>}
    </div>
  );
}
