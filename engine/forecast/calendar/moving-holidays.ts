import { dayNumber } from "./period.ts";

/** Holidays that move through the solar year. */
export type MovingHoliday = "chinese_new_year" | "dragon_boat" | "mid_autumn" | "easter";

const FIRST_YEAR = 1970;

/** Day of the year of the first day of the first lunar month, 1970–2044; 2008–2044 checked against public lists. */
const CHINESE_NEW_YEAR = [
  37, 27, 46, 34, 23, 42, 31, 49, 38, 28, 47, 36, 25, 44, 33, 51, 40, 29, 48, 37, 27, 46, 35, 23, 41, 31, 50,
  38, 28, 47, 36, 24, 43, 32, 22, 40, 29, 49, 38, 26, 45, 34, 23, 41, 31, 50, 39, 28, 47, 36, 25, 43, 32, 22,
  41, 29, 48, 37, 26, 44, 34, 23, 42, 31, 50, 39, 28, 46, 35, 24, 43, 32, 22, 41, 30,
];

/** Fifth day of the fifth lunar month. */
const DRAGON_BOAT = [
  159, 148, 167, 156, 175, 165, 154, 172, 161, 150, 169, 157, 176, 166, 156, 173, 162, 151, 170, 159, 148,
  167, 157, 175, 164, 153, 172, 160, 150, 169, 158, 176, 166, 155, 174, 162, 151, 170, 160, 148, 167, 157,
  175, 163, 153, 171, 161, 150, 169, 158, 177, 165, 154, 173, 162, 151, 170, 160, 149, 167, 156, 175, 164,
  152, 171, 161, 151, 169, 158, 147, 166, 154, 173, 162, 152,
];

/** Fifteenth day of the eighth lunar month. */
const MID_AUTUMN = [
  258, 276, 266, 254, 273, 263, 252, 270, 260, 278, 267, 255, 274, 264, 254, 272, 261, 280, 269, 257, 276,
  265, 255, 273, 263, 252, 271, 259, 278, 267, 256, 274, 264, 254, 272, 261, 279, 268, 258, 276, 265, 255,
  274, 262, 251, 270, 259, 277, 267, 256, 275, 264, 253, 272, 261, 279, 268, 258, 277, 265, 255, 274, 263,
  251, 270, 259, 278, 267, 256, 275, 264, 253, 271, 260, 279,
];

/**
 * Day number (days since 1970-01-01) of a holiday in a solar year.
 * @returns undefined outside the years of the lunar tables (1970–2044); Easter has a formula for every year
 */
export function holidayOn(holiday: MovingHoliday, year: number): number | undefined {
  if (holiday === "easter") return easterSunday(year);
  const table = { chinese_new_year: CHINESE_NEW_YEAR, dragon_boat: DRAGON_BOAT, mid_autumn: MID_AUTUMN }[
    holiday
  ];
  const dayOfYear = table[year - FIRST_YEAR];
  const start = dayNumber(year, 1, 1);
  return dayOfYear === undefined || start === undefined ? undefined : start + dayOfYear - 1;
}

/** Western Easter Sunday. Source: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): number | undefined {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayNumber(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}
