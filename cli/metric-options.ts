import { GRAINS } from "../engine/calendar/index.ts";
import { catalog } from "../modules/catalog.ts";
import { type OptionSpec, WrongUse } from "./command.ts";
import { workspaceOption } from "./workspace-commands.ts";

export const dimensionKeys = catalog.dimensions.map((dimension) => dimension.key);
export const metricKeys = catalog.metrics.map((metric) => metric.key);
export const formats = ["csv", "json"] as const;

/** What both commands ask with. */
export const metricOptions: Readonly<Record<string, OptionSpec>> = {
  workspace: workspaceOption,
  by: {
    value: "DIM,…",
    help: { zh: `维度：${dimensionKeys.join("、")}`, en: `dimensions: ${dimensionKeys.join(", ")}` },
  },
  grain: {
    value: GRAINS.join("|"),
    help: { zh: "按财年日历的期间切分", en: "cut by periods of the fiscal calendar" },
  },
  from: { value: "DAY", help: { zh: "第一天", en: "the first day" } },
  to: { value: "DAY", help: { zh: "最后一天的次日（不含）", en: "the day after the last (exclusive)" } },
  filter: {
    value: "JSON",
    help: {
      zh: '筛选，如 {"field":"seller","op":"eq","value":"290"}；人、产品等用外部编号或 id',
      en: 'a filter such as {"field":"seller","op":"eq","value":"290"}; external ids or ids',
    },
  },
  ids: { help: { zh: "用外部编号代替名称", en: "external ids in place of names" } },
  key: { value: "KEY", help: { zh: "以此 API 密钥的权限", en: "with the rights of this API key" } },
  user: { value: "ID|EMAIL", help: { zh: "以此人的权限", en: "with the rights of this person" } },
  format: { value: "csv|json", help: { zh: "默认 csv", en: "csv unless told" } },
};

export function requireKnown(
  names: readonly string[],
  known: readonly string[],
  what: { zh: string; en: string },
): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new WrongUse({
      zh: `没有${what.zh}“${unknown}”，可用：${known.join("、")}`,
      en: `there is no ${what.en} “${unknown}”; there are ${known.join(", ")}`,
    });
}
