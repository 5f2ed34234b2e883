/**
 * Rows as a csv file that Excel opens: UTF-8 with a byte order mark, CRLF, fields quoted where they need it. A text
 * that a spreadsheet would run as a formula gets an apostrophe; numbers (also negative ones) stay numbers.
 */
export function csvOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows].map((row) => row.map(csvField).join(","));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

function csvField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
