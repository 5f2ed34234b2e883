import { expect, test } from "vitest";
import { parsePostmasterFile } from "./postmaster-file.ts";

const running = `10638
/srv/attain/data/postgres
1795325479
42861

127.0.0.1
 6815753     32769
ready   
`;

test("the file of a running PostgreSQL tells its process, port and that it is ready", () => {
  expect(parsePostmasterFile(running)).toEqual({ processId: 10638, port: 42861, ready: true });
});

test("a PostgreSQL that starts or stops is not ready", () => {
  for (const state of ["starting", "stopping"]) {
    expect(parsePostmasterFile(running.replace("ready   ", state))?.ready).toBe(false);
  }
});

test("a file that is not written to its end tells nothing yet", () => {
  expect(parsePostmasterFile("")).toBeUndefined();
  expect(parsePostmasterFile("10638\n/srv/attain/data/postgres\n")).toBeUndefined();
});
