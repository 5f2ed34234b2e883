import { problemSentence, Refusal, refusalSentence } from "../../kernel/refusal.ts";
import type { Locale } from "../../kernel/text.ts";

/** A refusal as application/problem+json, in the user's language. */
export function problemJson(refusal: Refusal, locale: Locale) {
  return {
    type: `urn:attain:refusal:${refusal.code}`,
    title: refusal.code,
    status: refusal.status,
    code: refusal.code,
    detail: refusalSentence(refusal, locale),
    problems: refusal.problems.map((problem) => ({
      ...problem,
      value: typeof problem.value === "bigint" ? String(problem.value) : problem.value,
      label: problem.label[locale],
      expected: problem.expected[locale],
      message: problemSentence(problem, locale),
    })),
    values: Object.fromEntries(
      Object.entries(refusal.values).map(([name, value]) => [name, plain(value, locale)]),
    ),
  };
}

function plain(value: unknown, locale: Locale): unknown {
  if (typeof value === "object" && value !== null && "zh" in value && "en" in value) return value[locale];
  return typeof value === "bigint" ? String(value) : value;
}

const unavailable = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ETIMEDOUT",
  "EPIPE",
  "57P01",
  "57P02",
  "57P03",
  "08000",
  "08003",
  "08006",
  "53300", // no connection is free
]);

/** What the database or the framework throws, as a refusal where people can do something about it. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (typeof error !== "object" || error === null) return null;
  const code = "code" in error ? String(error.code) : "";
  // The records' own operations name field and value; what reaches this place can only say that something is taken.
  if (code === "23505") return new Refusal("record.duplicate", { object: "", fields: "—", value: "—" });
  // Each factor fits its field; what they come to (quantity × price) may still not fit its own.
  if (code === "22003") return new Refusal("input.out_of_range");
  if (code === "FST_ERR_CTP_INVALID_JSON_BODY" || code === "FST_ERR_CTP_EMPTY_JSON_BODY")
    return new Refusal("input.not_json");
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return new Refusal("input.not_json");
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return new Refusal("input.too_large", { limit: "8 MB" });
  if (
    unavailable.has(code) ||
    ("message" in error &&
      /Connection terminated|timeout exceeded when trying to connect/.test(String(error.message)))
  )
    return new Refusal("database.unavailable");
  return null;
}
