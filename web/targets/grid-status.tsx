import type { ReactNode } from "react";
import { formatMoney } from "../../engine/money/index.ts";
import { useNarrow } from "../app/narrow.ts";
import { useLanguage } from "../language/language.ts";

type StatusProps = {
  readonly selection: { readonly sum: bigint; readonly set: number };
  readonly currency: string;
  readonly editable: boolean;
};

/** Under the grid: what the selection adds up to, and how the keys work. */
export function GridStatus({ selection, currency, editable }: StatusProps): ReactNode {
  const { t, locale } = useLanguage();
  const narrow = useNarrow();
  const sum = formatMoney(selection.sum, currency, locale);
  return (
    <div className="grid-status" role="status">
      {selection.set > 1 ? (
        <span className="number">{t("targets.selection", { count: selection.set, sum })}</span>
      ) : narrow ? null : (
        <span className="tertiary">{t(editable ? "targets.keys" : "targets.keys_read")}</span>
      )}
    </div>
  );
}
