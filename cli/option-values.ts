import { isDay } from "../engine/calendar/index.ts";
import type { Text } from "../kernel/text.ts";
import { WrongUse } from "./command.ts";

type Options = Readonly<Record<string, string>>;

function refuse(name: string, value: string, expected: Text): never {
  throw new WrongUse({
    zh: `--${name} 的值“${value}”不对，应为${expected.zh}`,
    en: `--${name}: “${value}” is not valid, expected ${expected.en}`,
  });
}

export function dayOption(options: Options, name: string): string | null {
  const text = options[name];
  if (text === undefined) return null;
  return isDay(text)
    ? text
    : refuse(name, text, { zh: "日期，如 2026-03-31", en: "a day such as 2026-03-31" });
}

export function choiceOption<const T extends string>(
  options: Options,
  name: string,
  choices: readonly T[],
): T | null {
  const text = options[name];
  if (text === undefined) return null;
  const found = choices.find((choice) => choice === text);
  return found ?? refuse(name, text, { zh: choices.join("、"), en: choices.join(", ") });
}

export function integerOption(options: Options, name: string, min: number, max: number): number | null {
  const text = options[name];
  if (text === undefined) return null;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max
    ? value
    : refuse(name, text, { zh: `${min} 到 ${max} 的整数`, en: `a whole number from ${min} to ${max}` });
}

export function jsonOption(options: Options, name: string): unknown {
  const text = options[name];
  if (text === undefined) return null;
  try {
    return JSON.parse(text);
  } catch {
    return refuse(name, text, { zh: "有效的 JSON", en: "valid JSON" });
  }
}

export const listOption = (text: string | undefined): string[] =>
  (text ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
