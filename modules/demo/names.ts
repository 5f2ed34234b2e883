import type { Random } from "./random.ts";

/** A word with its spelling in Latin letters, from which addresses are made. */
export type SpelledWord = { readonly word: string; readonly latin: string };

/** Reads "张zhang 王wang". */
export function spelledWords(text: string): SpelledWord[] {
  return text
    .trim()
    .split(/\s+/)
    .map((token) => {
      const [, word, latin] = /^([^a-z]+)([a-z]+)$/.exec(token) ?? [];
      if (word === undefined || latin === undefined) throw new Error(`No spelling: ${token}`);
      return { word, latin };
    });
}

const surnames = spelledWords(`
  王wang 李li 张zhang 刘liu 陈chen 杨yang 黄huang 赵zhao 吴wu 周zhou 徐xu 孙sun 马ma 朱zhu 胡hu 郭guo 何he 林lin 高gao
  罗luo 郑zheng 梁liang 谢xie 宋song 唐tang 许xu 韩han 冯feng 邓deng 曹cao 彭peng 曾zeng 肖xiao 田tian 董dong 袁yuan
  潘pan 蒋jiang 蔡cai 余yu 杜du 叶ye 程cheng 苏su 魏wei 吕lv 丁ding 任ren 沈shen 姚yao 卢lu 姜jiang 崔cui 钟zhong
  谭tan 陆lu 汪wang 范fan 金jin 石shi 廖liao 贾jia 夏xia 韦wei 付fu 方fang 白bai 邹zou 孟meng 熊xiong 秦qin 邱qiu`);

const firstGiven = spelledWords(`
  建jian 国guo 志zhi 文wen 海hai 晓xiao 明ming 永yong 春chun 玉yu 金jin 德de 嘉jia 子zi 思si 俊jun 雅ya 立li 少shao
  宏hong 世shi 振zhen 庆qing 新xin 佳jia 雨yu 梦meng 欣xin 一yi 泽ze 浩hao 天tian 丽li 秀xiu 婉wan 美mei 伟wei 光guang`);

const secondGiven = spelledWords(`
  华hua 明ming 强qiang 平ping 军jun 林lin 峰feng 辉hui 斌bin 勇yong 杰jie 涛tao 波bo 宁ning 东dong 亮liang 刚gang 健jian
  芳fang 娟juan 敏min 静jing 燕yan 红hong 琳lin 颖ying 慧hui 婷ting 莹ying 丹dan 宇yu 轩xuan 航hang 霖lin 彤tong 琪qi`);

/** A Chinese name, "林晓航", spelled "linxiaohang". About one in eight has a given name of one character. */
export function personName(random: Random): SpelledWord {
  const surname = random.pick(surnames);
  const second = random.pick(secondGiven);
  const first = random.chance(0.12) ? { word: "", latin: "" } : random.pick(firstGiven);
  const repeated = first.word === second.word;
  return {
    word: surname.word + (repeated ? "" : first.word) + second.word,
    latin: surname.latin + (repeated ? "" : first.latin) + second.latin,
  };
}

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => random.integer(0, 9)).join("");

/** A mobile number that nobody has: the prefix 154 is given to no operator. */
export function mobileNumber(random: Random): string {
  return `154${digits(random, 8)}`;
}

/** A landline that nobody has: within a Chinese city no number of eight digits begins with 1. */
export function landlineNumber(random: Random, areaCode: string): string {
  return `${areaCode}-1${digits(random, 7)}`;
}

const creditCodeSigns = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** The check sign of a 统一社会信用代码 (GB 32100-2015): weights are the powers of 3 modulo 31. */
export function creditCodeCheckSign(first17: string): string {
  let weight = 1;
  let sum = 0;
  for (const sign of first17) {
    sum += creditCodeSigns.indexOf(sign) * weight;
    weight = (weight * 3) % 31;
  }
  return creditCodeSigns[(31 - (sum % 31)) % 31] ?? "0";
}

/** A tax number in the form of the standard: 91, the region's six digits, nine of the organisation, a check sign. */
export function taxNumber(random: Random, regionCode: string): string {
  const organisation = Array.from({ length: 9 }, () => creditCodeSigns[random.integer(0, 30)]).join("");
  const first17 = `91${regionCode}${organisation}`;
  return first17 + creditCodeCheckSign(first17);
}

/**
 * Names of firms are joined from two rare syllables, so that they sound like Chinese machine builders without being
 * one that is known.
 */
const brandFirst = spelledWords(`
  澄cheng 昱yu 砺li 岚lan 铎duo 珩heng 翊yi 竣jun 钜ju 旌jing 祺qi 骁xiao 沅yuan 朔shuo 霁ji 屹yi 筠yun 隽juan 煦xu
  垚yao 珑long 湛zhan 驭yu 璟jing 嵘rong 钰yu 舜shun 恪ke 翎ling 淼miao`);
const brandSecond = spelledWords(`
  锐rui 辰chen 航hang 图tu 峰feng 诺nuo 恺kai 拓tuo 源yuan 泽ze 驰chi 岳yue 霖lin 朗lang 胜sheng 维wei 科ke 成cheng
  邦bang 铭ming 康kang 腾teng 策ce 恒heng`);

/** Every brand there is, in a random order; no two are alike. */
export function brandNames(random: Random): SpelledWord[] {
  const brands = brandFirst.flatMap((first) =>
    brandSecond.map((second) => ({ word: first.word + second.word, latin: first.latin + second.latin })),
  );
  return random.shuffled(brands);
}
