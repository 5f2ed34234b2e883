import type { CategoryKey } from "./catalogue.ts";
import type { RegionKey } from "./places.ts";

export type Industry = {
  readonly name: string;
  /** Endings of company names in the industry. */
  readonly words: readonly string[];
  /** How many of the customers of a region are in the industry, against the other industries. */
  readonly presence: Readonly<Record<RegionKey, number>>;
  /** How much of each category such a customer buys, against the other categories. */
  readonly taste: Readonly<Record<CategoryKey, number>>;
};

type Taste = readonly [
  motor: number,
  reducer: number,
  linear: number,
  module: number,
  sensor: number,
  control: number,
  spare: number,
  service: number,
];

function industry(
  name: string,
  words: string,
  presence: readonly [east: number, south: number, north: number, west: number],
  taste: Taste,
): Industry {
  const [east, south, north, west] = presence;
  const [motor, reducer, linear, module, sensor, control, spare, service] = taste;
  return {
    name,
    words: words.split(" "),
    presence: { east, south, north, west },
    taste: { motor, reducer, linear, module, sensor, control, spare, service },
  };
}

export const industries: readonly Industry[] = [
  industry("数控机床", "数控装备 精密机床 机床制造", [5, 3, 5, 3], [6, 2, 8, 1, 3, 5, 4, 2]),
  industry("工业机器人", "机器人 机器人系统 智能机器人", [4, 4, 3, 2], [7, 9, 1, 1, 4, 5, 2, 1]),
  industry("锂电设备", "锂电设备 新能源装备 储能装备", [4, 5, 1, 3], [5, 3, 5, 5, 4, 5, 2, 2]),
  industry("光伏设备", "光伏装备 光能设备 硅片装备", [5, 1, 2, 3], [4, 2, 6, 4, 4, 4, 2, 2]),
  industry("半导体设备", "半导体设备 微电子装备 晶圆设备", [4, 3, 2, 1], [2, 1, 3, 8, 5, 5, 1, 3]),
  industry("3C电子设备", "电子装备 自动化设备 智能装备", [3, 7, 1, 1], [5, 2, 5, 5, 5, 5, 2, 1]),
  industry("包装机械", "包装机械 包装设备 智能包装", [4, 4, 2, 2], [6, 4, 2, 1, 6, 4, 4, 1]),
  industry("纺织机械", "纺织机械 针织装备 印染机械", [5, 2, 1, 1], [7, 3, 2, 0.5, 5, 4, 6, 1]),
  industry("物流自动化", "物流装备 仓储设备 智能物流", [3, 3, 3, 2], [6, 6, 2, 2, 6, 4, 3, 2]),
  industry("汽车零部件", "汽车部件 车身装备 汽车电子", [4, 3, 5, 5], [4, 4, 4, 3, 5, 4, 4, 2]),
  industry("医疗器械", "医疗器械 医疗装备 诊断设备", [3, 3, 2, 2], [4, 2, 4, 4, 5, 4, 1, 2]),
  industry("能源与矿山装备", "重工装备 矿山机械 能源装备", [1, 1, 4, 6], [6, 6, 1, 0.5, 5, 3, 6, 3]),
];

/** Dealers keep a bit of everything that moves fast. */
export const dealerIndustry: Industry = industry(
  "工控贸易",
  "机电设备 自动化设备 工控技术 传动设备",
  [1, 1, 1, 1],
  [6, 5, 4, 0.5, 6, 5, 6, 0.5],
);
