import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { addDays, shiftDayOneYearBack } from "../../engine/calendar/index.ts";
import { metricNamed } from "../../kernel/catalog.ts";
import { catalog } from "../../modules/catalog.ts";
import { type Explained, useMeasure } from "../api/measure.ts";
import { useSession } from "../api/session.ts";
import { instantText, metricText } from "../format/format.ts";
import { useLanguage } from "../language/language.ts";
import { type ExplainCell, withCell } from "./explain-address.ts";

type FactsProps = { readonly cell: ExplainCell; readonly explained: Explained };

/** What the number is: its value, its formula in words, its period, whose data it covers, when it was taken. */
export function ExplainedFacts({ cell, explained }: FactsProps): ReactNode {
  const { t, locale } = useLanguage();
  const { workspace } = useSession();
  return (
    <>
      <div>
        <h2 className="explain-label">{explained.label}</h2>
        <div className="explain-value number">
          {metricText(explained.value, explained.unit, locale, { digits: 2 })}
        </div>
        <p className="explain-sentence">{explained.sentence}</p>
      </div>
      <Parts cell={cell} explained={explained} />
      <YearBefore cell={cell} explained={explained} />
      <dl className="explain-facts">
        <Fact name={t("explain.period")}>{periodText(explained.period, t("explain.all_time"))}</Fact>
        <Fact name={t("explain.scope")}>{explained.scope}</Fact>
        {explained.filter === "" ? null : <Fact name={t("explain.filter")}>{explained.filter}</Fact>}
        <Fact name={t("explain.as_of")}>
          <span className="number">{instantText(explained.as_of, workspace.time_zone)}</span>
        </Fact>
      </dl>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** With the last day that counts: people do not think half-open. */
function periodText(period: Explained["period"], always: string): string {
  if (period === null || (period.from === null && period.to === null)) return always;
  const last = period.to === null ? "" : addDays(period.to, -1);
  return period.from === last ? last : `${period.from ?? ""} – ${last}`;
}

/**
 * A growth is held against the same days a year before; of a running period only against those that have passed, as
 * the metric is defined.
 */
function YearBefore({ cell, explained }: FactsProps): ReactNode {
  const { t, locale } = useLanguage();
  const { today } = useSession();
  const [params] = useSearchParams();
  const metric = catalog.metrics.find((candidate) => candidate.key === explained.metric);
  const base = metric?.kind === "growth" ? metricNamed(catalog, metric.of) : undefined;
  const span = yearBefore(cell, today);
  const query = {
    metrics: [base?.key ?? explained.metric],
    ...span,
    ...(cell.filter === undefined ? {} : { filter: cell.filter }),
  };
  const before = useMeasure(query, { enabled: base !== undefined && span !== null });
  if (base === undefined || span === null) return null;
  const { part: _, ...rest } = cell;
  return (
    <Link
      className="explain-part"
      to={{ search: `?${withCell(params, { ...rest, ...span, metric: base.key })}` }}
      preventScrollReset
    >
      <span>{t("explain.year_before", { period: periodText(span, "") })}</span>
      <strong className="number">
        {metricText(before.data?.rows[0]?.values[base.key], base.unit, locale)}
      </strong>
    </Link>
  );
}

function yearBefore({ from, to }: ExplainCell, today: string): { from: string; to: string } | null {
  if (from === undefined) return null;
  const tomorrow = addDays(today, 1);
  const end = to === undefined || to > tomorrow ? tomorrow : to;
  return { from: shiftDayOneYearBack(from), to: shiftDayOneYearBack(end) };
}

const signs = { ratio: "÷", difference: "−", growth: "÷" } as const;

/** What the number is made of; each part opens its own rows below. */
function Parts({ cell, explained }: FactsProps): ReactNode {
  const { t, locale } = useLanguage();
  const [params] = useSearchParams();
  if (explained.parts.length === 0) return null;
  const kind = catalog.metrics.find((metric) => metric.key === explained.metric)?.kind;
  const sign = kind === "ratio" || kind === "difference" || kind === "growth" ? signs[kind] : "·";
  return (
    <ul className="explain-parts" aria-label={t("explain.parts")}>
      {explained.parts.map((part, index) => {
        const unit = catalog.metrics.find((metric) => metric.key === part.metric)?.unit ?? "quantity";
        const chosen = part.metric === explained.metric_of_rows;
        return (
          <li key={`${part.metric}/${part.label}`}>
            {index === 0 ? null : (
              <span className="explain-sign" aria-hidden="true">
                {sign}
              </span>
            )}
            <Link
              className={chosen ? "explain-part explain-part-chosen" : "explain-part"}
              to={{ search: `?${withCell(params, { ...cell, part: part.metric })}` }}
              preventScrollReset
              replace
              aria-current={chosen}
            >
              <span>{part.label}</span>
              <strong className="number">{metricText(part.value, unit, locale)}</strong>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
