import type { ReactNode } from "react";
import { Link } from "react-router";
import { isReferenceJson } from "../api/json.ts";
import type { DimensionValue } from "../api/measure.ts";
import { useLanguage } from "../language/language.ts";

/** The seller of a row, leading to his page; sales without one are named so. */
export function PersonName({ person }: { readonly person: DimensionValue }): ReactNode {
  const { t } = useLanguage();
  if (person === null) return <span className="secondary">{t("dashboard.no_seller")}</span>;
  if (!isReferenceJson(person)) return <span>{person.title}</span>;
  return (
    <Link className="name-link" to={`/users/${person.id}`}>
      {person.title ?? t("dashboard.somebody")}
    </Link>
  );
}
