import { describe, expect, it } from "vitest";
import type { RecordJson } from "../api/json.ts";
import type { HistoryEntry } from "../api/records.ts";
import { timelineEntries } from "./timeline-entries.ts";

const base = {
  external_id: null,
  version: 1,
  created_at: "2026-03-01T20:00:00Z",
  created_by: null,
  updated_at: "",
  updated_by: null,
  deleted_at: null,
};
const order = (id: string, day: string): RecordJson => ({ ...base, id, ordered_on: day });
const change: HistoryEntry = {
  version: 2,
  at: "2026-03-04T20:00:00Z",
  by: null,
  via: "page",
  action: "update",
  changes: {},
};

describe("a customer's timeline", () => {
  it("puts orders, contacts and changes in one order, newest first, by the company's day", () => {
    // 20:00 UTC is the next day in Shanghai
    const nextDay = (instant: string) => `2026-03-0${Number(instant.slice(9, 10)) + 1}`;
    const entries = timelineEntries(
      [order("a", "2026-03-05"), order("b", "2026-02-28")],
      [{ ...base, id: "c" }],
      [change],
      nextDay,
    );
    expect(entries.map(({ kind, day }) => `${kind} ${day}`)).toEqual([
      "order 2026-03-05",
      "change 2026-03-05",
      "contact 2026-03-02",
      "order 2026-02-28",
    ]);
  });
});
