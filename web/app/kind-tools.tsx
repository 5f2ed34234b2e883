import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { Link } from "react-router";
import { objectNamed } from "../../kernel/catalog.ts";
import { type KindTools, KindToolsContext } from "../../kernel/kinds/kind.web.tsx";
import { catalog } from "../../modules/catalog.ts";
import { records } from "../api/records.ts";
import { type Session, useSession } from "../api/session.ts";
import { useRecord } from "../api/use-records.ts";
import { useLanguage } from "../language/language.ts";
import { hintOf, titleOf } from "../record/record-title.ts";

const choicesMax = 30;

const search: KindTools["search"] = async (name, text, signal) => {
  const object = objectNamed(catalog, name);
  const { rows } = await records(name).list(
    { limit: choicesMax, sort: object.list.sort, ...(text.trim() === "" ? {} : { q: text.trim() }) },
    signal,
  );
  return rows.map((row) => {
    const hint = hintOf(object, row);
    return { id: row.id, title: titleOf(object, row), ...(hint === null ? {} : { hint }) };
  });
};

function Title({ object, id }: { readonly object: string; readonly id: string }): ReactNode {
  const record = useRecord(object, id);
  return record.data === undefined ? "…" : titleOf(objectNamed(catalog, object), record.data);
}

const addressFor = (session: Session): KindTools["address"] => {
  return (name, id) =>
    session.rights[name]?.read === undefined ? null : `/${objectNamed(catalog, name).plural}/${id}`;
};

/** Hands the page's surroundings (language, company, API, router) to the kinds of fields. */
export function KindToolsProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const session = useSession();
  const { locale } = useLanguage();
  const { workspace, today } = session;
  const active = useQuery({
    queryKey: ["records", "currency", "active"],
    queryFn: () =>
      records("currency").list({ filter: { field: "active", op: "eq", value: true }, limit: 200 }),
    staleTime: 600_000,
    enabled: session.rights.currency?.read !== undefined,
  });
  const codes = active.data?.rows.map((row) => String(row.code));
  const tools = useMemo<KindTools>(
    () => ({
      locale,
      today,
      timeZone: workspace.time_zone,
      calendar: { startMonth: workspace.fiscal_start_month, pattern: workspace.fiscal_pattern },
      currencies: [...new Set([workspace.currency, ...(codes ?? [])])],
      search,
      address: addressFor(session),
      Link,
      Title,
    }),
    [locale, today, workspace, codes, session],
  );
  return <KindToolsContext value={tools}>{children}</KindToolsContext>;
}
