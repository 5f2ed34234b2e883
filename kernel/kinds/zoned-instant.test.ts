import { describe, expect, it } from "vitest";
import { instantAtDayStart, localMinute } from "./zoned-instant.ts";

describe("instants of a time zone", () => {
  it("shows the clock of the zone", () => {
    expect(localMinute("2026-03-31T16:05:00Z", "Asia/Shanghai")).toBe("2026-04-01T00:05");
    expect(localMinute("2026-03-31T16:05:00Z", "UTC")).toBe("2026-03-31T16:05");
  });
  it("begins a Chinese day at 16:00 UTC of the day before", () => {
    expect(instantAtDayStart("2026-04-01", "Asia/Shanghai")).toBe("2026-03-31T16:00:00.000Z");
  });
  it("finds the begin of a day also on the days on which clocks are set", () => {
    // New York: summer time from 2026-03-08 02:00 (UTC−5 before, −4 after), until 2026-11-01 02:00.
    expect(instantAtDayStart("2026-03-08", "America/New_York")).toBe("2026-03-08T05:00:00.000Z");
    expect(instantAtDayStart("2026-03-09", "America/New_York")).toBe("2026-03-09T04:00:00.000Z");
    expect(instantAtDayStart("2026-11-02", "America/New_York")).toBe("2026-11-02T05:00:00.000Z");
  });
});
