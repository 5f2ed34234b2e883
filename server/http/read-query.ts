import { isDay } from "../../engine/calendar/index.ts";
import { isUuid } from "../../kernel/kinds/index.ts";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Text } from "../../kernel/text.ts";
import type { ListQuery } from "../records/list.server.ts";

type Query = Readonly<Record<string, string>>;

const refuse = (name: string, value: unknown, expected: Text): never => {
  throw new Refusal("input.parameter", { name, value, expected });
};

export function readLimit(query: Query, preset: number, max: number): number {
  const text = query.limit;
  if (text === undefined || text === "") return preset;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > max)
    refuse("limit", text, { zh: `1 到 ${max} 的整数`, en: `a whole number from 1 to ${max}` });
  return limit;
}

export function readJson(query: Query, name: string): unknown {
  const text = query[name];
  if (text === undefined || text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return refuse(name, text, { zh: "有效的 JSON", en: "valid JSON" });
  }
}

export function readDay(query: Query, name: string): string | null {
  const text = query[name];
  if (text === undefined || text === "") return null;
  return isDay(text)
    ? text
    : refuse(name, text, { zh: "日期，如 2026-03-31", en: "a day such as 2026-03-31" });
}

export function readList(query: Query, name: string): string[] {
  return (query[name] ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

export function readChoice<const T extends string>(
  query: Query,
  name: string,
  choices: readonly T[],
): T | null {
  const text = query[name];
  if (text === undefined || text === "") return null;
  return (
    choices.find((choice) => choice === text) ??
    refuse(name, text, { zh: choices.join(" / "), en: choices.join(", ") })
  );
}

export function readVersion(query: Query): number | null {
  const text = query.version;
  if (text === undefined || text === "") return null;
  const version = Number(text);
  return Number.isInteger(version) && version > 0
    ? version
    : refuse("version", text, { zh: "正整数", en: "a positive whole number" });
}

/** The id in the address; anything else is a record that does not exist. */
export function readId(object: ObjectDeclaration, id: string | undefined): string {
  if (!isUuid(id)) throw new Refusal("record.not_found", { object: object.label, id: id ?? "" });
  return id;
}

export function readListQuery(
  query: Query,
  limits: { readonly preset: number; readonly max: number },
): ListQuery {
  const after = query.after;
  const sort = query.sort;
  return {
    filter: readJson(query, "filter"),
    search: (query.q ?? "").slice(0, 200),
    deleted: readChoice(query, "deleted", ["only"]) === "only",
    limit: readLimit(query, limits.preset, limits.max),
    ...(after === undefined || after === "" ? {} : { after }),
    ...(sort === undefined || sort === "" ? {} : { sort }),
  };
}
