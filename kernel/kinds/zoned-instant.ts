/** The clock of a time zone at an instant, to the minute: "2026-03-31T16:05". */
export function localMinute(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((candidate) => candidate.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/**
 * The instant at which a day begins in a time zone, in UTC. The zone's distance from UTC is looked up at the guess and
 * once more at the corrected guess, which settles the days on which clocks are set.
 */
export function instantAtDayStart(day: string, timeZone: string): string {
  const wanted = Date.parse(`${day}T00:00:00Z`);
  const corrected = (guess: number): number => {
    const shown = Date.parse(`${localMinute(new Date(guess).toISOString(), timeZone)}:00Z`);
    return guess + (wanted - shown);
  };
  return new Date(corrected(corrected(wanted))).toISOString();
}
