import { expect, test } from "vitest";
import { attemptLimit } from "./attempt-limit.ts";

const minute = 60_000;

test("after the last allowed failure the key waits until the window of the first one is over", () => {
  const limit = attemptLimit(3, 15 * minute);
  for (const at of [0, 1, 2]) {
    expect(limit.waitSeconds("a", at * minute)).toBe(0);
    limit.failed("a", at * minute);
  }
  // Begun at 0, 15 minutes long: at 2 minutes 13 × 60 s are left.
  expect(limit.waitSeconds("a", 2 * minute)).toBe(780);
  expect(limit.waitSeconds("a", 15 * minute)).toBe(0);
});

test("another key is not touched, and a success forgives", () => {
  const limit = attemptLimit(1, minute);
  limit.failed("a", 0);
  expect(limit.waitSeconds("b", 0)).toBe(0);
  limit.succeeded("a");
  expect(limit.waitSeconds("a", 0)).toBe(0);
});

test("a new window begins with the first failure after the old one", () => {
  const limit = attemptLimit(2, minute);
  limit.failed("a", 0);
  limit.failed("a", 2 * minute);
  expect(limit.waitSeconds("a", 2 * minute)).toBe(0);
});
