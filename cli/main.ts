import { type Refusal, refusalSentence } from "../kernel/refusal.ts";
import { DatabaseRefusal } from "../server/database/database-refusal.ts";
import { refusalOf } from "../server/http/problem.ts";
import { findCommand, parseArguments } from "./arguments.ts";
import { type Command, exitCodes, type Terminal, terminalLocale, WrongUse } from "./command.ts";
import { explainCommand } from "./explain-command.ts";
import { commandHelp, generalHelp, usageLine } from "./help.ts";
import { importCommand } from "./import-command.ts";
import { measureCommand } from "./measure-command.ts";
import { forecastPrograms, migrationGenerate, runForecast } from "./program-commands.ts";
import { apiKeyCreate, userPassword, workspaceCreate, workspaceList } from "./workspace-commands.ts";

const commands: readonly Command[] = [
  workspaceCreate,
  workspaceList,
  userPassword,
  apiKeyCreate,
  importCommand,
  measureCommand,
  explainCommand,
  migrationGenerate,
];

const helpWords = ["help", "--help", "-h"];

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const [first = "help", second] = args;
  const forecast = forecastPrograms.find((name) => name === (helpWords.includes(first) ? second : first));
  if (forecast !== undefined)
    return await runForecast(forecast, helpWords.includes(first) ? ["--help"] : args.slice(1));
  if (helpWords.includes(first)) return showHelp(args.slice(1), terminal);
  const found = findCommand(commands, args);
  if (found === undefined)
    throw new WrongUse({
      zh: `没有命令“${first}”；用 help 列出所有命令`,
      en: `there is no command “${first}”; help lists them`,
    });
  if (found.rest.some((word) => helpWords.slice(1).includes(word))) return showHelp(args, terminal);
  return await found.command.run({ ...parseArguments(found.command, found.rest), terminal });
}

function showHelp(words: readonly string[], terminal: Terminal): number {
  const found = findCommand(commands, words);
  terminal.out(
    found === undefined
      ? generalHelp(commands, forecastPrograms, terminal.locale)
      : commandHelp(found.command, terminal.locale),
  );
  return exitCodes.ok;
}

/** One sentence for an expected "no", everything for a fault of ours. */
function tellError(error: unknown, args: readonly string[], terminal: Terminal): number {
  const { locale } = terminal;
  if (error instanceof WrongUse) {
    terminal.err(error.text[locale]);
    const found = findCommand(commands, args);
    if (found !== undefined) terminal.err(usageLine(found.command));
    return exitCodes.wrongUse;
  }
  if (error instanceof DatabaseRefusal) {
    terminal.err(error.message);
    return exitCodes.refused;
  }
  const refusal = refusalOf(error);
  if (refusal !== null) {
    terminal.err(refusalSentence(refusal, locale));
    return isWrongUse(refusal) ? exitCodes.wrongUse : exitCodes.refused;
  }
  terminal.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.bug;
}

/** What was asked for does not make sense, as against: it may not be, or cannot be now. */
const isWrongUse = (refusal: Refusal): boolean =>
  refusal.code.startsWith("import.") || refusal.status === 422 || refusal.status === 400;

async function readInput(): Promise<string> {
  let text = "";
  for await (const chunk of process.stdin.setEncoding("utf8")) text += chunk;
  return text;
}

const args = process.argv.slice(2);
const terminal: Terminal = {
  locale: terminalLocale(process.env),
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  readInput,
};
// Whoever reads our output may stop reading (head); that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
process.exitCode = await run(args, terminal).catch((error: unknown) => tellError(error, args, terminal));
