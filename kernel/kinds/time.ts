import { isDay } from "../../engine/calendar/index.ts";
import type { DayField, InstantField } from "../field.ts";
import { compareText, expected, type Kind, ok, orderOperators } from "./kind.ts";

/** A calendar day without a zone. "2026/3/1" is accepted; an order of day and month that could be either is not guessed. */
export const dayKind: Kind<DayField, string> = {
  columnType: () => "date",
  fromColumn: (raw) => String(raw),
  parse: (input) => {
    const found =
      typeof input === "string"
        ? /^\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s].*)?$/.exec(input)
        : null;
    const day =
      found === null ? "" : `${found[1]}-${found[2]?.padStart(2, "0")}-${found[3]?.padStart(2, "0")}`;
    return isDay(day) ? ok(day) : expected("日期，如 2026-03-31", "a day such as 2026-03-31");
  },
  toJson: (value) => value,
  jsonSchema: () => ({ type: "string", format: "date" }),
  toPlain: (value) => value,
  format: (value) => value,
  operators: orderOperators,
  compare: compareText,
};

/** The years 0001 to 9999, as days have them; the database knows no year 0. */
const firstYear = Date.parse("0001-01-01T00:00:00Z");
const afterLastYear = Date.parse("9999-12-31T23:59:59.999Z") + 1;

export const instantKind: Kind<InstantField, string> = {
  columnType: () => "timestamptz",
  fromColumn: (raw) => String(raw),
  parse: (input) => {
    const time =
      typeof input === "string" && /^\d{4}-\d{2}-\d{2}T/.test(input) ? Date.parse(input) : Number.NaN;
    return Number.isNaN(time) || time < firstYear || time >= afterLastYear
      ? expected("UTC 时刻，如 2026-03-31T08:00:00Z", "an instant such as 2026-03-31T08:00:00Z")
      : ok(new Date(time).toISOString());
  },
  toJson: (value) => value,
  jsonSchema: () => ({ type: "string", format: "date-time" }),
  toPlain: (value) => value,
  format: (value, _field, { locale }) =>
    new Date(value).toLocaleString(locale === "zh" ? "zh-CN" : "en-US", {
      dateStyle: "medium",
      timeStyle: "short",
    }),
  operators: orderOperators,
  compare: compareText,
};
