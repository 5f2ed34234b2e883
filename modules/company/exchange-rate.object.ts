import { currency, day, decimal } from "../../kernel/field.ts";
import { defineObject } from "../../kernel/object.ts";
import { rightsOf } from "../../kernel/rights.ts";
import { settingsRights } from "./settings-rights.ts";

/** One unit of `from_currency` in `to_currency`, from a day on until the next row. An order freezes the rate of its day. */
export const exchangeRate = defineObject({
  name: "exchange_rate",
  plural: "exchange_rates",
  label: { zh: "汇率", en: "Exchange rate" },
  description: {
    zh: "自某日起 1 单位原币折合的金额；订单按下单日冻结汇率",
    en: "The value of one unit from a day on; an order freezes the rate of its day",
  },
  title: "valid_from",
  ownership: { kind: "shared" },
  rights: rightsOf(settingsRights),
  fields: {
    from_currency: currency({ label: { zh: "原币", en: "From" }, required: true }),
    to_currency: currency({ label: { zh: "目标币", en: "To" }, required: true }),
    valid_from: day({ label: { zh: "生效日期", en: "Valid from" }, required: true }),
    rate: decimal({ label: { zh: "汇率", en: "Rate" }, scale: 10, min: "0.0000000001", required: true }),
  },
  unique: [["from_currency", "to_currency", "valid_from"]],
  list: {
    columns: ["from_currency", "to_currency", "valid_from", "rate"],
    sort: "-valid_from",
    filters: ["from_currency", "to_currency"],
  },
  sections: [
    {
      label: { zh: "基本信息", en: "Basics" },
      fields: ["from_currency", "to_currency", "valid_from", "rate"],
    },
  ],
});
