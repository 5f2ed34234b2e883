import type { CareNote } from "../series/care.ts";
import type { Verdict } from "./verdict.ts";

export type VerdictLanguage = "zh" | "en";

/** The verdict in sentences, most important first. Positions are counted from 1, as people count. */
export function verdictInWords(verdict: Verdict, language: VerdictLanguage): string[] {
  const zh = language === "zh";
  const sentences = [
    (zh ? methodInChinese : methodInEnglish)(verdict),
    (zh ? pastInChinese : pastInEnglish)(verdict),
    (zh ? trendInChinese : trendInEnglish)(verdict.trend),
    (zh ? seasonInChinese : seasonInEnglish)(verdict.season),
    ...verdict.notes.map(zh ? noteInChinese : noteInEnglish),
  ];
  return sentences.filter((sentence) => sentence !== "");
}

/** A share as percent with one decimal; a plain minus sign. */
function percent(share: number): string {
  const rounded = Math.round(share * 1000) / 10;
  return `${Object.is(rounded, -0) ? 0 : rounded}%`;
}

function expertList(verdict: Verdict, between: string): string {
  const sorted = verdict.experts.toSorted((a, b) => b.weight - a.weight);
  return sorted
    .slice(0, 3)
    .map((expert) => `${expert.name} ${percent(expert.weight)}`)
    .join(between);
}

function methodInChinese(v: Verdict): string {
  switch (v.method) {
    case "naive":
      return "在该序列自己的历史上，朴素法（沿用上一期，含季节）每次回测都更准，因此直接采用朴素法。";
    case "tiny":
      return `只有 ${v.observations} 个观测，无法检验任何模型；采用 Theta 经验法则，区间仅供参考。`;
    case "short":
      return `${v.experts.length} 个方法各自预测，去掉最高与最低后取平均：单个方法的失误不会左右结果。`;
    case "long":
    case "double_seasonal":
      return `历史足够长：按滚动回测误差选出最准的 ${v.experts.length} 个方法加权平均（${expertList(v, "，")} 等）。`;
    case "intermittent":
      return v.experts[0]?.name === "TSB"
        ? "需求间断，且近期明显停顿：采用 TSB 法，预测会随停顿而下降。"
        : "需求间断：采用 SBA 法（修正的 Croston），预测为每期平均需求。";
  }
}

function methodInEnglish(v: Verdict): string {
  switch (v.method) {
    case "naive":
      return "On this series' own past the naive rule (the last value, with the season) was better every time, so it is used.";
    case "tiny":
      return `Only ${v.observations} observation(s): no model can be tested. The Theta rule of thumb is used; take the range as a rough guide.`;
    case "short":
      return `${v.experts.length} methods forecast on their own; the highest and the lowest are dropped and the rest averaged, so that no single mistake decides.`;
    case "long":
    case "double_seasonal":
      return `The history is long: the ${v.experts.length} methods with the smallest rolling errors vote by their record (${expertList(v, ", ")} and others).`;
    case "intermittent":
      return v.experts[0]?.name === "TSB"
        ? "Demand is intermittent and has paused lately: TSB is used, which fades while the pause lasts."
        : "Demand is intermittent: the Syntetos–Boylan rate (a corrected Croston) is the mean per period.";
  }
}

function pastInChinese(v: Verdict): string {
  const past = v.past;
  if (past === null) return v.method === "tiny" ? "" : "历史不足以回测，没有误差记录。";
  const error = past.relativeError === null ? "" : `平均误差为实际的 ${percent(past.relativeError)}`;
  const bias =
    past.bias === null || Math.abs(past.bias) < 0.01
      ? ""
      : `，${past.bias > 0 ? "偏低" : "偏高"} ${percent(Math.abs(past.bias))}`;
  const skill =
    past.skill === null ? "" : `，比朴素法${past.skill >= 0 ? "小" : "大"} ${percent(Math.abs(past.skill))}`;
  return `在过去 ${past.origins} 个时点各预测 ${past.steps} 期：${error}${bias}${skill}。`;
}

function pastInEnglish(v: Verdict): string {
  const past = v.past;
  if (past === null)
    return v.method === "tiny"
      ? ""
      : "The history leaves no room for a back-test: there is no record of errors.";
  const error =
    past.relativeError === null
      ? ""
      : `the mean error was ${percent(past.relativeError)} of the actual values`;
  const bias =
    past.bias === null || Math.abs(past.bias) < 0.01
      ? ""
      : `, ${percent(Math.abs(past.bias))} too ${past.bias > 0 ? "low" : "high"} on balance`;
  const skill =
    past.skill === null
      ? ""
      : `, ${percent(Math.abs(past.skill))} ${past.skill >= 0 ? "smaller" : "larger"} than the naive rule's`;
  return `Forecasting ${past.steps} step(s) from ${past.origins} earlier point(s): ${error}${bias}${skill}.`;
}

