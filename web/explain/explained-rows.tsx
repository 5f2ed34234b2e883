import { CheckCircleFilled, DownloadOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { groupDigits } from "../../engine/money/index.ts";
import { objectNamed } from "../../kernel/catalog.ts";
import { catalog } from "../../modules/catalog.ts";
import { errorSentence } from "../api/errors.ts";
import { isMoneyJson } from "../api/json.ts";
import type { Explained, ExplainedRow, MetricValue } from "../api/measure.ts";
import { metricText } from "../format/format.ts";
import { useLanguage } from "../language/language.ts";
import type { ExplainCell } from "./explain-address.ts";
import { csvOf } from "./rows-csv.ts";
import { sameValue, sumOfRows } from "./sum-of-rows.ts";
import { allRows, type useExplained } from "./use-explained.ts";

type RowsProps = {
  readonly cell: ExplainCell;
  readonly explained: ReturnType<typeof useExplained>;
  readonly first: Explained;
};

/** The value that the rows must add up to: the metric's own, or that of the part whose rows are shown. */
function valueOfRows(first: Explained): MetricValue {
  if (first.metric_of_rows === first.metric) return first.value;
  return first.parts.find((part) => part.metric === first.metric_of_rows)?.value ?? null;
}

/** The records behind the number, and the proof that they add up to it. */
export function ExplainedRows({ cell, explained, first }: RowsProps): ReactNode {
  const { t, say } = useLanguage();
  const { rows } = explained;
  const metric = catalog.metrics.find((candidate) => candidate.key === first.metric_of_rows);
  const object = objectNamed(catalog, first.rows_object);
  const label = metric === undefined ? first.label : say(metric.label);
  return (
    <section className="explain-rows" aria-label={t("explain.rows")}>
      <div className="explain-rows-head">
        <h3>
          {t("explain.rows_of", {
            metric: label,
            object: say(object.label),
            count: groupDigits(String(first.row_count)),
          })}
        </h3>
        <ExportButton cell={cell} first={first} label={label} />
      </div>
      {rows.length === 0 ? (
        <p className="secondary">{t("explain.no_rows")}</p>
      ) : (
        <RowTable rows={rows} unit={metric?.unit ?? first.unit} plural={object.plural} label={label} />
      )}
      <Proof explained={explained} first={first} unit={metric?.unit ?? first.unit} />
    </section>
  );
}

type TableProps = {
  readonly rows: readonly ExplainedRow[];
  readonly unit: Explained["unit"];
  readonly plural: string;
  readonly label: string;
};

function RowTable({ rows, unit, plural, label }: TableProps): ReactNode {
  const { t, locale } = useLanguage();
  const accounts = rows.some((row) => row.account != null);
  return (
    <div className="explain-scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("explain.record")}</th>
            {accounts ? <th scope="col">{t("explain.account")}</th> : null}
            <th scope="col" className="row-seller">
              {t("explain.seller")}
            </th>
            <th scope="col" className="end">
              {label}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="row-title">
                <Link to={`/${plural}/${row.id}`}>{row.title}</Link>
                {row.day === null || row.day === row.title ? null : (
                  <div className="tertiary number">{row.day}</div>
                )}
              </td>
              {accounts ? (
                <td className="wrap">
                  {row.account?.title ?? "—"}
                  <div className="row-seller-below tertiary">{row.seller?.title ?? ""}</div>
                </td>
              ) : null}
              <td className="row-seller">{row.seller?.title ?? "—"}</td>
              <td className="end number">{metricText(row.value, unit, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type ProofProps = Pick<RowsProps, "explained" | "first"> & { readonly unit: Explained["unit"] };

/** More rows on demand; with all of them, their sum beside the number. */
function Proof({ explained, first, unit }: ProofProps): ReactNode {
  const { t, locale } = useLanguage();
  const { rows, hasNextPage, isFetchingNextPage, fetchNextPage } = explained;
  const [loadingAll, setLoadingAll] = useState(false);
  const loadAll = async () => {
    setLoadingAll(true);
    for (let more = true; more; ) more = (await fetchNextPage()).hasNextPage;
    setLoadingAll(false);
  };
  if (hasNextPage)
    return (
      <div className="explain-more">
        <span className="secondary number">
          {t("explain.loaded", { loaded: rows.length, count: groupDigits(String(first.row_count)) })}
        </span>
        <Button size="small" loading={isFetchingNextPage && !loadingAll} onClick={() => void fetchNextPage()}>
          {t("explain.more")}
        </Button>
        <Button size="small" loading={loadingAll} onClick={() => void loadAll()}>
          {t("explain.load_all")}
        </Button>
      </div>
    );
  const whole = valueOfRows(first);
  const sum = sumOfRows(
    rows.map((row) => row.value),
    whole,
  );
  if (rows.length === 0 || sum === null || whole === null) return null;
  const text = metricText(sum, unit, locale);
  return sameValue(sum, whole) ? (
    <p className="explain-proof positive" role="status">
      <CheckCircleFilled aria-hidden="true" /> {t("explain.adds_up", { count: rows.length, sum: text })}
    </p>
  ) : (
    <p className="explain-proof secondary" role="status">
      {t("explain.adds_up_not", { count: rows.length, sum: text, value: metricText(whole, unit, locale) })}
    </p>
  );
}

const plainOf = (value: MetricValue): string =>
  value === null ? "" : isMoneyJson(value) ? value.amount : String(value);

function ExportButton(props: {
  readonly cell: ExplainCell;
  readonly first: Explained;
  readonly label: string;
}): ReactNode {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const rows = await allRows(props.cell);
      const head = [
        t("explain.record"),
        t("explain.day"),
        t("explain.account"),
        t("explain.seller"),
        props.label,
      ];
      const lines = rows.map((row) => [
        row.title,
        row.day ?? "",
        row.account?.title ?? "",
        row.seller?.title ?? "",
        plainOf(row.value),
      ]);
      saveFile(`${props.first.label}.csv`, csvOf(head, lines));
    } catch (error) {
      message.error(errorSentence(error));
    } finally {
      setBusy(false);
    }
  };
  if (props.first.row_count === 0) return null;
  return (
    <Button size="small" icon={<DownloadOutlined />} loading={busy} onClick={() => void save()}>
      {t("explain.export")}
    </Button>
  );
}

function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
