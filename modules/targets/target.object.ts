import { day, money, option, ref, text } from "../../kernel/field.ts";
import { defineObject } from "../../kernel/object.ts";
import { rightsOf } from "../../kernel/rights.ts";

/**
 * What a person, or a team, is to reach in a period. A row with a seller is the person's (with the team in which he
 * is); a row without a seller is the part of the team's target that is not given to anybody. So rows can always be
 * added up: a team's target is the sum of its rows.
 */
export const target = defineObject({
  name: "target",
  plural: "targets",
  label: { zh: "目标", en: "Target" },
  description: {
    zh: "个人或团队在一个期间的目标；没有人员的行是团队尚未分解的部分，因此各行总可相加",
    en: "What a person or a team is to reach in a period; a row without a person is the team's part not yet given to anybody, so rows always add up",
  },
  title: "period_start",
  ownership: { kind: "owned", owner: "seller", team: "team" },
  rights: rightsOf({
    director: "all",
    sales_ops: "all",
    manager: "team",
    rep: ["own", null],
    finance: ["all", null],
    channel: ["own", null],
    auditor: ["all", null],
    admin: "all",
  }),
  fields: {
    plan: ref("target_plan", {
      label: { zh: "目标方案", en: "Plan" },
      required: true,
      frozen: true,
      onDelete: "restrict",
    }),
    metric: option({
      label: { zh: "指标", en: "Metric" },
      required: true,
      frozen: true,
      default: "net_sales",
      options: {
        net_sales: { label: { zh: "净销售额", en: "Net sales" } },
        gross_margin: { label: { zh: "毛利", en: "Gross margin" } },
      },
    }),
    seller: ref("user", { label: { zh: "人员", en: "Person" }, frozen: true, onDelete: "restrict" }),
    team: ref("team", { label: { zh: "团队", en: "Team" }, onDelete: "restrict" }),
    period_start: day({ label: { zh: "期间开始", en: "Period start" }, required: true, frozen: true }),
    period_end: day({
      label: { zh: "期间结束（不含）", en: "Period end (exclusive)" },
      required: true,
      frozen: true,
    }),
    amount: money({
      label: { zh: "目标金额", en: "Amount" },
      currencyFrom: "company",
      required: true,
      min: 0n,
    }),
    note: text({ label: { zh: "说明", en: "Note" }, max: 400 }),
  },
  unique: [["plan", "metric", "seller", "team", "period_start"]],
  indexes: [["period_start"], ["seller", "period_start"], ["team", "period_start"]],
  list: {
    columns: ["plan", "metric", "seller", "team", "period_start", "period_end", "amount"],
    sort: "-period_start",
    filters: ["plan", "seller", "team", "period_start"],
  },
  sections: [
    {
      label: { zh: "基本信息", en: "Basics" },
      fields: ["plan", "metric", "seller", "team", "period_start", "period_end", "amount", "note"],
    },
  ],
});
