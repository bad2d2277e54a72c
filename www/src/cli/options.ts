import { parseArgs } from "node:util";

/** How the result is written. */
export type Format = "text" | "json";

/** The least severity that makes the command fail. */
export type FailOn = "error" | "warning" | "info" | "never";

/** What the user asked for. */
export interface Options {
  command: "check" | "rules" | "help" | "version";
  /** Files, folders, patterns or `-`, as written. */
  names: string[];
  format: Format;
  /** Whether what was read is given as well as what is wrong. */
  ledger: boolean;
  /** The configuration file. */
  config: string | null;
  failOn: FailOn;
}

/** A command line that cannot be understood. The message is Chinese. */
export class UsageError extends Error {}

const FORMATS: readonly Format[] = ["text", "json"];
const FAIL_ON: readonly FailOn[] = ["error", "warning", "info", "never"];

const OPTIONS = {
  format: { type: "string" },
  ledger: { type: "boolean" },
  config: { type: "string" },
  "fail-on": { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "V" },
} as const;

/**
 * Reads the arguments that follow the name of the program.
 *
 * @throws UsageError that names the argument
 */
export function parseOptions(args: readonly string[]): Options {
  const options: Options = { command: "check", names: [], format: "text", ledger: false, config: null, failOn: "error" };
  // Not strict, because the library's own complaints are English: the tokens are judged here.
  const { tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: false, allowPositionals: true, tokens: true });
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") {
      words.push(token.value);
    } else if (token.kind === "option") {
      take(options, token.name, token.rawName, token.value);
    }
  }
  if (options.command === "check") {
    takeCommand(options, words);
  }
  return options;
}

function take(options: Options, name: string, written: string, value: string | undefined): void {
  switch (name) {
    case "format":
      options.format = oneOf(FORMATS, written, value);
      return;
    case "fail-on":
      options.failOn = oneOf(FAIL_ON, written, value);
      return;
    case "config":
      options.config = some(written, value, "一个文件名");
      return;
    case "ledger":
      none(written, value);
      options.ledger = true;
      return;
    case "help":
    case "version":
      none(written, value);
      options.command = name;
      return;
    default:
      throw new UsageError(`没有 ${written} 这个选项`);
  }
}

function takeCommand(options: Options, words: string[]): void {
  const [command, ...names] = words;
  if (command === undefined) {
    throw new UsageError("缺少命令");
  }
  if (command === "rules" && names.length > 0) {
    throw new UsageError("rules 命令不带文件名");
  }
  if (command !== "check" && command !== "rules") {
    throw new UsageError(`没有 ${command} 这个命令；检查文件请用 hegao check ${command}`);
  }
  options.command = command;
  options.names = names;
}

function some(written: string, value: string | undefined, what: string): string {
  if (value === undefined || value === "") {
    throw new UsageError(`${written} 后面应有${what}`);
  }
  return value;
}

function none(written: string, value: string | undefined): void {
  if (value !== undefined) {
    throw new UsageError(`${written} 不带值`);
  }
}

function oneOf<T extends string>(choices: readonly T[], written: string, value: string | undefined): T {
  const given = some(written, value, ` ${choices.join("、")} 之一`);
  const choice = choices.find((choice) => choice === given);
  if (choice === undefined) {
    throw new UsageError(`${written} 应是 ${choices.join("、")} 之一，不能是 ${given}`);
  }
  return choice;
}
