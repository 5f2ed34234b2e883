import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Command, exitCodes, WrongUse } from "./command.ts";

/** Programs of the repository that the command line starts under its own name. */
async function runProgram(program: URL, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [fileURLToPath(program), ...args], { stdio: "inherit" });
  return await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? exitCodes.bug));
  });
}

export const migrationGenerate: Command = {
  name: "migration generate",
  summary: { zh: "由声明生成下一个迁移文件", en: "write the next migration from the declarations" },
  positionals: ["NAME"],
  options: {},
  run: ({ positionals }) =>
    runProgram(new URL("../tools/generate-migration.ts", import.meta.url), positionals),
};

/** The forecast's commands keep their own words; see their help. */
export const forecastPrograms = ["forecast", "forecast-benchmark"] as const;

export async function runForecast(
  name: (typeof forecastPrograms)[number],
  args: readonly string[],
): Promise<number> {
  const program = new URL(`./forecast/${name}.ts`, import.meta.url);
  if (!existsSync(program))
    throw new WrongUse({ zh: `这个版本还没有 ${name}`, en: `this version has no ${name} yet` });
  return await runProgram(program, args);
}
