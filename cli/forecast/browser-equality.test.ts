import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as engine from "../../engine/forecast/index.ts";
import { randomStream } from "../../engine/forecast/numerics/random.ts";
import { openBrowser } from "../../test/browser.ts";

const ENTRY = join(dirname(fileURLToPath(import.meta.url)), "../../engine/forecast/index.ts");

/** Series of every pool: tiny, short with and without season, long, double seasonal, intermittent. */
const CASES: readonly {
  readonly length: number;
  readonly seasons: readonly number[];
  readonly sparse: boolean;
}[] = [
  { length: 4, seasons: [], sparse: false },
  { length: 24, seasons: [], sparse: false },
  { length: 40, seasons: [4], sparse: false },
  { length: 96, seasons: [12], sparse: false },
  { length: 220, seasons: [52], sparse: false },
  { length: 560, seasons: [24, 168], sparse: false },
  { length: 50, seasons: [], sparse: true },
];

interface Request {
  readonly history: number[];
  readonly seasons: readonly number[];
}

const REQUESTS: readonly Request[] = CASES.map(({ length, seasons, sparse }, i) => {
  const random = randomStream(i + 1);
  const history = Array.from({ length }, (_, t) => {
    if (sparse && random.uniform() < 0.6) return 0;
    const wave = seasons.reduce((sum, season) => sum + 15 * Math.sin((2 * Math.PI * t) / season), 0);
    return Math.round((120 + 0.3 * t + wave + 8 * random.normal()) * 100) / 100;
  });
  return { history, seasons };
});

/** Points, quantiles and a few sample paths of every case in one list of numbers. Runs in both places. */
function numbersOf(library: typeof engine, requests: readonly Request[]): number[] {
  return requests.flatMap(({ history, seasons }) => {
    const { points, distribution } = library.forecast({ history, seasons, horizon: 6 });
    const quantiles = [0.025, 0.1, 0.9, 0.975].flatMap((p) =>
      Array.from(points, (_, k) => distribution.quantile(k + 1, p)),
    );
    const paths = distribution.samplePaths(5, 42).flatMap((path) => Array.from(path));
    return [...points, ...quantiles, ...paths];
  });
}

let browser: Browser | undefined;
let script = "";

beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      minify: false,
      lib: { entry: ENTRY, formats: ["iife"], name: "AttainForecast", fileName: "forecast" },
    },
  });
  const first = Array.isArray(built) ? built[0] : built;
  const chunk = first !== undefined && "output" in first ? first.output[0] : undefined;
  if (chunk === undefined || chunk.type !== "chunk") throw new Error("the bundler made no script");
  script = chunk.code;
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
});

test("the engine says the same in Node and in the browser", async () => {
  const page = await (browser as Browser).newPage();
  await page.addScriptTag({ content: script });
  const inBrowser = await page.evaluate(
    ([requests, source]) => {
      const run = new Function(`return (${source})`)() as (library: unknown, requests: unknown) => number[];
      return run((globalThis as Record<string, unknown>).AttainForecast, requests);
    },
    [REQUESTS, numbersOf.toString()] as const,
  );
  const here = numbersOf(engine, REQUESTS);
  expect(inBrowser.length).toBe(here.length);
  expect(here.length).toBe(7 * (6 + 24 + 30));
  here.forEach((value, i) => {
    expect(Math.abs((inBrowser[i] as number) - value)).toBeLessThanOrEqual(
      1e-9 * Math.max(1, Math.abs(value)),
    );
  });
  // Not only close: only correctly rounded operations are used, so every bit agrees.
  expect(inBrowser).toEqual(here);
});
