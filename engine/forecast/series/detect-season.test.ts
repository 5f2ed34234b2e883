import { expect, test } from "vitest";
import { randomStream } from "../numerics/random.ts";
import { detectSeasons } from "./detect-season.ts";

function wave(length: number, season: number, size: number): Float64Array {
  const random = randomStream(season);
  return Float64Array.from(
    { length },
    (_, t) => 100 + size * Math.sin((2 * Math.PI * t) / season) ** 3 + random.normal(),
  );
}

test("the usual seasons are found in their waves", () => {
  expect(detectSeasons(wave(60, 12, 10))).toEqual([12]);
  expect(detectSeasons(wave(40, 4, 10))).toEqual([4]);
  expect(detectSeasons(wave(300, 52, 40))).toEqual([52]);
});

test("hours of a day bring the week with them when three weeks are there", () => {
  expect(detectSeasons(wave(200, 24, 30))).toEqual([24]);
  expect(detectSeasons(wave(600, 24, 30))).toEqual([24, 168]);
});

test("short or unseasonal series have none", () => {
  expect(detectSeasons(wave(11, 4, 10))).toEqual([]);
  expect(detectSeasons(Float64Array.from({ length: 60 }, (_, t) => t * t))).toEqual([]);
});
