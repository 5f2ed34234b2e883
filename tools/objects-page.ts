import type { Catalog } from "../kernel/catalog.ts";
import type { Field } from "../kernel/field.ts";
import type { Metric } from "../kernel/metric.ts";
import type { ObjectDeclaration } from "../kernel/object.ts";
import { roleLabels, roles } from "../kernel/role.ts";

/** The page that lists every object, field and metric as declared. */
export function objectsPage(catalog: Catalog): string {
  const lines = [
    "# 对象与指标 Objects and metrics",
    "",
    "由声明生成（`node tools/write-docs.ts`），请勿手改。 Generated from the declarations; do not edit.",
    "",
    ...catalog.objects.flatMap(objectSection),
    "## 指标 Metrics",
    "",
    "| key | 名称 | unit | 口径 |",
    "|---|---|---|---|",
    ...catalog.metrics.map(metricRow),
    "",
    `维度 Dimensions: ${catalog.dimensions.map(({ key, label }) => `\`${key}\` ${label.zh}`).join(" · ")}`,
  ];
  return `${lines.join("\n")}\n`;
}

function objectSection(object: ObjectDeclaration): string[] {
  return [
    `## ${object.label.zh} ${object.label.en} \`/api/${object.plural}\``,
    "",
    `${object.description.zh}。 ${object.description.en}.`,
    "",
    "| field | 名称 | kind | notes |",
    "|---|---|---|---|",
    ...Object.entries(object.fields).map(
      ([key, field]) =>
        `| \`${key}\` | ${field.label.zh} ${field.label.en} | ${kindText(field)} | ${notes(field)} |`,
    ),
    "",
    `读取 Read: ${scopes(object, "read")}  `,
    `修改 Change: ${scopes(object, "update")}`,
    "",
  ];
}

function kindText(field: Field): string {
  if (field.kind === "ref") return `→ ${field.to}`;
  if (field.kind === "option") return `option: ${Object.keys(field.options).join(", ")}`;
  return field.kind;
}

function notes(field: Field): string {
  const words = [
    field.required === true ? "required" : "",
    field.readOnly === true ? "set by the system" : "",
    field.frozen === true ? "frozen" : "",
    field.search === true ? "searched" : "",
    field.hiddenFrom === undefined ? "" : `hidden from ${field.hiddenFrom.join(", ")}`,
    field.maskedFor === undefined ? "" : `masked for ${field.maskedFor.join(", ")}`,
  ];
  return words.filter((word) => word !== "").join("; ");
}

function scopes(object: ObjectDeclaration, action: "read" | "update"): string {
  const named = roles.flatMap((role) => {
    const scope = object.rights[action][role];
    return scope === undefined ? [] : [`${roleLabels[role].zh} ${scope}`];
  });
  return named.length === 0 ? "—" : named.join(" · ");
}

const metricRow = (metric: Metric): string =>
  `| \`${metric.key}\` | ${metric.label.zh} ${metric.label.en} | ${metric.unit} | ${metric.sentence.zh} · ${metric.sentence.en} |`;
