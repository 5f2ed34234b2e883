import { createWriteStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { finished } from "node:stream/promises";
import type { Locale } from "../kernel/text.ts";
import { systemActor, workspaceNamed } from "../server/company/workspaces.server.ts";
import { type ImportProblem, problemLine } from "../server/import/import-problem.ts";
import { progressLine, reportLine } from "../server/import/import-report.ts";
import { runImport } from "../server/import/run-import.server.ts";
import { type Command, exitCodes, type Terminal, WrongUse } from "./command.ts";
import { csvText, harmlessName } from "./csv-text.ts";
import { withApp } from "./with-app.ts";
import { workspaceOption } from "./workspace-commands.ts";

/** The rest is in the file of --errors; nobody reads more than this from a terminal. */
const problemsShown = 20;
const warningsShown = 100;
const progressMs = 2_000;

export const importCommand: Command = {
  name: "import",
  summary: { zh: "按映射文件导入一个文件夹中的数据", en: "import the files of a folder by a mapping" },
  positionals: ["MAPPING.json", "FOLDER"],
  options: {
    workspace: workspaceOption,
    errors: {
      value: "FILE",
      help: { zh: "把所有失败行与提示写入此 csv", en: "write every failed row and warning to this csv" },
    },
  },
  notes: {
    zh: "每个对象打印一行 read created updated skipped failed（read 为其余四项之和）。可随时重跑：未变的行只计入 skipped。有失败行时退出码为 1。映射写法见 docs/import.md。",
    en: "Prints a line per object: read created updated skipped failed (read is the sum of the other four). It can be run again at any time: what is unchanged is skipped. Exit code 1 where rows failed. docs/import.md describes the mapping.",
  },
  run: async ({ positionals: [mappingFile = "", folder = ""], options, terminal }) => {
    const mapping = await readMapping(mappingFile);
    await requireFolder(folder);
    return await withApp(terminal, async (app) => {
      const workspace = await workspaceNamed(app.database, options.workspace ?? "");
      const actor = systemActor(workspace, "import", terminal.locale);
      const errors = errorFile(options.errors, terminal.locale);
      const shown = problemPrinter(terminal);
      try {
        const report = await runImport(
          { database: app.database, records: app.records, actor },
          mapping,
          folder,
          {
            onObject: (object) => {
              terminal.out(reportLine(object));
              shown.flushWarnings();
            },
            onProblem: (object, problem) => {
              errors.write("failed", object, problem);
              shown.problem(object, problem);
            },
            onWarning: (object, problem) => {
              errors.write("warning", object, problem);
              shown.warning(object, problem);
            },
            onProgress: progressPrinter(terminal),
            onWait: () =>
              terminal.err(
                terminal.locale === "zh"
                  ? "该公司的另一个导入正在进行，等待中 …"
                  : "Another import of this workspace runs; waiting …",
              ),
          },
        );
        shown.rest(options.errors);
        return report.problems > 0 ? exitCodes.failedRows : exitCodes.ok;
      } finally {
        await errors.close();
      }
    });
  },
};

/** A line every few seconds at most. */
function progressPrinter(terminal: Terminal): (object: string, read: number) => void {
  let last = performance.now();
  return (object, read) => {
    if (performance.now() - last < progressMs) return;
    last = performance.now();
    terminal.err(progressLine(object, read, terminal.locale));
  };
}

async function readMapping(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new WrongUse({
      zh: `无法读取映射 ${path}：${reason}`,
      en: `the mapping ${path} cannot be read: ${reason}`,
    });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new WrongUse({
      zh: `映射 ${path} 不是有效的 JSON：${reason}`,
      en: `the mapping ${path} is not valid JSON: ${reason}`,
    });
  }
}

async function requireFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory() !== true)
    throw new WrongUse({ zh: `没有文件夹 ${path}`, en: `there is no folder ${path}` });
}

/** Failures as they come, to the error output; warnings with the object's line, to the results. */
function problemPrinter(terminal: Terminal) {
  const { locale } = terminal;
  const warnings: string[] = [];
  const count = { problems: 0, warnings: 0 };
  return {
    problem: (object: string, problem: ImportProblem): void => {
      count.problems += 1;
      if (count.problems <= problemsShown) terminal.err(`${object}: ${problemLine(problem, locale)}`);
    },
    warning: (object: string, problem: ImportProblem): void => {
      count.warnings += 1;
      if (count.warnings <= warningsShown)
        warnings.push(`warning ${object}: ${problemLine(problem, locale)}`);
    },
    flushWarnings: (): void => {
      for (const line of warnings.splice(0)) terminal.out(line);
    },
    rest: (file: string | undefined): void => {
      const hidden =
        Math.max(0, count.problems - problemsShown) + Math.max(0, count.warnings - warningsShown);
      if (hidden === 0) return;
      const where =
        file === undefined
          ? { zh: "用 --errors FILE 写出全部", en: "use --errors FILE to have them all" }
          : { zh: `全部在 ${file}`, en: `all are in ${file}` };
      terminal.err(locale === "zh" ? `另有 ${hidden} 条，${where.zh}` : `${hidden} more; ${where.en}`);
    },
  };
}

function errorFile(path: string | undefined, locale: Locale) {
  const stream = path === undefined ? undefined : createWriteStream(path, "utf8");
  const line = (cells: readonly string[]): void => {
    stream?.write(`${csvText([cells.map(harmlessName)])}\n`);
  };
  // The mark at the beginning tells Excel that the file is UTF-8.
  stream?.write("\uFEFF");
  line(["kind", "object", "file", "line", "external_id", "field", "value", "message"]);
  return {
    write: (kind: "failed" | "warning", object: string, problem: ImportProblem): void =>
      line([
        kind,
        object,
        problem.file,
        String(problem.line),
        problem.externalId,
        problem.field,
        problem.value,
        problem.sentence[locale],
      ]),
    close: async (): Promise<void> => {
      if (stream === undefined) return;
      stream.end();
      await finished(stream);
    },
  };
}
