import { defineMetric, type MetricSource } from "../../kernel/metric.ts";

const targets: MetricSource = {
  object: "target",
  day: "period_start",
  dimensions: { team: "team", seller: "seller" },
  rows: { object: "target", by: "id" },
};

/** The target of net sales in active plans. A target falls into the period in which its own period starts. */
export const targetMetric = defineMetric({
  key: "target",
  kind: "base",
  whenEmpty: "none",
  label: { zh: "目标", en: "Target" },
  unit: "money",
  sentence: {
    zh: "执行中方案的净销售额目标之和（个人目标加团队未分解部分）；目标归入其期间开始的那一天",
    en: "Sum of the net sales targets of active plans (people's, plus what teams have not given out); a target counts on the day its period starts",
  },
  measurements: [
    {
      source: targets,
      aggregate: { kind: "sum", field: "amount" },
      where: {
        and: [
          { field: "plan.status", op: "eq", value: "active" },
          { field: "metric", op: "eq", value: "net_sales" },
        ],
      },
    },
  ],
});

export const targetDue = defineMetric({
  key: "target_due",
  kind: "due",
  of: "target",
  periodStart: "period_start",
  periodEnd: "period_end",
  label: { zh: "应达目标", en: "Target due" },
  unit: "money",
  sentence: {
    zh: "截至今日应达到的目标：已结束期间全额，进行中的期间按已过工作日占比",
    en: "Where we should be by today: past periods in full, the running one by the share of its working days that have passed",
  },
});

export const attainment = defineMetric({
  key: "attainment",
  kind: "ratio",
  of: ["credited_sales", "target"],
  label: { zh: "达成率", en: "Attainment" },
  unit: "share",
  sentence: { zh: "有归属的净销售额 ÷ 目标", en: "Credited net sales ÷ target" },
});

export const targetMetrics = [targetMetric, targetDue, attainment] as const;
