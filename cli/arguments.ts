import { type Command, WrongUse } from "./command.ts";

export type ParsedArguments = {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string>>;
};

/** The command whose words begin the arguments, and what follows them. */
export function findCommand(
  commands: readonly Command[],
  args: readonly string[],
): { readonly command: Command; readonly rest: readonly string[] } | undefined {
  const byLength = [...commands].sort((a, b) => b.name.split(" ").length - a.name.split(" ").length);
  for (const command of byLength) {
    const words = command.name.split(" ");
    if (words.every((word, index) => args[index] === word))
      return { command, rest: args.slice(words.length) };
  }
  return undefined;
}

/** `--name value`, `--name=value` and switches; `--` ends the options. @throws WrongUse */
export function parseArguments(command: Command, args: readonly string[]): ParsedArguments {
  const options: Record<string, string> = {};
  const positionals: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] ?? "";
    if (word === "--") {
      positionals.push(...args.slice(index + 1));
      break;
    }
    if (!word.startsWith("--")) {
      positionals.push(word);
      continue;
    }
    const [name = "", inline] = splitOption(word);
    const spec = command.options[name];
    if (spec === undefined) throw unknownOption(command, name);
    if (name in options) throw new WrongUse({ zh: `--${name} 出现了两次`, en: `--${name} is given twice` });
    if (spec.value === undefined) {
      if (inline !== undefined)
        throw new WrongUse({ zh: `--${name} 不带值`, en: `--${name} takes no value` });
      options[name] = "true";
      continue;
    }
    const value = inline ?? args[index + 1];
    if (value === undefined || (inline === undefined && value.startsWith("--")))
      throw new WrongUse({
        zh: `--${name} 后面缺少 ${spec.value}`,
        en: `--${name} needs a value: ${spec.value}`,
      });
    if (inline === undefined) index += 1;
    options[name] = value;
  }
  requireAll(command, positionals, options);
  return { positionals, options };
}

function splitOption(word: string): [string, string | undefined] {
  const equals = word.indexOf("=");
  return equals === -1 ? [word.slice(2), undefined] : [word.slice(2, equals), word.slice(equals + 1)];
}

function unknownOption(command: Command, name: string): WrongUse {
  const known = Object.keys(command.options)
    .map((each) => `--${each}`)
    .join(", ");
  return new WrongUse({
    zh: `${command.name} 没有选项 --${name}，可用：${known}`,
    en: `${command.name} has no option --${name}; options are ${known}`,
  });
}

function requireAll(
  command: Command,
  positionals: readonly string[],
  options: Readonly<Record<string, string>>,
): void {
  const needed = command.positionals.filter((name) => !name.startsWith("["));
  const missing = needed[positionals.length];
  if (positionals.length < needed.length && missing !== undefined)
    throw new WrongUse({ zh: `${command.name} 缺少 ${missing}`, en: `${command.name} needs ${missing}` });
  const takesAll = command.positionals.some((name) => name.includes("…"));
  const extra = positionals[command.positionals.length];
  if (extra !== undefined && !takesAll)
    throw new WrongUse({ zh: `不需要“${extra}”`, en: `“${extra}” is not expected` });
  for (const [name, spec] of Object.entries(command.options))
    if (spec.required === true && options[name] === undefined)
      throw new WrongUse({
        zh: `${command.name} 缺少 --${name} ${spec.value ?? ""}`.trim(),
        en: `${command.name} needs --${name} ${spec.value ?? ""}`.trim(),
      });
}
