import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { useLanguage } from "../language/language.ts";
import { type ExplainCell, withCell } from "./explain-address.ts";
import "./explain.css";

type FigureProps = {
  /** Null where there is nothing to open. */
  readonly cell: ExplainCell | null;
  /** What the number is, for those who cannot see where it stands. */
  readonly label: string;
  readonly children: ReactNode;
};

/** A number that answers "why?": a link to its explanation, which lies in the address. */
export function Figure({ cell, label, children }: FigureProps): ReactNode {
  const { t } = useLanguage();
  const [params] = useSearchParams();
  if (cell === null) return children;
  return (
    <Link
      className="figure"
      to={{ search: `?${withCell(params, cell)}` }}
      preventScrollReset
      title={t("explain.open")}
    >
      <span className="visually-hidden">{label} </span>
      {children}
    </Link>
  );
}
