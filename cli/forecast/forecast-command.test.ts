import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forecastBenchmarkCommand, forecastCommand } from "./index.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "attain-forecast-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function path(name: string): string {
  return join(folder, name);
}

async function run(args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = "";
  let err = "";
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
  };
  const code = await forecastCommand(args, io);
  return { code, out, err };
}

/** Months from 2020-01 on with a season of twelve. */
function monthly(series: string, months: number): string {
  let text = "";
  for (let t = 0; t < months; t++) {
    const label = `${2020 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, "0")}`;
    text += `${series},${label},${(100 + t + 20 * Math.sin((2 * Math.PI * t) / 12)).toFixed(3)}\n`;
  }
  return text;
}

function manySeries(count: number): string {
  let text = "series,period,value\n";
  for (let i = 0; i < count; i++) text += monthly(`店铺 ${i}`, 30 + (i % 7));
  return text;
}

describe("attain forecast", () => {
  test("writes every step of every series in the order of the file", async () => {
    writeFileSync(path("two.csv"), `series,period,value\n${monthly("b", 36)}${monthly("a", 24)}`);
    const { code } = await run([
      "--input",
      path("two.csv"),
      "--horizon",
      "3",
      "--output",
      path("out.csv"),
      "--quiet",
    ]);
    expect(code).toBe(0);
    const lines = readFileSync(path("out.csv"), "utf8").trim().split("\n");
    expect(lines[0]).toBe("series,step,mean,median,lo80,hi80,lo95,hi95,model");
    expect(lines.slice(1).map((line) => line.split(",").slice(0, 2).join(" "))).toEqual([
      "b 1",
      "b 2",
      "b 3",
      "a 1",
      "a 2",
      "a 3",
    ]);
    // The next January of b is 136 + 0 by the formula.
    expect(Number(lines[1]?.split(",")[2])).toBeGreaterThan(128);
    expect(Number(lines[1]?.split(",")[2])).toBeLessThan(142);
  });

  test("any number of jobs and any run give the same bytes", async () => {
    writeFileSync(path("many.csv.gz"), gzipSync(manySeries(60)));
    const results: Buffer[] = [];
    for (const jobs of ["1", "2", "3"]) {
      const output = path(`jobs${jobs}.csv`);
      const { code } = await run([
        "--input",
        path("many.csv.gz"),
        "--horizon",
        "4",
        "--jobs",
        jobs,
        "--output",
        output,
        "--quiet",
      ]);
      expect(code).toBe(0);
      results.push(readFileSync(output));
    }
    expect(results[1]?.equals(results[0] as Buffer)).toBe(true);
    expect(results[2]?.equals(results[0] as Buffer)).toBe(true);
  });

  test("levels and quantiles become columns, and .gz output is compressed", async () => {
    writeFileSync(path("one.csv"), `series,period,value\n${monthly("x", 30)}`);
    await run([
      "--input",
      path("one.csv"),
      "--horizon",
      "1",
      "--level",
      "50",
      "--quantiles",
      "0.1,0.9",
      "--output",
      path("o.csv.gz"),
      "--quiet",
    ]);
    const [header, first = ""] = gunzipSync(readFileSync(path("o.csv.gz")))
      .toString()
      .split("\n");
    expect(header).toBe("series,step,mean,median,lo50,hi50,q0.1,q0.9,model");
    const [, , , median = 0, lo50 = 0, hi50 = 0, q10 = 0, q90 = 0] = first.split(",").map(Number);
    expect(q10 <= lo50 && lo50 <= median && median <= hi50 && hi50 <= q90).toBe(true);
  });

  test("bad rows are listed by line and refused, or skipped as asked", async () => {
    writeFileSync(
      path("bad.csv"),
      `series,period,value\n${monthly("x", 12)}x,2021-01,twelve\n,2021-02,3\n${monthly("y", 12)}`,
    );
    const args = [
      "--input",
      path("bad.csv"),
      "--horizon",
      "1",
      "--output",
      path("bad-out.csv"),
      "--language",
      "en",
    ];
    const refused = await run(args);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('line 14: "twelve" is not a number');
    expect(refused.err).toContain("line 15: the series is empty");
    const skipped = await run([...args, "--bad-rows", "skip"]);
    expect(skipped.code).toBe(0);
    expect(skipped.err).toContain("2 bad row(s) skipped");
    expect(readFileSync(path("bad-out.csv"), "utf8").trim().split("\n").length).toBe(3);
  });

  test("rows of a series may be scattered", async () => {
    const a = monthly("a", 24).trim().split("\n");
    const b = monthly("b", 24).trim().split("\n");
    writeFileSync(
      path("mixed.csv"),
      `series,period,value\n${a.map((line, i) => `${line}\n${b[i]}`).join("\n")}\n`,
    );
    writeFileSync(path("blocks.csv"), `series,period,value\n${a.join("\n")}\n${b.join("\n")}\n`);
    await run(["--input", path("mixed.csv"), "--horizon", "2", "--output", path("mixed-out.csv"), "--quiet"]);
    await run([
      "--input",
      path("blocks.csv"),
      "--horizon",
      "2",
      "--output",
      path("blocks-out.csv"),
      "--quiet",
    ]);
    expect(readFileSync(path("mixed-out.csv"), "utf8")).toBe(readFileSync(path("blocks-out.csv"), "utf8"));
  });

  test("a verdict per series in words and figures", async () => {
    writeFileSync(path("v.csv"), `series,period,value\n${monthly("x", 48)}`);
    await run([
      "--input",
      path("v.csv"),
      "--horizon",
      "2",
      "--output",
      path("v-out.csv"),
      "--verdicts",
      path("v.jsonl"),
      "--quiet",
    ]);
    const verdict = JSON.parse(readFileSync(path("v.jsonl"), "utf8").trim());
    expect(verdict.words.join("")).toContain("去掉最高与最低后取平均");
    expect(verdict.verdict.observations).toBe(48);
  });

  test("wrong use is explained, missing files are named", async () => {
    expect((await run(["--input", "x.csv"])).code).toBe(2);
    expect((await run(["--input", "x.csv", "--horizon", "0", "--output", "y"])).err).toContain(
      "--horizon must be a whole number",
    );
    expect((await run(["--wrong"])).err).toContain("unknown argument --wrong");
    const missing = await run(["--input", path("none.csv"), "--horizon", "1", "--output", path("y.csv")]);
    expect(missing.code).toBe(3);
    expect(missing.err).toContain("none.csv");
    writeFileSync(path("header.csv"), "a,b\n1,2\n");
    expect(
      (await run(["--input", path("header.csv"), "--horizon", "1", "--output", path("y.csv")])).err,
    ).toContain('"series"');
  });
});

test("the benchmark says where it looked when the competition data are absent", async () => {
  let err = "";
  const io = {
    out: () => undefined,
    err: (text: string) => {
      err += text;
    },
  };
  expect(await forecastBenchmarkCommand(["--data", path("nowhere")], io)).toBe(3);
  expect(err).toContain("nowhere");
});
