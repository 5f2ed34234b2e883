import type { ReactNode } from "react";
import { Link } from "react-router";
import { Bullet } from "../charts/bullet.tsx";
import { Figure } from "../explain/figure.tsx";
import { metricText, signOf } from "../format/format.ts";
import { NumberText } from "../format/number.tsx";
import { useLanguage } from "../language/language.ts";
import { cellIn, type DashboardView } from "./dashboard-view.ts";
import type { HeadlineValues } from "./headline-values.ts";
import { magnitude, paceGap } from "./pace-gap.ts";

type AttainmentProps = { readonly view: DashboardView; readonly values: HeadlineValues | null };

/** Target, what is reached, and where we should be by today. */
export function AttainmentTile({ view, values }: AttainmentProps): ReactNode {
  const { t } = useLanguage();
  return (
    <section className="panel tile tile-wide" aria-label={t("dashboard.attainment")}>
      <h2 className="tile-label">{t("dashboard.attainment")}</h2>
      {values === null ? (
        <div className="tile-value">
          <span className="tile-waiting" aria-hidden="true" />
        </div>
      ) : (signOf(values.target) ?? 0) > 0 ? (
        <Reached view={view} values={values} />
      ) : (
        <NoTarget />
      )}
    </section>
  );
}

function NoTarget(): ReactNode {
  const { t } = useLanguage();
  return (
    <div className="tile-empty">
      <p>{t("dashboard.no_target")}</p>
      <Link to="/targets">{t("dashboard.to_targets")}</Link>
    </div>
  );
}

function Reached({
  view,
  values,
}: {
  readonly view: DashboardView;
  readonly values: HeadlineValues;
}): ReactNode {
  const { t, locale } = useLanguage();
  const { credited_sales: reached = null, target = null, target_due: due = null, attainment } = values;
  const text = (value: typeof reached) => metricText(value, "money", locale, { compact: true });
  return (
    <>
      <div className="attainment-head">
        <div className="tile-value">
          <Figure cell={cellIn(view, "attainment")} label={t("dashboard.attainment")}>
            <NumberText value={attainment} unit="share" />
          </Figure>
        </div>
        <div className="attainment-of">
          <Figure cell={cellIn(view, "credited_sales")} label={t("dashboard.reached")}>
            <NumberText value={reached} unit="money" compact />
          </Figure>
          <span className="tertiary"> / </span>
          <span className="secondary">{t("dashboard.target")} </span>
          <Figure cell={cellIn(view, "target")} label={t("dashboard.target")}>
            <NumberText value={target} unit="money" compact />
          </Figure>
        </div>
      </div>
      <Bullet
        actual={reached}
        target={target}
        due={view.period.running ? due : null}
        label={t("dashboard.bullet", { reached: text(reached), target: text(target), due: text(due) })}
      />
      <Pace view={view} values={values} />
    </>
  );
}

/** "Due by today …, behind by …"; once the period is over, what was missed or exceeded. */
function Pace({
  view,
  values,
}: {
  readonly view: DashboardView;
  readonly values: HeadlineValues;
}): ReactNode {
  const { t } = useLanguage();
  const against = view.period.running ? values.target_due : values.target;
  const gap = paceGap(values.credited_sales, against);
  if (gap === null) return null;
  const state = gap.amount.startsWith("-") ? "behind" : "ahead";
  const word = view.period.running
    ? t(`dashboard.${state}`)
    : t(state === "behind" ? "dashboard.missed" : "dashboard.exceeded");
  return (
    <div className="attainment-pace">
      {view.period.running ? (
        <span>
          <i className="due-mark" aria-hidden="true" />
          {t("dashboard.due_today")}{" "}
          <Figure cell={cellIn(view, "target_due")} label={t("dashboard.due_today")}>
            <NumberText value={values.target_due} unit="money" compact />
          </Figure>
        </span>
      ) : null}
      <span className={`pace-badge pace-${state}`}>
        {word} <NumberText value={magnitude(gap)} unit="money" compact />
      </span>
    </div>
  );
}
