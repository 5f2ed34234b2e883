import type { DemoRole } from "./demo-company.ts";
import type { RegionKey } from "./places.ts";

export type TeamKey = RegionKey | "channel";
export const salesTeamKeys = [
  "east",
  "south",
  "north",
  "west",
  "channel",
] as const satisfies readonly TeamKey[];

/** The people are the same in every demo company, so that guides and pictures can name them. */
export type CastMember = {
  /** The name's spelling: external id and first part of the e-mail address. */
  readonly id: string;
  readonly name: string;
  readonly role: DemoRole;
  readonly jobTitle: string;
  /** When those who were there from the start had been hired: year from that of today, day. */
  readonly hired?: readonly [yearOffset: number, monthAndDay: string];
  /** The team that the person leads. */
  readonly leads?: RegionKey | "headquarters";
};

export const staff: readonly CastMember[] = [
  {
    id: "shenguodong",
    name: "沈国栋",
    role: "director",
    jobTitle: "销售总监",
    hired: [-11, "03-15"],
    leads: "headquarters",
  },
  { id: "luojingyi", name: "罗静怡", role: "sales_ops", jobTitle: "销售运营经理", hired: [-6, "07-01"] },
  {
    id: "guhaifeng",
    name: "顾海峰",
    role: "manager",
    jobTitle: "华东大区经理",
    hired: [-9, "04-10"],
    leads: "east",
  },
  {
    id: "liangjiaxin",
    name: "梁嘉欣",
    role: "manager",
    jobTitle: "华南大区经理",
    hired: [-8, "09-01"],
    leads: "south",
  },
  {
    id: "zhaojianmin",
    name: "赵建民",
    role: "manager",
    jobTitle: "华北大区经理",
    hired: [-10, "02-20"],
    leads: "north",
  },
  {
    id: "hexiaochuan",
    name: "何晓川",
    role: "manager",
    jobTitle: "西部大区经理",
    hired: [-5, "05-06"],
    leads: "west",
  },
  { id: "xuwenhui", name: "许文慧", role: "finance", jobTitle: "财务主管", hired: [-7, "06-01"] },
  { id: "sunqian", name: "孙倩", role: "service", jobTitle: "客服主管", hired: [-5, "03-01"] },
  { id: "panliqun", name: "潘立群", role: "auditor", jobTitle: "内部审计", hired: [-4, "08-01"] },
  { id: "dengkai", name: "邓凯", role: "admin", jobTitle: "系统管理员", hired: [-6, "01-10"] },
];

const rep = (id: string, name: string, hired?: CastMember["hired"], jobTitle = "销售工程师"): CastMember => ({
  id,
  name,
  role: "rep",
  jobTitle,
  ...(hired === undefined ? {} : { hired }),
});

/** Sellers past and present; whoever has no day of hiring here joined when he took his seat. */
export const sellers: readonly CastMember[] = [
  rep("chenwei", "陈伟", [-7, "03-01"], "高级销售工程师"),
  rep("wuyaqin", "吴雅琴", [-6, "05-12"], "高级销售工程师"),
  rep("zhouzihang", "周子航", [-5, "07-08"]),
  rep("lusiyuan", "陆思远"),
  rep("xumingzhe", "徐明哲", [-5, "02-18"]),
  rep("jiangdongsheng", "蒋东升", [-8, "10-09"]),
  rep("shenyue", "沈悦"),
  rep("qianlixin", "钱立新", [-4, "06-03"]),
  rep("yujianing", "俞佳宁"),
  rep("huangjunming", "黄俊铭", [-6, "04-15"], "高级销售工程师"),
  rep("linwanting", "林婉婷", [-5, "08-20"]),
  rep("yezhenhua", "叶振华", [-7, "11-04"]),
  rep("qiuzeyu", "邱泽宇"),
  rep("tanjiahao", "谭嘉豪", [-4, "03-11"]),
  rep("fengxueying", "冯雪莹"),
  rep("luoweixiong", "罗伟雄", [-9, "05-25"], "高级销售工程师"),
  rep("zengxiaotong", "曾晓彤"),
  rep("liuyang", "刘洋", [-6, "09-16"], "高级销售工程师"),
  rep("madesheng", "马德胜", [-10, "06-10"]),
  rep("guorui", "郭瑞", [-4, "04-01"]),
  rep("gaomengyao", "高梦瑶"),
  rep("hanlei", "韩磊", [-5, "12-02"]),
  rep("yangfan", "杨帆", [-5, "03-19"], "高级销售工程师"),
  rep("zoulijuan", "邹丽娟", [-6, "07-22"]),
  rep("tangguoqing", "唐国庆", [-7, "08-05"]),
  rep("pujunjie", "蒲俊杰"),
  { id: "fangzhiyuan", name: "方志远", role: "channel", jobTitle: "渠道经理", hired: [-7, "04-22"] },
  { id: "songyutong", name: "宋雨桐", role: "channel", jobTitle: "电商与代理主管", hired: [-4, "05-06"] },
  { id: "chenghaoran", name: "程浩然", role: "channel", jobTitle: "海外渠道专员" },
];

