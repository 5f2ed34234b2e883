import { type Catalog, objectNamed } from "../../kernel/catalog.ts";
import type { FieldValue } from "../../kernel/field.ts";
import { kindOf, type Operator } from "../../kernel/kinds/index.ts";
import type { Measurement } from "../../kernel/metric.ts";
import { allFields } from "../../kernel/object.ts";
import { type Predicate, pathText } from "../../kernel/predicate/predicate.ts";
import type { Text } from "../../kernel/text.ts";
import type { Transaction } from "../../kernel/transaction.ts";
import { parseFilterWith } from "../records/filter.ts";
import { metricLookup } from "./choose-measurement.ts";
import { linkValues } from "./dimension-values.server.ts";

const words: Readonly<Record<Operator, Text>> = {
  eq: { zh: "=", en: "=" },
  ne: { zh: "≠", en: "≠" },
  in: { zh: "属于", en: "in" },
  not_in: { zh: "不属于", en: "not in" },
  lt: { zh: "<", en: "<" },
  lte: { zh: "≤", en: "≤" },
  gt: { zh: ">", en: ">" },
  gte: { zh: "≥", en: "≥" },
  contains: { zh: "包含", en: "contains" },
  starts_with: { zh: "开头是", en: "starts with" },
  is_empty: { zh: "为空", en: "is empty" },
  not_empty: { zh: "不为空", en: "is not empty" },
};

/** A filter in a sentence: names for ids, words for operators. Empty where there is no filter. */
export async function describeFilter(
  tx: Transaction,
  catalog: Catalog,
  measurement: Measurement,
  filter: unknown,
): Promise<string> {
  if (filter == null) return "";
  const predicate = await parseFilterWith(
    filter,
    metricLookup(catalog, measurement, tx.actor.role),
    tx,
    catalog,
  );
  const object = objectNamed(catalog, measurement.source.object);
  const locale = tx.actor.locale;
  const sentence = async (part: Predicate): Promise<string> => {
    if (part.kind === "not") return `${locale === "zh" ? "非" : "not"} (${await sentence(part.part)})`;
    if (part.kind === "compare") return await comparison(part);
    const texts: string[] = [];
    for (const each of part.parts) texts.push(await sentence(each)); // one connection, one question at a time
    return texts.join(
      part.kind === "and" ? (locale === "zh" ? "，且 " : " and ") : locale === "zh" ? " 或 " : " or ",
    );
  };
  const comparison = async (part: Extract<Predicate, { kind: "compare" }>): Promise<string> => {
    const own = allFields(object)[part.path.through ?? part.path.key];
    const end =
      part.path.through !== null && own?.kind === "ref"
        ? allFields(objectNamed(catalog, own.to))[part.path.key]
        : own;
    if (end === undefined) return pathText(part.path);
    const names = end.kind === "ref" ? await linkValues(tx, catalog, end.to, part.values.map(String)) : null;
    const show = (value: FieldValue): string =>
      names?.get(String(value))?.title ??
      kindOf(end).format(value, end, { locale, currency: tx.actor.workspace.currency });
    return `${end.label[locale]} ${words[part.op][locale]} ${part.values.map(show).join(locale === "zh" ? "、" : ", ")}`.trim();
  };
  return await sentence(predicate);
}
