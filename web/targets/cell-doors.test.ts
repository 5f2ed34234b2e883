import { describe, expect, it } from "vitest";
import { closedReason, doorsOf } from "./cell-doors.ts";
import { cellKey, type GridLine, lineKey } from "./grid-rows.ts";

const column = (start: string, end: string) => ({ start, end, label: start, short: start });
const june = column("2026-06-01", "2026-07-01");
const july = column("2026-07-01", "2026-08-01");
const ann = (team: string, from: string, to: string | null): GridLine => ({
  kind: "person",
  key: lineKey(team, "ann"),
  team,
  depth: 0,
  seller: "ann",
  title: "Ann",
  lead: false,
  open: [{ from, to }],
});
const inEast = ann("east", "2024-01-01", "2026-07-01");
const inSouth = ann("south", "2026-07-01", null);
const rest = (team: string | null): GridLine => ({
  kind: "undistributed",
  key: lineKey(team, null),
  team,
  depth: 0,
});

describe("the doors of cells", () => {
  it("open where a person belongs to the team in that period", () => {
    const doors = doorsOf(true, new Set(), new Map());
    expect(closedReason(inEast, june, doors)).toBeNull();
    expect(closedReason(inEast, july, doors)).toBe("not_in_team");
    expect(closedReason(inSouth, july, doors)).toBeNull();
    expect(closedReason(rest("east"), july, doors)).toBeNull();
    expect(closedReason(rest(null), july, doors)).toBe("read_only");
  });

  it("hold one target of a person in a period, in whichever team it stands", () => {
    const held = new Map([[cellKey(lineKey("east", "ann"), july.start), 5n]]);
    const doors = doorsOf(true, new Set(), held);
    expect(closedReason(inEast, july, doors)).toBeNull();
    expect(closedReason(inSouth, july, doors)).toBe("other_team");
  });

  it("stay shut without the right, and where a target of another period stands", () => {
    expect(closedReason(inEast, june, doorsOf(false, new Set(), new Map()))).toBe("read_only");
    const taken = new Set([cellKey(inEast.key, june.start)]);
    expect(closedReason(inEast, june, doorsOf(true, taken, new Map()))).toBe("other_period");
  });
});
