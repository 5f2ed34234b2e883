import type { ReactNode } from "react";
import { useLanguage } from "../language/language.ts";
import "./table-skeleton.css";

/** The shape of a table while its rows are on the way. */
export function TableSkeleton(props: { readonly columns: number; readonly rows?: number }): ReactNode {
  const { t } = useLanguage();
  const rows = Array.from({ length: props.rows ?? 12 }, (_, index) => index);
  const cells = Array.from({ length: Math.max(1, Math.min(props.columns, 8)) }, (_, index) => index);
  return (
    <div className="skeleton" role="status" aria-label={t("shell.loading")}>
      {rows.map((row) => (
        <div key={row} className="skeleton-row">
          {cells.map((cell) => (
            <span key={cell} style={{ width: `${40 + ((row * 7 + cell * 13) % 5) * 11}%` }} />
          ))}
        </div>
      ))}
    </div>
  );
}
