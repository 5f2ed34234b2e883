import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { isReferenceJson } from "../api/json.ts";
import { Bullet } from "../charts/bullet.tsx";
import { Sparkline } from "../charts/sparkline.tsx";
import { Figure } from "../explain/figure.tsx";
import { metricText } from "../format/format.ts";
import { ChangeText, NumberText } from "../format/number.tsx";
import { useLanguage } from "../language/language.ts";
import { cellIn, type DashboardView } from "./dashboard-view.ts";
import type { BreakdownRow } from "./use-breakdown.ts";

type TableProps = {
  readonly view: DashboardView;
  readonly dimension: "team" | "territory";
  readonly rows: readonly BreakdownRow[];
};

export function BreakdownTable({ view, dimension, rows }: TableProps): ReactNode {
  const { t } = useLanguage();
  const targets = dimension === "team" && view.metrics.has("attainment");
  const margin = view.metrics.has("gross_margin_rate");
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t(dimension === "team" ? "dashboard.team" : "dashboard.territory")}</th>
          <th scope="col" className="end">
            {t("dashboard.sales")}
          </th>
          {targets ? (
            <th scope="col" className="end attainment-column">
              {t("dashboard.attainment")}
            </th>
          ) : null}
          <th scope="col" className="end">
            {t("dashboard.growth")}
          </th>
          {margin ? (
            <th scope="col" className="end">
              {t("dashboard.margin_rate")}
            </th>
          ) : null}
          <th scope="col" className="end spark-head">
            {t("dashboard.months")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <BreakdownLine key={row.key} {...{ view, dimension, row, targets, margin }} />
        ))}
      </tbody>
    </table>
  );
}

type LineProps = Omit<TableProps, "rows"> & {
  readonly row: BreakdownRow;
  readonly targets: boolean;
  readonly margin: boolean;
};

function BreakdownLine({ view, dimension, row, targets, margin }: LineProps): ReactNode {
  const { t } = useLanguage();
  const { values, filter } = row;
  const cell = (metric: string) => cellIn(view, metric, { filter });
  const plain = row.value?.title ?? t(dimension === "team" ? "dashboard.no_team" : "dashboard.no_territory");
  const title = row.alone && row.value !== null ? t("dashboard.team_itself", { team: plain }) : plain;
  return (
    <tr>
      <th scope="row">
        <RowName view={view} dimension={dimension} row={row} title={title} />
      </th>
      <td className="end">
        <Figure cell={cell("net_sales")} label={t("dashboard.sales")}>
          <NumberText value={values.net_sales} unit="money" compact />
        </Figure>
      </td>
      {targets ? (
        <td className="end attainment-column">
          <Figure cell={cell("attainment")} label={t("dashboard.attainment")}>
            <NumberText value={values.attainment} unit="share" />
          </Figure>
          <RowBullet view={view} values={values} />
        </td>
      ) : null}
      <td className="end">
        <Figure cell={cell("sales_growth")} label={t("dashboard.growth")}>
          <ChangeText value={values.sales_growth} unit="share" />
        </Figure>
      </td>
      {margin ? (
        <td className="end">
          <Figure cell={cell("gross_margin_rate")} label={t("dashboard.margin_rate")}>
            <NumberText value={values.gross_margin_rate} unit="share" />
          </Figure>
        </td>
      ) : null}
      <td className="spark-column">
        <Sparkline values={row.months} label={t("dashboard.months_of", { name: title })} />
      </td>
    </tr>
  );
}

/** A team's name narrows the dashboard to it. */
function RowName({
  view,
  dimension,
  row,
  title,
}: Omit<TableProps, "rows"> & { row: BreakdownRow; title: string }) {
  const [params] = useSearchParams();
  if (dimension !== "team" || row.alone || view.scope !== "all" || !isReferenceJson(row.value)) return title;
  const next = new URLSearchParams(params);
  next.set("team", row.value.id);
  return (
    <Link className="name-link" to={{ search: `?${next}` }}>
      {title}
    </Link>
  );
}

function RowBullet({ view, values }: Pick<TableProps, "view"> & Pick<BreakdownRow, "values">): ReactNode {
  const { t, locale } = useLanguage();
  if (values.attainment === null || values.attainment === undefined) return null;
  const text = (metric: string) => metricText(values[metric], "money", locale, { compact: true });
  return (
    <Bullet
      small
      actual={values.credited_sales ?? null}
      target={values.target ?? null}
      due={view.period.running ? (values.target_due ?? null) : null}
      label={t("dashboard.bullet", {
        reached: text("credited_sales"),
        target: text("target"),
        due: text("target_due"),
      })}
    />
  );
}
