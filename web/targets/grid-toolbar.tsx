import { RedoOutlined, UndoOutlined } from "@ant-design/icons";
import { Button, Segmented, Switch, Tooltip } from "antd";
import type { ReactNode } from "react";
import { metricNamed } from "../../kernel/catalog.ts";
import { catalog } from "../../modules/catalog.ts";
import { useSession } from "../api/session.ts";
import { useLanguage } from "../language/language.ts";
import { type GridGrain, gridGrains } from "./grid-columns.ts";
import { useSetTargetView } from "./plan-picker.tsx";
import type { TargetMetric } from "./use-target-plans.ts";

type ToolbarProps = {
  readonly metric: TargetMetric;
  readonly grain: GridGrain;
  readonly usual: GridGrain;
  readonly unit: string;
  readonly onUnit: (unit: string) => void;
  readonly showActuals: boolean;
  readonly onShowActuals: (shown: boolean) => void;
  readonly editable: boolean;
  readonly archived: boolean;
  readonly draft: boolean;
  readonly unsaved: number;
  readonly saving: boolean;
  readonly onSave: () => void;
  readonly onUndo: (() => void) | null;
  readonly onRedo: (() => void) | null;
};

export function GridToolbar(props: ToolbarProps): ReactNode {
  const { t, say } = useLanguage();
  const session = useSession();
  const setView = useSetTargetView();
  const metrics = (["net_sales", "gross_margin"] as const).filter((metric) =>
    session.metrics.includes(metric),
  );
  return (
    <div className="grid-toolbar">
      {metrics.length < 2 ? null : (
        <Segmented
          aria-label={t("targets.metric")}
          value={props.metric}
          onChange={(metric) => setView({ metric, grain: null })}
          options={metrics.map((metric) => ({
            value: metric,
            label: say(metricNamed(catalog, metric).label),
          }))}
        />
      )}
      <Segmented
        aria-label={t("targets.grain")}
        value={props.grain}
        onChange={(grain: GridGrain) => setView({ grain })}
        options={[...gridGrains, ...(props.usual === "own" ? (["own"] as const) : [])].map((grain) => ({
          value: grain,
          label: t(`targets.grain_${grain}`),
        }))}
      />
      <Segmented
        aria-label={t("targets.unit")}
        value={props.unit}
        onChange={props.onUnit}
        options={[
          { value: "one", label: t("targets.unit_one", { currency: session.workspace.currency }) },
          { value: "large", label: t("targets.unit_large", { currency: session.workspace.currency }) },
        ]}
      />
      {session.metrics.includes("credited_sales") ? (
        // biome-ignore lint/a11y/noLabelWithoutControl: the switch is a button inside of the label
        <label className="grid-switch">
          <Switch size="small" checked={props.showActuals} onChange={props.onShowActuals} />
          {t("targets.show_actuals")}
        </label>
      ) : null}
      <div className="grid-deeds">
        <State {...props} />
        {props.editable ? <Deeds {...props} /> : null}
      </div>
    </div>
  );
}

function State({ archived, draft, editable, unsaved }: ToolbarProps): ReactNode {
  const { t } = useLanguage();
  if (unsaved > 0) return <span className="grid-unsaved">{t("targets.unsaved", { count: unsaved })}</span>;
  if (archived) return <span className="secondary">{t("targets.archived")}</span>;
  if (!editable) return <span className="secondary">{t("targets.read_only")}</span>;
  return draft ? <span className="secondary">{t("targets.draft")}</span> : null;
}

function Deeds({ onUndo, onRedo, onSave, saving, unsaved }: ToolbarProps): ReactNode {
  const { t } = useLanguage();
  return (
    <>
      <Tooltip title={t("targets.undo")}>
        <Button
          icon={<UndoOutlined />}
          aria-label={t("targets.undo")}
          disabled={onUndo === null}
          onClick={() => onUndo?.()}
        />
      </Tooltip>
      <Tooltip title={t("targets.redo")}>
        <Button
          icon={<RedoOutlined />}
          aria-label={t("targets.redo")}
          disabled={onRedo === null}
          onClick={() => onRedo?.()}
        />
      </Tooltip>
      <Button type="primary" disabled={unsaved === 0} loading={saving} onClick={onSave}>
        {t("shell.save")}
      </Button>
    </>
  );
}
