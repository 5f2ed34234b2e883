/** The leaf categories of the catalogue. */
export type CategoryKey =
  | "motor"
  | "reducer"
  | "linear"
  | "module"
  | "sensor"
  | "control"
  | "spare"
  | "service";

export const categoryKeys = [
  "motor",
  "reducer",
  "linear",
  "module",
  "sensor",
  "control",
  "spare",
  "service",
] as const satisfies readonly CategoryKey[];

export const categoryGroups = {
  transmission: "传动与运动",
  electrical: "电气与控制",
  aftermarket: "备件与服务",
} as const;

export type CategoryPlan = {
  readonly name: string;
  readonly group: keyof typeof categoryGroups;
  /** VAT of domestic sales. */
  readonly taxRate: string;
  /** List price increase a year, as a fraction. */
  readonly priceRise: number;
  /** Cost increase a year, as a fraction. */
  readonly costDrift: number;
};

export const categoryPlans: Readonly<Record<CategoryKey, CategoryPlan>> = {
  motor: { name: "伺服电机", group: "transmission", taxRate: "0.13", priceRise: 0.03, costDrift: 0.025 },
  reducer: { name: "精密减速机", group: "transmission", taxRate: "0.13", priceRise: 0.025, costDrift: 0.03 },
  linear: {
    name: "直线导轨与丝杠",
    group: "transmission",
    taxRate: "0.13",
    priceRise: 0.02,
    costDrift: 0.035,
  },
  module: {
    name: "机电模组与平台",
    group: "transmission",
    taxRate: "0.13",
    priceRise: 0.035,
    costDrift: 0.02,
  },
  sensor: { name: "传感器与编码器", group: "electrical", taxRate: "0.13", priceRise: 0.01, costDrift: -0.01 },
  control: { name: "驱动器与控制器", group: "electrical", taxRate: "0.13", priceRise: 0.02, costDrift: 0.01 },
  spare: { name: "备件与耗材", group: "aftermarket", taxRate: "0.13", priceRise: 0.05, costDrift: 0.03 },
  service: { name: "技术服务", group: "aftermarket", taxRate: "0.06", priceRise: 0.04, costDrift: 0.05 },
};

/** A series of sizes whose list prices rise evenly in ratio from the smallest to the largest. */
export type Family = {
  readonly code: string;
  readonly category: CategoryKey;
  readonly name: string;
  readonly unit: string;
  readonly sizes: readonly string[];
  /** Today's list prices of the smallest and the largest, in yuan. */
  readonly prices: readonly [low: number, high: number];
  /** Unit cost as a share of the list price when the story begins. */
  readonly costShare: number;
  readonly description: string;
};

const sizes = (text: string): string[] => text.trim().split(/\s+/);

export const families: readonly Family[] = [
  {
    code: "SM",
    category: "motor",
    name: "交流伺服电机",
    unit: "台",
    sizes: sizes("50W 100W 200W 400W 750W 1kW 1.5kW 2kW 3kW 4.4kW 5.5kW 7.5kW 11kW 15kW"),
    prices: [780, 14800],
    costShare: 0.6,
    description: "永磁同步交流伺服电机，标配 23 位绝对值编码器，IP65",
  },
  {
    code: "SMH",
    category: "motor",
    name: "高惯量伺服电机",
    unit: "台",
    sizes: sizes("850W 1.3kW 1.8kW 2.9kW 4.2kW 5kW"),
    prices: [2600, 11800],
    costShare: 0.61,
    description: "高惯量永磁同步伺服电机，适合大负载与机床进给轴",
  },
  {
    code: "PX",
    category: "reducer",
    name: "行星减速机",
    unit: "台",
    sizes: sizes("60-5 60-10 80-5 80-10 90-5 90-10 115-5 115-10 142-10 142-20 180-10 180-25"),
    prices: [960, 16800],
    costShare: 0.56,
    description: "斜齿行星减速机，背隙 3 弧分以内，终身免换油",
  },
  {
    code: "RVD",
    category: "reducer",
    name: "摆线针轮精密减速机",
    unit: "台",
    sizes: sizes("20E 40E 80E 110E 160E 320E 450E 550E"),
    prices: [4200, 28000],
    costShare: 0.53,
    description: "机器人关节用摆线针轮减速机，背隙 1 弧分以内",
  },
  {
    code: "LG",
    category: "linear",
    name: "滚珠直线导轨",
    unit: "米",
    sizes: sizes("15 20 25 30 35 45 55 65 85 100"),
    prices: [260, 1900],
    costShare: 0.62,
    description: "四列等负荷滚珠直线导轨，按米定制长度",
  },
  {
    code: "BS",
    category: "linear",
    name: "精密滚珠丝杠",
    unit: "根",
    sizes: sizes("1204 1605 1610 2005 2010 2505 2510 3210 4010 5020"),
    prices: [850, 9600],
    costShare: 0.59,
    description: "C5 级磨制滚珠丝杠，含螺母与端部加工",
  },
  {
    code: "LM",
    category: "module",
    name: "直线模组",
    unit: "套",
    sizes: sizes("100 135 170 200 220 270 350"),
    prices: [4500, 26000],
    costShare: 0.54,
    description: "全密封直线模组，含电机接口与限位",
  },
  {
    code: "XY",
    category: "module",
    name: "精密定位平台",
    unit: "台",
    sizes: sizes("200 300 450 600 800"),
    prices: [58000, 180000],
    costShare: 0.5,
    description: "双轴直驱精密定位平台，重复定位精度 ±1 微米，含控制系统",
  },
  {
    code: "PS",
    category: "sensor",
    name: "接近开关",
    unit: "只",
    sizes: sizes("M8 M12 M18 M30 F10 F20"),
    prices: [80, 260],
    costShare: 0.48,
    description: "电感式接近开关，三线常开，IP67",
  },
  {
    code: "EN",
    category: "sensor",
    name: "光电编码器",
    unit: "只",
    sizes: sizes("1000 2500 5000 17B 23B"),
    prices: [420, 2600],
    costShare: 0.5,
    description: "增量式与绝对值光电编码器，中空轴",
  },
  {
    code: "TS",
    category: "sensor",
    name: "扭矩传感器",
    unit: "只",
    sizes: sizes("5Nm 20Nm 50Nm 200Nm 500Nm"),
    prices: [2900, 12800],
    costShare: 0.46,
    description: "非接触式动态扭矩传感器，精度 0.2 级",
  },
  {
    code: "SD",
    category: "control",
    name: "总线伺服驱动器",
    unit: "台",
    sizes: sizes("200W 400W 750W 1kW 1.5kW 2kW 3kW 5.5kW 7.5kW 15kW"),
    prices: [1100, 15500],
    costShare: 0.57,
    description: "EtherCAT 总线伺服驱动器，支持自整定与振动抑制",
  },
  {
    code: "MC",
    category: "control",
    name: "运动控制器",
    unit: "台",
    sizes: sizes("104 108 116 132 164 232"),
    prices: [3800, 32000],
    costShare: 0.45,
    description: "多轴运动控制器，支持插补、电子凸轮与视觉接口",
  },
];

