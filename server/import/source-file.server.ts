import { closeSync, createReadStream, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { pipeline, Transform } from "node:stream";
import { createGunzip } from "node:zlib";
import { type CsvError, type Info, type Parser, parse } from "csv-parse";
import { Refusal } from "../../kernel/refusal.ts";
import type { Text } from "../../kernel/text.ts";
import type { SourceFile } from "./mapping.ts";
import { encodingFault, rowFault, type SourceHead, type SourceRow } from "./source-rows.ts";

/** A record beyond this is an unclosed quote, not a record. */
const recordBytesMax = 1_000_000;
const gzipMagic = Buffer.from([0x1f, 0x8b]);

type ParsedRecord = { readonly record: string[]; readonly info: Info };
type Fault = { readonly line: number; readonly reason: Text };
type Opened = {
  readonly parser: Parser;
  readonly faults: Fault[];
  /** Whether a byte that is no text was met so far. */
  readonly decoded: { broken: boolean };
};

const fileRefusal = (file: string, reason: Text): Refusal => new Refusal("import.file", { file, reason });

/** Bytes → text in the file's encoding, without byte order mark, with one kind of line end. */
function decoding(encoding: string, decoded: { broken: boolean }): Transform {
  const decoder = new TextDecoder(encoding);
  let carriageReturn = "";
  const clean = (text: string, last: boolean): string => {
    if (text.includes("\uFFFD")) decoded.broken = true;
    const whole = carriageReturn + text;
    carriageReturn = !last && whole.endsWith("\r") ? "\r" : "";
    return (carriageReturn === "" ? whole : whole.slice(0, -1)).replaceAll("\r\n", "\n");
  };
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) =>
      done(null, clean(decoder.decode(chunk, { stream: true }), false)),
    flush: (done) => done(null, clean(decoder.decode(), true)),
  });
}

/** Whether a file begins as gzip does, whatever it is called. */
function isPacked(path: string): boolean {
  const start = Buffer.alloc(gzipMagic.length);
  const descriptor = openSync(path, "r");
  try {
    readSync(descriptor, start);
  } finally {
    closeSync(descriptor);
  }
  return start.equals(gzipMagic);
}

function open(folder: string, file: SourceFile): Opened {
  const faults: Fault[] = [];
  const decoded = { broken: false };
  const parser = parse({
    delimiter: file.separator,
    quote: file.quote,
    escape: file.quote === false ? null : file.quote,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: recordBytesMax,
  });
  parser.on("skip", (error: CsvError | undefined) => {
    if (error !== undefined) faults.push({ line: Number(error.lines), reason: quoteFault(error) });
  });
  const path = join(folder, file.path);
  const steps = [...(isPacked(path) ? [createGunzip()] : []), decoding(file.encoding, decoded), parser];
  // A failure anywhere destroys the parser with it, where the reader of its rows meets it.
  pipeline([createReadStream(path), ...steps], () => undefined);
  return { parser, faults, decoded };
}

function quoteFault(error: CsvError): Text {
  return error.code === "CSV_QUOTE_NOT_CLOSED"
    ? { zh: "引号没有结束，其后的内容无法读取", en: "a quote is not closed; what follows it cannot be read" }
    : { zh: "引号位置不对", en: "a quote stands in the wrong place" };
}

/** A file that cannot be opened or unpacked, as a refusal with the reason. */
function refused(file: SourceFile, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Refusal || !("code" in error)) return error;
  if (error.code === "ENOENT")
    return fileRefusal(file.path, { zh: "文件不存在", en: "there is no such file" });
  if (typeof error.code === "string" && error.code.startsWith("Z_"))
    return fileRefusal(file.path, { zh: "gzip 压缩包已损坏", en: "the gzip is damaged" });
  return fileRefusal(file.path, { zh: error.message, en: error.message });
}

function opened(folder: string, file: SourceFile): Opened {
  try {
    return open(folder, file);
  } catch (error) {
    throw refused(file, error);
  }
}

/** Names of the columns, of the mapping where the file has no head. */
export async function readHead(folder: string, file: SourceFile): Promise<SourceHead> {
  if (file.columns !== undefined) return { file: file.path, columns: file.columns };
  const { parser, decoded } = opened(folder, file);
  try {
    for await (const { record } of parser as AsyncIterable<ParsedRecord>) {
      const columns = record.map((name) => name.trim());
      if (decoded.broken && columns.some((name) => name.includes("\uFFFD"))) {
        const reason = encodingFault(file.encoding);
        throw fileRefusal(file.path, { zh: `第 1 行${reason.zh}`, en: `line 1: ${reason.en}` });
      }
      return { file: file.path, columns };
    }
  } catch (error) {
    throw refused(file, error);
  } finally {
    parser.destroy();
  }
  throw fileRefusal(file.path, { zh: "文件是空的", en: "the file is empty" });
}

const lineBreaks = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.includes("\n") ? cell.split("\n").length - 1 : 0), 0);

/** Every row below the head, one by one, however large the file is. Rows that cannot be read are given with their fault. */
export async function* readRows(
  folder: string,
  file: SourceFile,
  head: SourceHead,
): AsyncGenerator<SourceRow> {
  const { parser, faults, decoded } = opened(folder, file);
  let lastLine = 0;
  let headSeen = file.columns !== undefined;
  const faultsBefore = (line: number): SourceRow[] => {
    const count = faults.findIndex((fault) => fault.line >= line);
    return faults.splice(0, count === -1 ? faults.length : count).map((fault) => {
      const first = lastLine + 1;
      lastLine = Math.max(lastLine, fault.line);
      return { line: first, cells: [], fault: fault.reason };
    });
  };
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      const end = info.lines;
      const line = end - lastLine > 1 ? end - lineBreaks(record) : end;
      if (faults.length > 0) yield* faultsBefore(line);
      lastLine = end;
      if (!headSeen) {
        headSeen = true;
        continue;
      }
      const fault = rowFault(record, head, file.encoding, decoded.broken);
      yield fault === undefined ? { line, cells: record } : { line, cells: record, fault };
    }
    yield* faultsBefore(Number.POSITIVE_INFINITY);
  } catch (error) {
    throw refused(file, error);
  } finally {
    parser.destroy();
  }
}
