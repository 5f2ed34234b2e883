import type { Locale } from "../kernel/text.ts";
import type { Command } from "./command.ts";

const start = "npm run -s attain --";

export function usageLine(command: Command): string {
  const options = Object.entries(command.options).map(([name, { value, required }]) => {
    const text = value === undefined ? `--${name}` : `--${name} ${value}`;
    return required === true ? text : `[${text}]`;
  });
  return [start, command.name, ...command.positionals, ...options].join(" ");
}

export function commandHelp(command: Command, locale: Locale): string {
  const width = Math.max(
    0,
    ...Object.entries(command.options).map(([name, spec]) => optionText(name, spec.value).length),
  );
  const options = Object.entries(command.options).map(
    ([name, spec]) => `  ${optionText(name, spec.value).padEnd(width)}  ${spec.help[locale]}`,
  );
  return [
    `${command.name}: ${command.summary[locale]}`,
    "",
    usageLine(command),
    ...(options.length === 0 ? [] : ["", ...options]),
    ...(command.notes === undefined ? [] : ["", command.notes[locale]]),
  ].join("\n");
}

const optionText = (name: string, value: string | undefined): string =>
  value === undefined ? `--${name}` : `--${name} ${value}`;

export function generalHelp(commands: readonly Command[], others: readonly string[], locale: Locale): string {
  const width = Math.max(
    ...commands.map((command) => command.name.length),
    ...others.map((name) => name.length),
  );
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary[locale]}`);
  const rest = others.map(
    (name) =>
      `  ${name.padEnd(width)}  ${locale === "zh" ? "预测，见其 --help" : "forecasts; see its --help"}`,
  );
  return locale === "zh"
    ? [
        "达成 Attain 命令行",
        "",
        `用法：${start} 命令 …`,
        "",
        ...lines,
        ...rest,
        `  ${"help [命令]".padEnd(width)}  说明`,
        "",
        "数据在 ATTAIN_DATA 文件夹（默认 data），或 DATABASE_URL 指向的 PostgreSQL；服务器运行与否均可。",
        "结果只写到标准输出。退出码：0 成功，1 有行导入失败，2 用法或映射有误，3 被拒绝，4 程序出错。",
      ].join("\n")
    : [
        "Attain command line",
        "",
        `Use: ${start} COMMAND …`,
        "",
        ...lines,
        ...rest,
        `  ${"help [COMMAND]".padEnd(width)}  how to use it`,
        "",
        "Data is in the folder ATTAIN_DATA (data unless told) or in the PostgreSQL of DATABASE_URL; with or without a running server.",
        "Only results go to standard output. Exit codes: 0 done, 1 rows failed, 2 wrong use or mapping, 3 refused, 4 a fault of the program.",
      ].join("\n");
}
