import { Button, Skeleton } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { isReferenceJson } from "../api/json.ts";
import { ErrorNotice } from "../app/notice.tsx";
import { NothingToDraw } from "../charts/chart-panel.tsx";
import { Panel } from "../charts/panel.tsx";
import { ShareBar } from "../charts/share-bar.tsx";
import { Figure } from "../explain/figure.tsx";
import { drawingNumber, shareText } from "../format/format.ts";
import { ChangeText, NumberText } from "../format/number.tsx";
import { useLanguage } from "../language/language.ts";
import { cellIn, type DashboardView } from "./dashboard-view.ts";
import { shareOf } from "./share-of.ts";
import { type BreakdownRow, useBreakdown } from "./use-breakdown.ts";

type ShareProps = {
  readonly view: DashboardView;
  readonly dimension: ShareDimension;
  readonly className?: string;
};
type ShareDimension = "category" | "channel" | "customer";
/** Of customers there are hundreds: only the greatest are named. */
const readMax = { category: 100, channel: 50, customer: 8 } as const;
const shownAtFirst = 8;

/** How sales spread over a few names, with growth and margin of each. */
export function SharePanel({ view, dimension, className }: ShareProps): ReactNode {
  const { t } = useLanguage();
  const { query, rows, total } = useBreakdown(view, dimension, { months: false, limit: readMax[dimension] });
  const [all, setAll] = useState(false);
  const best = Math.max(0, ...(rows ?? []).map((row) => drawingNumber(row.values.net_sales) ?? 0));
  return (
    <Panel title={t(`dashboard.by_${dimension}`)} {...(className === undefined ? {} : { className })}>
      {query.isError ? (
        <ErrorNotice error={query.error} retry={() => void query.refetch()} />
      ) : rows === null ? (
        <Skeleton active paragraph={{ rows: 5 }} title={false} />
      ) : rows.length === 0 ? (
        <NothingToDraw />
      ) : (
        <ul className="share-list" aria-busy={query.isPlaceholderData}>
          {rows.slice(0, all ? rows.length : shownAtFirst).map((row) => (
            <ShareLine
              key={row.key}
              {...{ view, dimension, row, best }}
              share={shareOf(row.values.net_sales, total?.net_sales)}
            />
          ))}
        </ul>
      )}
      {rows !== null && rows.length > shownAtFirst ? (
        <Button type="link" size="small" className="box-more" onClick={() => setAll(!all)}>
          {all ? t("dashboard.fewer") : t("dashboard.show_all", { count: rows.length })}
        </Button>
      ) : null}
    </Panel>
  );
}

type LineProps = {
  readonly view: DashboardView;
  readonly dimension: ShareDimension;
  readonly row: BreakdownRow;
  readonly best: number;
  readonly share: string | null;
};

function ShareLine({ view, dimension, row, best, share }: LineProps): ReactNode {
  const { t } = useLanguage();
  const { filter } = row;
  return (
    <li>
      <div className="share-line">
        <span className="share-name">
          {dimension === "customer" && isReferenceJson(row.value) ? (
            <Link className="name-link" to={`/accounts/${row.value.id}`}>
              {row.value.title ?? t("dashboard.somebody")}
            </Link>
          ) : (
            (row.value?.title ?? t(`dashboard.no_${dimension}`))
          )}
        </span>
        <Figure cell={cellIn(view, "net_sales", { filter })} label={t("dashboard.sales")}>
          <NumberText value={row.values.net_sales} unit="money" compact />
        </Figure>
        <span className="share-part number secondary">{shareText(share)}</span>
      </div>
      <ShareBar part={drawingNumber(row.values.net_sales)} whole={best} />
      <div className="share-line tertiary">
        {view.metrics.has("gross_margin_rate") ? (
          <span>
            {t("dashboard.margin_rate")}{" "}
            <Figure cell={cellIn(view, "gross_margin_rate", { filter })} label={t("dashboard.margin_rate")}>
              <NumberText value={row.values.gross_margin_rate} unit="share" />
            </Figure>
          </span>
        ) : (
          <span />
        )}
        <span>
          {t("dashboard.growth")}{" "}
          <Figure cell={cellIn(view, "sales_growth", { filter })} label={t("dashboard.growth")}>
            <ChangeText value={row.values.sales_growth} unit="share" />
          </Figure>
        </span>
      </div>
    </li>
  );
}
