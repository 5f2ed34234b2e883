import { Segmented, Skeleton } from "antd";
import { type ReactNode, useState } from "react";
import { ErrorNotice } from "../app/notice.tsx";
import { Bullet } from "../charts/bullet.tsx";
import { NothingToDraw } from "../charts/chart-panel.tsx";
import { Panel } from "../charts/panel.tsx";
import { Sparkline } from "../charts/sparkline.tsx";
import { Figure } from "../explain/figure.tsx";
import { dimensionIs } from "../explain/narrowed.ts";
import { metricText } from "../format/format.ts";
import { ChangeText, NumberText } from "../format/number.tsx";
import { useLanguage } from "../language/language.ts";
import { cellIn, type DashboardView } from "./dashboard-view.ts";
import { type BreakdownRow, useBreakdown } from "./use-breakdown.ts";

type BreakdownProps = { readonly view: DashboardView; readonly className: string };

/** Teams, or territories, side by side: attainment, growth, margin, and the shape of the year. */
export function BreakdownPanel({ view, className }: BreakdownProps): ReactNode {
  const { t } = useLanguage();
  const [by, setBy] = useState<"team" | "territory">("team");
  const { query, rows } = useBreakdown(view, by, { months: true });
  return (
    <Panel
      title={t("dashboard.breakdown")}
      className={className}
      actions={
        <Segmented
          size="small"
          aria-label={t("dashboard.breakdown_by")}
          value={by}
          onChange={setBy}
          options={[
            { value: "team", label: t("dashboard.teams") },
            { value: "territory", label: t("dashboard.territories") },
          ]}
        />
      }
    >
      {query.isError ? (
        <ErrorNotice error={query.error} retry={() => void query.refetch()} />
      ) : rows === null ? (
        <Skeleton active paragraph={{ rows: 6 }} title={false} />
      ) : rows.length === 0 ? (
        <NothingToDraw />
      ) : (
        <div className="scroll-x" aria-busy={query.isPlaceholderData}>
          <BreakdownTable view={view} dimension={by} rows={rows} />
        </div>
      )}
    </Panel>
  );
}

type TableProps = {
  readonly view: DashboardView;
  readonly dimension: "team" | "territory";
  readonly rows: readonly BreakdownRow[];
};

function BreakdownTable({ view, dimension, rows }: TableProps): ReactNode {
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
          <th scope="col" className="end">
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
  const { t, locale } = useLanguage();
  const { values } = row;
  const filter = dimensionIs(dimension, row.value);
  const cell = (metric: string) => cellIn(view, metric, { filter });
  const text = (metric: string) => metricText(values[metric], "money", locale, { compact: true });
  const title = row.value?.title ?? t(dimension === "team" ? "dashboard.no_team" : "dashboard.no_territory");
  return (
    <tr>
      <th scope="row">{title}</th>
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
          {values.attainment === null ? null : (
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
          )}
        </td>
      ) : null}
      <td className="end">
        <Figure cell={cellIn(view, "sales_growth", { filter })} label={t("dashboard.growth")}>
          <ChangeText value={row.values.sales_growth} unit="share" />
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
