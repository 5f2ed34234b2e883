/** A return or a credit note is an order with negative amounts: one table, one sum, nothing to subtract twice. */
export const orderKinds = {
  sale: { label: { zh: "销售订单", en: "Sale" }, color: "blue" },
  return: { label: { zh: "退货", en: "Return" }, color: "red" },
  credit_note: { label: { zh: "折让（贷项）", en: "Credit note" }, color: "orange" },
} as const;

/** Only confirmed orders count as sales. */
export const orderStates = {
  draft: { label: { zh: "草稿", en: "Draft" }, color: "default" },
  confirmed: { label: { zh: "已确认", en: "Confirmed" }, color: "green" },
  cancelled: { label: { zh: "已取消", en: "Cancelled" }, color: "red" },
} as const;

export const channels = {
  direct: { label: { zh: "直销", en: "Direct" }, color: "blue" },
  dealer: { label: { zh: "经销", en: "Dealer" }, color: "purple" },
  agent: { label: { zh: "代理", en: "Agent" }, color: "cyan" },
  online: { label: { zh: "线上", en: "Online" }, color: "geekblue" },
} as const;
