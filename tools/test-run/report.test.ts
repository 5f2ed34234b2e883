import { expect, test } from "vitest";
import { countsLine, details, emptyReport, sumReports } from "./report.ts";

const green = { passed: 3, failures: [], skipped: [] };
const red = {
  passed: 1,
  failures: [{ name: "money > adds", message: "expected 2\nreceived 3\n" }],
  skipped: [{ name: "adventureworks", reason: "no data" }],
};

test("counts are summed over all steps, and skipped ones are told only where there are any", () => {
  expect(countsLine(green)).toBe("3 passed, 0 failed");
  expect(countsLine(sumReports([green, red, emptyReport]))).toBe("4 passed, 1 failed, 1 skipped");
  expect(countsLine(sumReports([]))).toBe("0 passed, 0 failed");
});

test("failures and skipped tests are named with their reasons", () => {
  expect(details(green)).toBe("");
  expect(details(red)).toBe(
    "  ✗ money > adds\n    expected 2\n    received 3\n  – adventureworks: no data\n",
  );
});
