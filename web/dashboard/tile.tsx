import type { ReactNode } from "react";
import { metricNamed } from "../../kernel/catalog.ts";
import { catalog } from "../../modules/catalog.ts";
import type { MetricValue } from "../api/measure.ts";
import { Figure } from "../explain/figure.tsx";
import { ChangeText, NumberText } from "../format/number.tsx";
import { useLanguage } from "../language/language.ts";
import { cellIn, type DashboardView } from "./dashboard-view.ts";

type TileProps = {
  readonly view: DashboardView;
  readonly metric: string;
  readonly value: MetricValue | undefined;
  readonly children?: ReactNode;
};

/** One number of the whole with its name; facts around it stand below. */
export function Tile({ view, metric, value, children }: TileProps): ReactNode {
  const { say } = useLanguage();
  const { label, unit } = metricNamed(catalog, metric);
  return (
    <section className="panel tile" aria-label={say(label)}>
      <h2 className="tile-label">{say(label)}</h2>
      <div className="tile-value">
        {value === undefined ? (
          <span className="tile-waiting" aria-hidden="true" />
        ) : (
          <Figure cell={cellIn(view, metric)} label={say(label)}>
            <NumberText value={value} unit={unit} compact />
          </Figure>
        )}
      </div>
      <div className="tile-facts">{children}</div>
    </section>
  );
}

type FactProps = {
  readonly view: DashboardView;
  readonly metric: string;
  readonly value: MetricValue | undefined;
  readonly label?: string;
  /** A change: with sign, arrow and colour. */
  readonly change?: boolean;
  readonly tone?: "warning";
};

/** A smaller number under a tile's. */
export function TileFact({ view, metric, value, label, change = false, tone }: FactProps): ReactNode {
  const { say } = useLanguage();
  const declared = metricNamed(catalog, metric);
  const name = label ?? say(declared.label);
  const Text = change ? ChangeText : NumberText;
  return (
    <div className={tone === undefined ? "tile-fact" : `tile-fact tile-fact-${tone}`}>
      <span className="tile-fact-name">{name}</span>
      {value === undefined ? null : (
        <Figure cell={cellIn(view, metric)} label={name}>
          <Text value={value} unit={declared.unit} compact />
        </Figure>
      )}
    </div>
  );
}
