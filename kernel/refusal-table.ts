import type { Text } from "./text.ts";

type RefusalEntry = { readonly status: number; readonly text: Text };

/** Every refusal of the product: its stable code, HTTP status and sentence. Listed in the OpenAPI document. */
export const refusalTable = {
  "input.invalid": { status: 422, text: { zh: "输入有误", en: "The input is not valid" } },
  "input.not_json": {
    status: 400,
    text: { zh: "请求内容不是有效的 JSON", en: "The request body is not valid JSON" },
  },
  "input.unknown_field": {
    status: 422,
    text: {
      zh: "{object}没有字段“{field}”，可用字段：{fields}",
      en: "{object} has no field “{field}”; fields are: {fields}",
    },
  },
  "input.read_only": {
    status: 422,
    text: {
      zh: "{object}的字段“{field}”由系统填写，不能直接修改",
      en: "Field “{field}” of {object} is set by the system",
    },
  },
  "input.parameter": {
    status: 422,
    text: {
      zh: "参数 {name} 的值“{value}”不对，应为{expected}",
      en: "Parameter {name}: “{value}” is not valid, expected {expected}",
    },
  },
  "export.too_many": {
    status: 422,
    text: {
      zh: "导出超过 {limit} 行，请先筛选后再导出",
      en: "The export has more than {limit} rows; narrow it with a filter",
    },
  },
  "input.too_large": {
    status: 413,
    text: { zh: "请求内容太大，上限为 {limit}", en: "The request is too large; the limit is {limit}" },
  },
  "input.out_of_range": {
    status: 422,
    text: {
      zh: "有数字超出了可保存的范围，请检查数量、单价和金额",
      en: "A number is too large to be kept; check quantities, prices and amounts",
    },
  },
  "predicate.invalid": {
    status: 422,
    text: { zh: "筛选条件有误：{reason}", en: "The filter is not valid: {reason}" },
  },
  "record.not_found": {
    status: 404,
    text: {
      zh: "找不到{object}“{id}”，或者您无权查看",
      en: "{object} “{id}” does not exist, or you may not see it",
    },
  },
  "record.conflict": {
    status: 409,
    text: {
      zh: "{object}在您编辑时被他人修改了同样的字段：{fields}。请选择保留哪一个值",
      en: "Somebody changed the same fields of this {object} while you were editing: {fields}. Choose which value to keep",
    },
  },
  "record.duplicate": {
    status: 409,
    text: {
      zh: "{object}已存在：{fields} 的值“{value}”重复",
      en: "{object} exists already: {fields} “{value}” is taken",
    },
  },
  "record.in_use": {
    status: 409,
    text: {
      zh: "{object}仍被其他记录使用，不能删除：{by}",
      en: "{object} is still used and cannot be deleted: {by}",
    },
  },
  "record.version_missing": {
    status: 422,
    text: {
      zh: "修改{object}需要 version（读取时得到的版本号）",
      en: "Changing {object} needs version (the one you read)",
    },
  },
  "reference.not_found": {
    status: 422,
    text: {
      zh: "{field}：找不到{object}“{value}”，或者您无权使用",
      en: "{field}: {object} “{value}” does not exist, or you may not use it",
    },
  },
  "right.missing": {
    status: 403,
    text: {
      zh: "您的角色（{role}）没有{action}{object}的权限",
      en: "Your role ({role}) may not {action} {object}",
    },
  },
  "right.scope": {
    status: 403,
    text: {
      zh: "这条{object}不在您的权限范围内（{scope}）",
      en: "This {object} is outside what you may change ({scope})",
    },
  },
  "right.field": {
    status: 403,
    text: {
      zh: "您的角色（{role}）无权使用字段“{field}”",
      en: "Your role ({role}) may not use field “{field}”",
    },
  },
  "right.metric": {
    status: 403,
    text: {
      zh: "您的角色（{role}）无权查看指标“{metric}”",
      en: "Your role ({role}) may not see metric “{metric}”",
    },
  },
  "sign_in.required": {
    status: 401,
    text: { zh: "请先登录，或者登录已过期", en: "Sign in first; the session is missing or has expired" },
  },
  "sign_in.wrong": {
    status: 401,
    text: { zh: "邮箱或密码不对", en: "The e-mail address or the password is not right" },
  },
  "sign_in.bad_key": {
    status: 401,
    text: { zh: "API 密钥无效或已停用", en: "The API key is not valid or was revoked" },
  },
  "sign_in.no_workspace": {
    status: 403,
    text: {
      zh: "账号 {email} 还没有加入任何公司，请联系管理员",
      en: "{email} belongs to no workspace yet; ask an administrator",
    },
  },
  "sign_in.shared_identity": {
    status: 409,
    text: {
      zh: "{email} 也属于其他公司，密码只能由本人修改",
      en: "{email} also belongs to another workspace; only the person may change the password",
    },
  },
  "sign_in.other_site": {
    status: 403,
    text: { zh: "拒绝来自其他网站的请求", en: "A request from another site is refused" },
  },
  "metric.unknown": {
    status: 422,
    text: {
      zh: "没有指标“{metric}”，可用：{metrics}",
      en: "There is no metric “{metric}”; metrics are: {metrics}",
    },
  },
  "metric.cannot_cut": {
    status: 422,
    text: {
      zh: "指标“{metric}”不能按“{dimension}”切分，可用：{dimensions}",
      en: "Metric “{metric}” cannot be cut by “{dimension}”; dimensions are: {dimensions}",
    },
  },
  "metric.cannot_filter": {
    status: 422,
    text: {
      zh: "指标“{metric}”不能用“{field}”筛选",
      en: "Metric “{metric}” cannot be filtered by “{field}”",
    },
  },
  "metric.needs_period": {
    status: 422,
    text: { zh: "指标“{metric}”需要起止日期（from、to）", en: "Metric “{metric}” needs from and to" },
  },
  "order.no_rate": {
    status: 422,
    text: {
      zh: "缺少 {day} 或之前 {from} 兑 {to} 的汇率，请先在“设置 → 币种”中录入",
      en: "There is no exchange rate {from} → {to} on or before {day}; add it under Settings → Currencies",
    },
  },
  "order.no_price": {
    status: 422,
    text: {
      zh: "产品“{product}”在 {day} 没有目录价，请填写单价",
      en: "Product “{product}” has no list price on {day}; give a unit price",
    },
  },
  "team.cycle": {
    status: 422,
    text: { zh: "团队的上级不能是它自己或它的下级", en: "A team cannot lie under itself" },
  },
  "target.plan_locked": {
    status: 409,
    text: { zh: "目标方案“{plan}”已批准冻结，不能再修改", en: "Target plan “{plan}” is approved and frozen" },
  },
  "key.needs_user": { status: 422, text: { zh: "找不到用户“{user}”", en: "There is no user “{user}”" } },
  "workspace.exists": {
    status: 409,
    text: { zh: "公司“{name}”已存在", en: "Workspace “{name}” exists already" },
  },
  "workspace.not_found": {
    status: 404,
    text: { zh: "没有公司“{name}”，现有：{names}", en: "There is no workspace “{name}”; there are: {names}" },
  },
  "import.mapping": {
    status: 422,
    text: {
      zh: "导入映射有误（{place}）：{reason}",
      en: "The import mapping is not valid ({place}): {reason}",
    },
  },
  "import.file": {
    status: 422,
    text: { zh: "无法读取文件 {file}：{reason}", en: "File {file} cannot be read: {reason}" },
  },
  "request.too_many": {
    status: 429,
    text: {
      zh: "请求过于频繁，请在 {seconds} 秒后重试",
      en: "Too many requests; try again in {seconds} seconds",
    },
  },
  "route.not_found": {
    status: 404,
    text: { zh: "没有这个地址：{path}", en: "There is no such address: {path}" },
  },
  "database.unavailable": {
    status: 503,
    text: {
      zh: "暂时连接不上数据库，您的输入没有丢失，请稍后重试",
      en: "The database cannot be reached just now; nothing was lost, try again shortly",
    },
  },
  "server.bug": {
    status: 500,
    text: {
      zh: "系统出错了，已记录（编号 {request}）",
      en: "Something went wrong on our side; it was logged ({request})",
    },
  },
} as const satisfies Record<string, RefusalEntry>;

export type RefusalCode = keyof typeof refusalTable;
