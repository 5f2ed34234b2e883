import { App } from "antd";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import type { FiscalCalendar } from "../../engine/calendar/index.ts";
import { errorSentence } from "../api/errors.ts";
import { useSession } from "../api/session.ts";
import { Page } from "../app/page.tsx";
import { useRemembered } from "../app/remembered.ts";
import { useLanguage } from "../language/language.ts";
import { unitExponent } from "./amount-text.ts";
import { closedReason, doorsOf } from "./cell-doors.ts";
import { type GridColumn, type GridGrain, type GridTargets, withElsewhere } from "./grid-columns.ts";
import { placesOf } from "./grid-cursor.ts";
import type { Place } from "./grid-paste.ts";
import { cellKey, type GridLine } from "./grid-rows.ts";
import { GridStatus } from "./grid-status.tsx";
import { sumGrid, sumOfCells } from "./grid-sums.ts";
import { GridToolbar } from "./grid-toolbar.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { PasteReport, type PasteResult } from "./paste-report.tsx";
import { TargetGrid } from "./target-grid.tsx";
import { markSaved, redo, setCells, undo, unsavedChanges } from "./target-sheet.ts";
import type { TeamNode } from "./team-tree.ts";
import { useActuals } from "./use-actuals.ts";
import { type GridModel, useGridInput } from "./use-grid-input.ts";
import { type TargetMetric, type TargetPlan, useSaveTargets } from "./use-target-plans.ts";
import { useTargetSheet } from "./use-target-sheet.ts";

type DeskProps = {
  readonly plan: TargetPlan;
  readonly metric: TargetMetric;
  readonly picker: ReactNode;
  readonly grain: GridGrain;
  /** The grain of the plan's targets, whichever is shown. */
  readonly usual: GridGrain;
  readonly calendar: FiscalCalendar;
  readonly columns: readonly GridColumn[];
  readonly placed: GridTargets;
  readonly lines: readonly GridLine[];
  readonly teams: readonly TeamNode[];
};

/** The grid with its tools: what is typed, what is saved, what was reached. */
export function GridDesk(props: DeskProps): ReactNode {
  const { plan, metric, grain, columns, placed, lines, teams } = props;
  const { t, locale } = useLanguage();
  const { message } = App.useApp();
  const session = useSession();
  const { currency } = session.workspace;
  const editable = session.rights.target?.update !== undefined && plan.status !== "archived";
  const { sheet, change, now } = useTargetSheet(`${plan.id}/${metric}/${grain}`, placed.amounts);
  const [unit, setUnit] = useRemembered("targets.unit", "large");
  const [actualsShown, setActualsShown] = useRemembered("targets.actuals", "no");
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [result, setResult] = useState<PasteResult | null>(null);
  const save = useSaveTargets(plan.id);
  const exponent = unitExponent(unit === "large" ? "large" : "one", locale);

  const shown = useMemo(() => unfolded(lines, folded), [lines, folded]);
  const typeable = useMemo(() => shown.filter((line) => line.kind !== "team"), [shown]);
  const sums = useMemo(
    () => sumGrid(withElsewhere(sheet.current, placed.elsewhere), teams),
    [sheet.current, placed.elsewhere, teams],
  );
  const doors = useMemo(
    () => doorsOf(editable, placed.taken, sheet.saved, sheet.current),
    [editable, placed.taken, sheet.saved, sheet.current],
  );
  const changes = useMemo(() => unsavedChanges(sheet), [sheet]);
  const showActuals = actualsShown === "yes";
  const actuals = useActuals({
    plan,
    metric,
    grain,
    columns,
    calendar: props.calendar,
    teams,
    metrics: session.metrics,
    enabled: showActuals,
  });

  const keyAt = ({ line, column }: Place): string | null => {
    const [at, in_] = [typeable[line], columns[column]];
    return at === undefined || in_ === undefined ? null : cellKey(at.key, in_.start);
  };
  const onSave = useCallback(() => {
    const stored = unsavedChanges(now());
    if (stored.length === 0 || save.isPending) return;
    save.mutate(
      { changes: stored, columns, metric, currency },
      {
        onSuccess: () => {
          change((current) => markSaved(current, stored));
          message.success(t("targets.saved", { count: stored.length }));
        },
        onError: (error) => message.error(errorSentence(error), 8),
      },
    );
  }, [now, save, columns, metric, currency, change, message, t]);

  const model: GridModel = {
    size: { lines: typeable.length, columns: columns.length },
    currency,
    unitExponent: exponent,
    amountAt: (place) => sheet.current.get(keyAt(place) ?? "") ?? null,
    isOpen: ({ line, column }) => {
      const [at, in_] = [typeable[line], columns[column]];
      return at !== undefined && in_ !== undefined && closedReason(at, in_, doors) === null;
    },
    set: (edits) =>
      change((current) =>
        setCells(
          current,
          edits.flatMap(({ place, amount }) => {
            const cell = keyAt(place);
            return cell === null ? [] : [{ cell, amount }];
          }),
        ),
      ),
    undo: () => change(undo),
    redo: () => change(redo),
    save: onSave,
    report: (problems, pasted) => {
      const [first] = problems;
      if (pasted === null && first !== undefined) {
        message.warning(t(`targets.problem_${first.reason}`, { text: first.text }));
        return;
      }
      setResult(pasted === null ? null : { set: pasted.edits.length, rounded: pasted.rounded, problems });
    },
  };
  const input = useGridInput(model);
  const selection = sumOfCells(
    sheet.current,
    placesOf(input.range).flatMap((place) => keyAt(place) ?? []),
  );
  const view = useMemo(
    () => ({
      columns,
      currency,
      exponent,
      elsewhere: placed.elsewhere.size > 0,
      showActuals,
      today: session.today,
    }),
    [columns, currency, exponent, placed.elsewhere, showActuals, session.today],
  );
  return (
    <Page title={t("targets.title")} actions={props.picker} fill>
      <GridToolbar
        metric={metric}
        grain={grain}
        usual={props.usual}
        unit={unit}
        onUnit={setUnit}
        showActuals={showActuals}
        onShowActuals={(next) => setActualsShown(next ? "yes" : "no")}
        editable={editable}
        archived={plan.status === "archived"}
        draft={plan.status === "draft"}
        unsaved={changes.length}
        saving={save.isPending}
        onSave={onSave}
        onUndo={sheet.past.length > 0 ? model.undo : null}
        onRedo={sheet.future.length > 0 ? model.redo : null}
      />
      {result === null ? null : (
        <PasteReport result={result} large={exponent > 0} onClose={() => setResult(null)} />
      )}
      <TargetGrid
        view={view}
        lines={shown}
        current={sheet.current}
        saved={sheet.saved}
        sums={sums}
        doors={doors}
        actuals={actuals}
        folded={folded}
        onFold={(key) => setFolded(toggled(folded, key))}
        input={input}
      />
      <LeaveGuard unsaved={changes.length > 0} />
      <GridStatus selection={selection} currency={currency} editable={editable} />
    </Page>
  );
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** The lines that are not folded away: a folded team hides its people and the teams below it. */
function unfolded(lines: readonly GridLine[], folded: ReadonlySet<string>): GridLine[] {
  const shown: GridLine[] = [];
  let hiddenBelow = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    if (line.kind === "team" && line.depth <= hiddenBelow) hiddenBelow = Number.POSITIVE_INFINITY;
    if (hiddenBelow === Number.POSITIVE_INFINITY) shown.push(line);
    if (line.kind === "team" && folded.has(line.key)) hiddenBelow = Math.min(hiddenBelow, line.depth);
  }
  return shown;
}
