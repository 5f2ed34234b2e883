import type { ReactNode } from "react";
import { useLanguage } from "../language/language.ts";
import "./table-skeleton.css";

const rows = Array.from({ length: 12 }, (_, index) => index);

/** The shape of a table while its rows are on the way. */
export function TableSkeleton({ columns }: { readonly columns: number }): ReactNode {
  const { t } = useLanguage();
  const cells = Array.from({ length: Math.max(1, Math.min(columns, 8)) }, (_, index) => index);
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
