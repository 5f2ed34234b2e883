/**
 * What people type for a number, made plain: full-width digits and signs of Chinese input, grouping commas, spaces and
 * a currency sign. "￥１，２３４．５" → "1234.5". Anything else stays and is refused by the kind with its sentence.
 */
export function plainNumber(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/[。．]/g, ".")
    .replace(/[−–—]/g, "-")
    .replace(/[,，\s'¥$€£]/g, "");
}
