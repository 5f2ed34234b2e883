import { describe, expect, it } from "vitest";
import { findCommand, parseArguments } from "./arguments.ts";
import { type Command, terminalLocale } from "./command.ts";
import { commandHelp, usageLine } from "./help.ts";

const command = (name: string, changes: Partial<Command> = {}): Command => ({
  name,
  summary: { zh: "做事", en: "do it" },
  positionals: ["MAPPING", "FOLDER"],
  options: {
    workspace: { value: "W", required: true, help: { zh: "公司", en: "workspace" } },
    ids: { help: { zh: "编号", en: "ids" } },
  },
  run: async () => 0,
  ...changes,
});

describe("the arguments of a command", () => {
  it("find the command by its longest words", () => {
    const commands = [command("workspace"), command("workspace create")];
    expect(findCommand(commands, ["workspace", "create", "x"])).toMatchObject({
      command: { name: "workspace create" },
      rest: ["x"],
    });
    expect(findCommand(commands, ["workspace", "x"])?.command.name).toBe("workspace");
    expect(findCommand(commands, ["x"])).toBeUndefined();
  });

  it("are positions, options with values in both forms, and switches, in any order", () => {
    expect(parseArguments(command("import"), ["a.json", "--workspace", "w", "--ids", "dir"])).toEqual({
      positionals: ["a.json", "dir"],
      options: { workspace: "w", ids: "true" },
    });
    expect(parseArguments(command("import"), ["--workspace=w=1", "--", "--a", "b"])).toEqual({
      positionals: ["--a", "b"],
      options: { workspace: "w=1" },
    });
  });

  it.each([
    [["a", "b", "--workspac", "w"], "import has no option --workspac; options are --workspace, --ids"],
    [["a", "b"], "import needs --workspace W"],
    [["a", "--workspace", "w"], "import needs FOLDER"],
    [["a", "b", "c", "--workspace", "w"], "“c” is not expected"],
    [["a", "b", "--workspace"], "--workspace needs a value: W"],
    [["a", "b", "--workspace", "--ids"], "--workspace needs a value: W"],
    [["a", "b", "--workspace", "w", "--workspace", "v"], "--workspace is given twice"],
    [["a", "b", "--workspace", "w", "--ids=1"], "--ids takes no value"],
  ])("refuse %j", (args, sentence) => {
    expect(() => parseArguments(command("import"), args)).toThrow(sentence);
  });

  it("are shown in the help in the terminal's language", () => {
    expect(usageLine(command("import"))).toBe(
      "npm run -s attain -- import MAPPING FOLDER --workspace W [--ids]",
    );
    expect(commandHelp(command("import"), "zh")).toContain("--workspace W  公司");
  });
});

describe("the terminal's language", () => {
  it.each([
    [{}, "zh"],
    [{ LANG: "zh_CN.UTF-8" }, "zh"],
    [{ LANG: "en_US.UTF-8" }, "en"],
    [{ LANG: "C.UTF-8" }, "en"],
    [{ LANG: "en_US.UTF-8", LC_ALL: "zh_CN.UTF-8" }, "zh"],
    [{ LC_ALL: "", LC_MESSAGES: "en_GB", LANG: "zh_CN" }, "en"],
  ] as const)("of %j is %s", (environment, locale) => {
    expect(terminalLocale(environment)).toBe(locale);
  });
});
