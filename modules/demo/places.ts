/** A city with its telephone area code and the six digits by which tax numbers name it (GB/T 2260). */
export type City = { readonly name: string; readonly areaCode: string; readonly regionCode: string };

export type RegionKey = "east" | "south" | "north" | "west";
export const regionKeys = ["east", "south", "north", "west"] as const satisfies readonly RegionKey[];

export type Region = { readonly name: string; readonly code: string; readonly cities: readonly City[] };

/** Reads "苏州 0512 320500; 无锡 0510 320200". The first cities are where most customers are. */
function cities(text: string): City[] {
  return text
    .split(";")
    .map((entry) => entry.trim().split(/\s+/))
    .map(([name = "", areaCode = "", regionCode = ""]) => ({ name, areaCode, regionCode }));
}

export const regions: Readonly<Record<RegionKey, Region>> = {
  east: {
    name: "华东",
    code: "HD",
    cities: cities(`苏州 0512 320500; 上海 021 310100; 宁波 0574 330200; 无锡 0510 320200; 杭州 0571 330100;
      常州 0519 320400; 南京 025 320100; 嘉兴 0573 330400; 合肥 0551 340100; 温州 0577 330300; 台州 0576 331000;
      南通 0513 320600; 绍兴 0575 330600; 芜湖 0553 340200`),
  },
  south: {
    name: "华南",
    code: "HN",
    cities: cities(`深圳 0755 440300; 东莞 0769 441900; 佛山 0757 440600; 广州 020 440100; 惠州 0752 441300;
      中山 0760 442000; 厦门 0592 350200; 珠海 0756 440400; 泉州 0595 350500; 江门 0750 440700; 福州 0591 350100`),
  },
  north: {
    name: "华北",
    code: "HB",
    cities: cities(`天津 022 120100; 北京 010 110100; 济南 0531 370100; 沈阳 024 210100; 青岛 0532 370200;
      大连 0411 210200; 石家庄 0311 130100; 长春 0431 220100; 太原 0351 140100; 烟台 0535 370600`),
  },
  west: {
    name: "西部",
    code: "XB",
    cities: cities(`成都 028 510100; 重庆 023 500100; 西安 029 610100; 绵阳 0816 510700; 昆明 0871 530100;
      贵阳 0851 520100; 宝鸡 0917 610300; 德阳 0838 510600; 兰州 0931 620100; 南宁 0771 450100`),
  },
};

export const overseas = { name: "海外", code: "HW" } as const;

/** Countries of the foreign customers, with the currency they pay in and the dialling code. */
export const countries = [
  { name: "越南", city: "海防", currency: "USD", dialling: "+84" },
  { name: "泰国", city: "罗勇", currency: "USD", dialling: "+66" },
  { name: "德国", city: "斯图加特", currency: "EUR", dialling: "+49" },
  { name: "波兰", city: "弗罗茨瓦夫", currency: "EUR", dialling: "+48" },
  { name: "土耳其", city: "布尔萨", currency: "EUR", dialling: "+90" },
  { name: "印度", city: "浦那", currency: "USD", dialling: "+91" },
  { name: "墨西哥", city: "蒙特雷", currency: "USD", dialling: "+52" },
  { name: "马来西亚", city: "槟城", currency: "USD", dialling: "+60" },
] as const;

export const districts = [
  "高新区",
  "经济技术开发区",
  "工业园区",
  "新区",
  "临港产业园",
  "智能制造产业园",
] as const;

export const streets = [
  "创新路",
  "兴业路",
  "科技大道",
  "长江路",
  "振兴路",
  "工业大道",
  "星湖街",
  "金桥路",
  "东环路",
  "学士路",
  "望江路",
  "凤凰大道",
  "民和路",
  "新园路",
  "康泰街",
] as const;
