import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

type Areas = Readonly<Record<string, Readonly<Record<string, string>>>>;
const keysOf = (areas: Areas): string[] =>
  Object.entries(areas).flatMap(([area, words]) => Object.keys(words).map((key) => `${area}.${key}`));
const placesOf = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "").sort();

const root = new URL("../..", import.meta.url).pathname;
const sources = ["web", "kernel", "modules"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) =>
      join(root, folder, file),
    ),
  )
  .filter(
    (file) =>
      /\.tsx?$/.test(file) && !/\/(dist|language\/(zh|en))\//.test(file) && !/\.test\.tsx?$/.test(file),
  )
  .map((file) => readFileSync(file, "utf8"));
const literals = new Set(
  sources.flatMap((text) => [...text.matchAll(/["'`]([a-z_]+\.[a-z0-9_]+)["'`]/g)].map((m) => m[1] ?? "")),
);
/** `targets.closed_${reason}`: every key that begins so counts as used. */
const beginnings = [
  ...new Set(
    sources.flatMap((text) => [...text.matchAll(/`([a-z_]+\.[a-z0-9_]*)\$\{/g)].map((m) => m[1] ?? "")),
  ),
];

describe("the words of the pages", () => {
  it("stand in both languages, with the same places for values", () => {
    expect(keysOf(en).sort()).toEqual(keysOf(zh).sort());
    const chinese = zh as Areas;
    const differing = keysOf(zh).filter((key) => {
      const [area = "", word = ""] = key.split(".");
      return (
        placesOf(chinese[area]?.[word] ?? "").join() !== placesOf((en as Areas)[area]?.[word] ?? "").join()
      );
    });
    expect(differing).toEqual([]);
  });
  it("are all used", () => {
    const unused = keysOf(zh).filter(
      (key) => !literals.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });
  it("are never empty, and no English sentence holds Chinese", () => {
    const empty = keysOf(zh).filter((key) => {
      const [area = "", word = ""] = key.split(".");
      return ((zh as Areas)[area]?.[word] ?? "") === "" || ((en as Areas)[area]?.[word] ?? "") === "";
    });
    expect(empty).toEqual([]);
    const mixed = Object.values(en as Areas).flatMap((words) =>
      Object.values(words).filter((text) => /[\u4e00-\u9fff]{2}/.test(text)),
    );
    expect(mixed).toEqual([]);
  });
});
