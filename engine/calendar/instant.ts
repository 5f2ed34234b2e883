import { civilToNumber, type Day, dayFromNumber, isDay, yearText } from "./day.ts";

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(?:Z|([+-])(\d{2})(?::?(\d{2}))?)$/;

const SECONDS_A_DAY = 86_400;

/** Seconds since 1970-01-01T00:00Z, whole: a fraction of a second never changes the day. */
function secondsOfInstant(isoInstant: string): number {
  const parts = INSTANT.exec(isoInstant);
  if (parts === null || !isDay(isoInstant.slice(0, 10))) {
    throw new RangeError(`Not an instant with its offset: ${JSON.stringify(isoInstant.slice(0, 40))}`);
  }
  const at = (index: number): number => Number(parts[index] ?? 0);
  if (at(4) > 23 || at(5) > 59 || at(6) > 60 || at(9) > 23 || at(10) > 59) {
    throw new RangeError(`No such time of day: ${isoInstant.slice(0, 40)}`);
  }
  const offset = (parts[8] === "-" ? -1 : 1) * (at(9) * 3600 + at(10) * 60);
  return civilToNumber(at(1), at(2), at(3)) * SECONDS_A_DAY + at(4) * 3600 + at(5) * 60 + at(6) - offset;
}

/** Building a formatter costs far more than using it; there are only as many as time zones in use. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US-u-ca-iso8601-nu-latn", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  formatters.set(timeZone, made);
  return made;
}

/**
 * The day that the clocks of a time zone show at an instant. The instant is ISO 8601 / RFC 3339 and must carry its
 * offset ("2026-03-31T16:00:00Z", "…+08:00"); the zone is an IANA name. RangeError for a text without an offset, an
 * impossible time or an unknown zone.
 */
export function dayOfInstant(isoInstant: string, timeZone: string): Day {
  const seconds = secondsOfInstant(isoInstant);
  if (timeZone === "UTC") return dayFromNumber(Math.floor(seconds / SECONDS_A_DAY));
  const parts = formatterOf(timeZone).formatToParts(seconds * 1000);
  const part = (type: "year" | "month" | "day"): string =>
    parts.find((candidate) => candidate.type === type)?.value ?? "";
  return `${yearText(Number(part("year")))}-${part("month")}-${part("day")}`;
}
