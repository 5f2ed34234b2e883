import type { MoneyLocale } from "../money/index.ts";
import { formatMeasure } from "./measure.ts";
import type { Story, StoryStep } from "./story.ts";

/** How ids are called. A name that is missing is shown by its id. */
export type StoryNames = {
  readonly unit?: (id: string) => string;
  readonly period?: (id: string) => string;
  readonly product?: (id: string) => string;
  readonly author?: (id: string) => string;
};

const CHANGES: Readonly<Record<MoneyLocale, Partial<Record<StoryStep["kind"], string>>>> = {
  zh: {
    history: "按历史",
    season: "按季节",
    potential: "按潜力",
    capacity: "按产能",
    others_fixed: "因同级已定的值",
    padding: "超额分配",
    balance: "使人员与期间两边合计相符",
    rounding: "尾差",
    settling: "因其他已定的值",
  },
  en: {
    history: "history",
    season: "season",
    potential: "potential",
    capacity: "capacity",
    others_fixed: "values fixed for peers",
    padding: "over-assignment",
    balance: "making both margins hold",
    rounding: "rounding",
    settling: "values fixed elsewhere",
  },
};

const GIVEN: Readonly<Record<MoneyLocale, Readonly<Record<"lock" | "entry" | "override", string>>>> = {
  zh: { lock: "锁定为", entry: "本人填报为", override: "改为" },
  en: { lock: "locked at", entry: "entered as", override: "set to" },
};

type Words = {
  readonly locale: MoneyLocale;
  readonly show: (value: bigint) => string;
  readonly signed: (value: bigint) => string;
  readonly cell: (cell: Story["cell"]) => string;
  readonly author: (id: string) => string;
};

function wordsOf(story: Story, locale: MoneyLocale, names: StoryNames): Words {
  const show = (value: bigint) => formatMeasure(value, story.measure, locale);
  const name = (find: ((id: string) => string) | undefined, id: string) => find?.(id) ?? id;
  return {
    locale,
    show,
    signed: (value) => (value > 0n ? `+${show(value)}` : show(value)),
    cell: (cell) => {
      const parts = [name(names.unit, cell.unit_id), name(names.period, cell.period_id)];
      if (cell.product_id !== null) parts.push(name(names.product, cell.product_id));
      return parts.join(" ");
    },
    author: (id) => name(names.author, id),
  };
}

/** A step that was given: by whom, instead of what, and why. */
function givenPart(
  step: Extract<StoryStep, { kind: "lock" | "entry" | "override" }>,
  before: bigint,
  { locale, show, author }: Words,
): string {
  const who = step.author_id === null ? "" : author(step.author_id);
  const verb = GIVEN[locale][step.kind];
  const zh = locale === "zh";
  const said = zh
    ? `${who === "" ? "" : `由${who}`}${verb} ${show(step.value)}`
    : `${verb} ${show(step.value)}`;
  const by = zh || who === "" ? "" : ` by ${who}`;
  const computed = zh ? `（计算值 ${show(before)}` : ` (computed ${show(before)}`;
  const why =
    step.reason === null || step.reason === ""
      ? ""
      : zh
        ? `，原因：${step.reason}`
        : `, reason: ${step.reason}`;
  return `${said}${by}${computed}${why}${zh ? "）" : ")"}`;
}

function stepPart(step: StoryStep, value: bigint, words: Words): string | null {
  const { locale, show, signed, cell } = words;
  const zh = locale === "zh";
  switch (step.kind) {
    case "given":
      return zh ? `方案总目标 ${show(step.value)}` : `the plan's total of ${show(step.value)}`;
    case "parent":
      return zh ? `${cell(step.cell)} 的 ${show(step.value)}` : `${show(step.value)} of ${cell(step.cell)}`;
    case "sum":
      return zh
        ? `${step.parts.length} 个期间之和 ${show(value)}`
        : `the sum of ${step.parts.length} periods, ${show(value)}`;
    case "even":
      if (step.count === 1) return null;
      return zh
        ? `平均分 ${step.count} 份得 ${show(value)}`
        : `${show(value)} when shared evenly by ${step.count}`;
    case "product_mix":
      return zh ? `按产品结构得 ${show(value)}` : `by its product mix ${show(value)}`;
    case "below":
      return zh ? `下级已定的值合计 ${show(value)}` : `fixed by the units below at ${show(value)}`;
    case "lock":
    case "entry":
    case "override":
      return givenPart(step, value - step.contribution, words);
    default:
      if (step.contribution === 0n) return null;
      return zh
        ? `${CHANGES.zh[step.kind] ?? step.kind} ${signed(step.contribution)}`
        : `${signed(step.contribution)} by ${CHANGES.en[step.kind] ?? step.kind}`;
  }
}

/**
 * The story in one sentence: "华东 3月 ¥105.00：公司 3月 的 ¥1,000.00，平均分 10 份得 ¥100.00，按历史 +¥5.00。" Steps that
 * change nothing are left out.
 */
export function storySentence(story: Story, locale: MoneyLocale, names: StoryNames = {}): string {
  const words = wordsOf(story, locale, names);
  let value = 0n;
  const parts: string[] = [];
  for (const step of story.steps) {
    value += step.contribution;
    const part = stepPart(step, value, words);
    if (part !== null) parts.push(part);
  }
  const subject = `${words.cell(story.cell)} ${words.show(story.value)}`;
  return locale === "zh" ? `${subject}：${parts.join("，")}。` : `${subject}: ${parts.join(", ")}.`;
}
