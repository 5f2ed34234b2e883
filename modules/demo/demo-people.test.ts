import { describe, expect, it } from "vitest";
import { type DemoMembership, type DemoRecords, generateDemoCompany } from "./index.ts";

/** A day in the last quarter, one early in the year, a leap day and the first of January. */
const todays = ["2026-11-22", "2026-03-02", "2024-02-29", "2026-01-01"];

function membershipOn(records: DemoRecords, user: string, day: string): DemoMembership | undefined {
  return records.membership.find(
    (row) =>
      row.user.external_id === user &&
      row.starts_on <= day &&
      (row.ends_on === undefined || day < row.ends_on),
  );
}

describe.each(todays)("the people of the demo on %s", (today) => {
  const { records } = generateDemoCompany({ seed: 4, today });
  const byPerson = Map.groupBy(records.membership, ({ user }) => user.external_id);

  it("are in one team at a time", () => {
    for (const rows of byPerson.values()) {
      const sorted = [...rows].sort((a, b) => (a.starts_on < b.starts_on ? -1 : 1));
      for (const [index, row] of sorted.entries()) {
        const next = sorted[index + 1];
        if (row.ends_on !== undefined) expect(row.starts_on < row.ends_on).toBe(true);
        if (next !== undefined) expect(row.ends_on !== undefined && row.ends_on <= next.starts_on).toBe(true);
      }
    }
  });

  it("came, went and changed teams within the years of the story", () => {
    const start = `${Number(today.slice(0, 4)) - 3}-01-01`;
    expect(records.user.filter(({ joined_on }) => joined_on > start).length).toBeGreaterThanOrEqual(8);
    expect(records.user.filter(({ left_on }) => left_on !== undefined && left_on <= today)).toHaveLength(5);
    expect([...byPerson.values()].filter((rows) => rows.length > 1).length).toBeGreaterThanOrEqual(2);
    expect(
      records.user.filter(({ role, active }) => active && (role === "rep" || role === "channel")),
    ).toHaveLength(24);
  });

  it("leave nobody's customers to somebody who is gone", () => {
    const active = new Set(records.user.filter((user) => user.active).map((user) => user.external_id));
    for (const { owner } of [...records.account, ...records.contact])
      expect(active.has(owner.external_id)).toBe(true);
  });

  it("sell only while they are in a team, up to today, to customers of their own or a colleague's", () => {
    for (const order of records.order) {
      expect(order.ordered_on <= today).toBe(true);
      expect(membershipOn(records, order.seller.external_id, order.ordered_on), order.number).toBeDefined();
    }
  });

  it("have targets only in teams in which they are, one a month", () => {
    for (const { seller, team, period_start } of records.target) {
      if (seller === undefined) continue;
      const membership = membershipOn(records, seller.external_id, period_start);
      expect(membership?.team.external_id).toBe(team.external_id);
    }
  });
});
