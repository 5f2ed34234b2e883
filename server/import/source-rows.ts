import type { Text } from "../../kernel/text.ts";

/** The columns of a file, in order. */
export type SourceHead = { readonly file: string; readonly columns: readonly string[] };

/** One row of a file: the line on which it begins, and its cells. A row that cannot be read says why. */
export type SourceRow = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly fault?: Text;
};

const broken = "\uFFFD";

/** Why a row cannot be used as it stands in the file, or undefined. */
export function rowFault(
  cells: readonly string[],
  head: SourceHead,
  encoding: string,
  mayBeBroken: boolean,
): Text | undefined {
  if (cells.length !== head.columns.length)
    return {
      zh: `有 ${cells.length} 列，表头有 ${head.columns.length} 列`,
      en: `${cells.length} columns, the head has ${head.columns.length}`,
    };
  return mayBeBroken && cells.some((cell) => cell.includes(broken)) ? encodingFault(encoding) : undefined;
}

/** Bytes that are no text in the file's encoding; the commonest cause is named. */
export function encodingFault(encoding: string): Text {
  return encoding === "utf-8"
    ? {
        zh: '不是有效的 UTF-8；如果文件是 GBK，请在映射中写 "encoding": "gbk"',
        en: 'not valid UTF-8; if the file is in GBK, write "encoding": "gbk" in the mapping',
      }
    : { zh: `不是有效的 ${encoding} 文字`, en: `not valid ${encoding} text` };
}
