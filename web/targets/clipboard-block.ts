/**
 * A block of cells as spreadsheets put it on the clipboard: rows by line ends, cells by tabs, cells with a tab, a line
 * end or a quote in double quotes. One line end after the last row belongs to the format, not to the block.
 */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] ?? "";
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && cell === "") quoted = true;
    else if (character === "\t") {
      row.push(cell);
      cell = "";
    } else if (character === "\n" || character === "\r") {
      if (character === "\r" && text[index + 1] === "\n") index += 1;
      rows.push([...row, cell]);
      row = [];
      cell = "";
    } else cell += character;
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows;
}

/** The block as text for the clipboard; the inverse of `readBlock`. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join("\t")}\n`).join("");
}

function writeCell(cell: string): string {
  return /[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