function trendInChinese(trend: Verdict["trend"]): string {
  if (trend.change === null || trend.direction === "flat") return "与同长的过去相比，预计基本持平。";
  return `与同长的过去相比，预计${trend.direction === "up" ? "上升" : "下降"} ${percent(Math.abs(trend.change))}。`;
}

function trendInEnglish(trend: Verdict["trend"]): string {
  if (trend.change === null || trend.direction === "flat")
    return "Compared with as long a stretch of the past, about the same is expected.";
  return `Compared with as long a stretch of the past, ${percent(Math.abs(trend.change))} ${trend.direction === "up" ? "more" : "less"} is expected.`;
}

/** Below this share of the movement a season is not worth a sentence about its highs and lows. */
const WEAK_SEASON = 0.1;

function seasonInChinese(season: Verdict["season"]): string {
  if (season === null) return "";
  if (season.strength < WEAK_SEASON) return `周期 ${season.periods.join("、")} 的季节性很弱。`;
  return `季节性（周期 ${season.periods.join("、")}）解释了波动的 ${percent(season.strength)}；未来一季中第 ${season.highStep} 期最高、第 ${season.lowStep} 期最低。`;
}

function seasonInEnglish(season: Verdict["season"]): string {
  if (season === null) return "";
  if (season.strength < WEAK_SEASON) return `The season of ${season.periods.join(" and ")} periods is weak.`;
  return `The season of ${season.periods.join(" and ")} periods explains ${percent(season.strength)} of the movement; of the coming season step ${season.highStep} is highest and step ${season.lowStep} lowest.`;
}

const EFFECT_NAMES: Readonly<Record<string, string>> = {
  chinese_new_year_before: "春节前",
  chinese_new_year_from: "春节后",
  dragon_boat_before: "端午前",
  dragon_boat_from: "端午后",
  mid_autumn_before: "中秋前",
  mid_autumn_from: "中秋后",
  easter_before: "复活节前",
  easter_from: "复活节后",
  working_days: "工作日数",
};

function positions(list: readonly number[]): string {
  const shown = list.slice(0, 5).map((position) => position + 1);
  return list.length > 5 ? `${shown.join(", ")}, …` : shown.join(", ");
}

function noteInChinese(note: CareNote): string {
  switch (note.code) {
    case "gaps_filled":
      return `补上了 ${note.positions.length} 个缺失值（第 ${positions(note.positions)} 期）。`;
    case "leading_zeros_left_out":
      return `去掉了开头的 ${note.count} 个零（尚未开始销售）。`;
    case "outliers_tamed":
      return `第 ${positions(note.positions)} 期的孤立异常值在拟合时以邻近水平代替，原数据未改。`;
    case "level_shift":
      return `第 ${note.position + 1} 期起水平${note.change > 0 ? "上移" : "下移"}约 ${Number(Math.abs(note.change).toPrecision(3))}，请确认原因。`;
    case "known_effects":
      return `已知因素 ${note.effects.map(({ name }) => EFFECT_NAMES[name] ?? name).join("、")} 有明显影响，已计入预测。`;
    case "short_history":
      return `历史很短（${note.length} 期）。`;
    case "constant":
      return `历史全部等于 ${note.value}，预测与区间都是该值。`;
    case "negative_values":
      return `有 ${note.count} 个负值，区间不以零为下限。`;
    case "zero_values":
      return `有 ${note.count} 个零值，不使用乘法形式。`;
  }
}

function noteInEnglish(note: CareNote): string {
  switch (note.code) {
    case "gaps_filled":
      return `${note.positions.length} missing value(s) were filled in (period ${positions(note.positions)}).`;
    case "leading_zeros_left_out":
      return `${note.count} zero(s) before the first sale were left out.`;
    case "outliers_tamed":
      return `Single wild value(s) in period ${positions(note.positions)} were replaced by their neighbours' level for the fit; the data are unchanged.`;
    case "level_shift":
      return `From period ${note.position + 1} on the level is about ${Number(Math.abs(note.change).toPrecision(3))} ${note.change > 0 ? "higher" : "lower"}: please check why.`;
    case "known_effects":
      return `Known effects are part of the forecast: ${note.effects.map(({ name }) => name.replaceAll("_", " ")).join(", ")}.`;
    case "short_history":
      return `The history is very short (${note.length} period(s)).`;
    case "constant":
      return `Every value of the history is ${note.value}; so are the forecast and its range.`;
    case "negative_values":
      return `${note.count} value(s) are negative: the range is not cut off at zero.`;
    case "zero_values":
      return `${note.count} value(s) are zero: multiplicative forms are not used.`;
  }
}