/** Spare parts and services have a name and a price each: [code, name, unit, yuan, cost share]. */
export const singleProducts: readonly {
  readonly category: "spare" | "service";
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly price: number;
  readonly costShare: number;
}[] = [
  { category: "spare", code: "SP-001", name: "密封圈套件", unit: "套", price: 85, costShare: 0.35 },
  { category: "spare", code: "SP-002", name: "导轨滑块端盖", unit: "件", price: 95, costShare: 0.36 },
  { category: "spare", code: "SP-003", name: "编码器电缆 5 米", unit: "根", price: 140, costShare: 0.45 },
  { category: "spare", code: "SP-004", name: "动力电缆 5 米", unit: "根", price: 165, costShare: 0.48 },
  { category: "spare", code: "SP-005", name: "导轨润滑脂 1 千克", unit: "罐", price: 190, costShare: 0.42 },
  { category: "spare", code: "SP-006", name: "驱动器冷却风扇", unit: "只", price: 230, costShare: 0.4 },
  { category: "spare", code: "SP-007", name: "膜片联轴器", unit: "只", price: 320, costShare: 0.44 },
  { category: "spare", code: "SP-008", name: "减速机轴承组件", unit: "套", price: 540, costShare: 0.46 },
  { category: "spare", code: "SP-009", name: "电机制动器组件", unit: "套", price: 680, costShare: 0.43 },
  { category: "spare", code: "SP-010", name: "驱动器电源模块", unit: "块", price: 980, costShare: 0.45 },
  { category: "spare", code: "SP-011", name: "控制器操作面板", unit: "块", price: 1200, costShare: 0.44 },
  { category: "service", code: "SV-001", name: "安装调试", unit: "人天", price: 1800, costShare: 0.62 },
  { category: "service", code: "SV-002", name: "年度保养", unit: "次", price: 6800, costShare: 0.55 },
  { category: "service", code: "SV-003", name: "远程诊断年费", unit: "年", price: 3600, costShare: 0.3 },
  { category: "service", code: "SV-004", name: "应用培训", unit: "人天", price: 2200, costShare: 0.5 },
  { category: "service", code: "SV-005", name: "延长保修一年", unit: "台", price: 1200, costShare: 0.4 },
];

/** Products that were launched within the years of the demo: code, year from that of today, day. */
export const launches: Readonly<Record<string, readonly [yearOffset: number, monthAndDay: string]>> = {
  "SMH-5kW": [-2, "09-01"],
  "RVD-550E": [-2, "03-01"],
  "MC-232": [-1, "03-01"],
  "XY-800": [-1, "05-01"],
};

/** Products that were taken off the list. */
export const withdrawals: Readonly<Record<string, readonly [yearOffset: number, monthAndDay: string]>> = {
  "BS-1204": [-1, "07-01"],
  "PS-F10": [-1, "01-01"],
  "EN-1000": [-2, "10-01"],
};

/** Rare-earth magnets became dear: the cost of motors jumps, and a year later gives a little back. */
export const costShocks: readonly {
  readonly category: CategoryKey;
  readonly on: readonly [yearOffset: number, monthAndDay: string];
  readonly factor: number;
}[] = [
  { category: "motor", on: [-1, "04-01"], factor: 1.15 },
  { category: "motor", on: [0, "01-01"], factor: 0.96 },
];
