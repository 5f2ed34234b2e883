import { addDays, type Day } from "../../engine/calendar/index.ts";
import { holderOn } from "./people.ts";
import type { Random } from "./random.ts";
import { isWorkday, type Sale, type SaleLine } from "./sale.ts";

const RETURN_SHARE = 0.027;
const CREDIT_SHARE = 0.006;

const returnReasons = ["型号选错，未拆封退回", "到货检验不合格", "项目变更，多余退回", "运输损坏"] as const;
const creditReasons = ["交期延误折让", "外观瑕疵折让", "季度采购量达标返利", "价格差异调整"] as const;

/** The first day, from so many days after the sale, on which the office is open. */
function dayAfter(sale: Sale, days: number): Day {
  let day = addDays(sale.day, days);
  while (!isWorkday(day)) day = addDays(day, 1);
  return day;
}

/** Part of a line, at most all of it: whole pieces where it was sold in pieces. */
function returnedTenths(line: SaleLine, random: Random): number {
  if (random.chance(0.45)) return line.quantityTenths;
  const step = line.product.record.unit === "米" ? 5 : 10;
  return Math.max(1, Math.round((line.quantityTenths / step) * random.between(0.1, 0.7))) * step;
}

/** What comes back is booked at the price, discount, cost and rate at which it was sold. */
function returnOf(sale: Sale, random: Random): Sale | null {
  const goods = sale.lines.filter(({ product }) => product.category !== "service");
  if (goods.length === 0) return null;
  const day = dayAfter(sale, random.integer(5, 45));
  const chosen = random.shuffled(goods).slice(0, random.integer(1, Math.min(2, goods.length)));
  return {
    ...sale,
    kind: "return",
    day,
    seller: holderOn(sale.customer.seat, day),
    original: sale,
    note: random.pick(returnReasons),
    lines: chosen.map((line) => ({ ...line, quantityTenths: -returnedTenths(line, random) })),
  };
}

/** 折让: a little money back on the dearest line. Nothing is returned, so that it takes no cost back. */
function creditNoteOf(sale: Sale, random: Random): Sale {
  const day = dayAfter(sale, random.integer(10, 60));
  const worth = ({ unitPriceFen, quantityTenths }: SaleLine): number => unitPriceFen * quantityTenths;
  const [dearest] = [...sale.lines].sort((a, b) => worth(b) - worth(a));
  if (dearest === undefined) throw new Error("A sale has lines");
  const yuan = Math.max(1, Math.round((worth(dearest) / 1000) * random.between(0.02, 0.06)));
  return {
    ...sale,
    kind: "credit_note",
    day,
    seller: holderOn(sale.customer.seat, day),
    original: sale,
    note: random.pick(creditReasons),
    lines: [
      { ...dearest, quantityTenths: -10, unitPriceFen: yuan * 100, discountPermille: 0, unitCostFen: 0 },
    ],
  };
}

/** Returns and credit notes up to today, at most one for each sale. */
export function buildReturns(sales: readonly Sale[], today: Day, random: Random): Sale[] {
  return sales
    .filter(({ status, lines }) => status === "confirmed" && lines.length > 0)
    .flatMap((sale) => {
      const draw = random.next();
      const made =
        draw < RETURN_SHARE
          ? returnOf(sale, random)
          : draw < RETURN_SHARE + CREDIT_SHARE
            ? creditNoteOf(sale, random)
            : null;
      return made === null || made.day > today ? [] : [made];
    });
}