/** A day of the story: from its begin, in a year counted from that of today, or so many days ago (to a month's begin). */
export type Moment =
  | "start"
  | readonly [yearOffset: number, monthAndDay: string]
  | { readonly monthsBeginBefore: number };

/** Who looks after a seat's customers from when on; `covers` where a colleague only fills in. */
export type SeatTurn = { readonly person: string; readonly from: Moment; readonly covers?: true };

/**
 * A seat is a set of customers that one seller looks after. Sellers come, go and change teams, seats stay: that is
 * how customers get their next owner. A gap is covered by a colleague of the same team.
 */
export type SeatPlan = { readonly key: string; readonly team: TeamKey; readonly turns: readonly SeatTurn[] };

const seat = (key: string, team: TeamKey, ...turns: SeatTurn[]): SeatPlan => ({ key, team, turns });
const since = (person: string, from: Moment): SeatTurn => ({ person, from });
const cover = (person: string, from: Moment): SeatTurn => ({ person, from, covers: true });
const always = (key: string, team: TeamKey, person: string): SeatPlan =>
  seat(key, team, since(person, "start"));

export const seats: readonly SeatPlan[] = [
  always("E1", "east", "chenwei"),
  always("E2", "east", "wuyaqin"),
  seat(
    "E3",
    "east",
    since("zhouzihang", "start"),
    cover("chenwei", [-1, "04-01"]),
    since("lusiyuan", [-1, "04-15"]),
  ),
  always("E4", "east", "xumingzhe"),
  seat(
    "E5",
    "east",
    since("jiangdongsheng", "start"),
    cover("wuyaqin", [-2, "09-01"]),
    since("shenyue", [-2, "10-08"]),
  ),
  always("E6", "east", "qianlixin"),
  seat("E7", "east", cover("xumingzhe", "start"), since("yujianing", [-1, "03-01"])),
  always("S1", "south", "huangjunming"),
  always("S2", "south", "linwanting"),
  seat(
    "S3",
    "south",
    since("yezhenhua", "start"),
    cover("huangjunming", [-3, "12-01"]),
    since("qiuzeyu", [-2, "01-02"]),
  ),
  seat(
    "S4",
    "south",
    since("tanjiahao", "start"),
    cover("linwanting", [-2, "07-01"]),
    since("fengxueying", [-2, "07-15"]),
  ),
  always("S5", "south", "luoweixiong"),
  seat("S6", "south", cover("linwanting", "start"), since("zengxiaotong", [-2, "02-20"])),
  always("N1", "north", "liuyang"),
  seat(
    "N2",
    "north",
    since("madesheng", "start"),
    cover("liuyang", [-1, "03-01"]),
    since("zhouzihang", [-1, "04-01"]),
  ),
  seat(
    "N3",
    "north",
    since("guorui", "start"),
    cover("liuyang", { monthsBeginBefore: 150 }),
    since("gaomengyao", { monthsBeginBefore: 110 }),
  ),
  always("N4", "north", "hanlei"),
  always("W1", "west", "yangfan"),
  always("W2", "west", "zoulijuan"),
  seat(
    "W3",
    "west",
    since("tangguoqing", "start"),
    cover("yangfan", [-2, "06-01"]),
    since("tanjiahao", [-2, "07-01"]),
  ),
  seat("W4", "west", cover("yangfan", "start"), since("pujunjie", [-2, "09-01"])),
  always("C1", "channel", "fangzhiyuan"),
  always("C2", "channel", "songyutong"),
  seat("C3", "channel", cover("fangzhiyuan", "start"), since("chenghaoran", [-3, "07-01"])),
];
