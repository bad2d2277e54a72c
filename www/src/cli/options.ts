import { parseArgs } from "node:util";

import { MAX_SIZE } from "../files/read.js";
import { meant } from "../meant.js";
import { FORMATS, type Format } from "../report/formats.js";
import type { FailOn } from "../report/summary.js";
import { SEVERITIES } from "../severity.js";

/** A form of the result, and where it goes. */
export interface Output {
  format: Format;
  /** A file; null for standard output. */
  file: string | null;
}

/** How many names a command takes that takes few. */
const MOST_NAMES = { rules: 1, init: 0, "print-config": 1 } as const;

const COMMANDS = ["check", "rules", "init", "print-config"] as const;

/** What the user asked for. */
export interface Options {
  command: (typeof COMMANDS)[number] | "help" | "version";
  /** What stands behind the command, as written: files, folders, patterns or `-`; a rule. */
  names: string[];
  outputs: Output[];
  /** Whether what was read is given as well as what is wrong. */
  ledger: boolean;
  /** The configuration file; null for none; undefined where each document's own is looked for. */
  config: string | null | undefined;
  /** What rules weigh, whatever the configuration says. */
  rules: Record<string, Level>;
  /** What standard input is taken for: its folder has the configuration, its ending tells what it is. */
  stdinName: string | null;
  failOn: FailOn;
  /** How many bytes a document may have. */
  maxSize: number;
  /** How many threads check; undefined where nothing was said. */
  workers: number | undefined;
  /** Whether documents are checked again when they change. */
  watch: boolean;
  /** Whether documents come and go as lines of JSON. */
  ndjson: boolean;
  /** Where Word files go with what was found in them; null for nowhere. */
  annotate: string | null;
  /** Whether safe fixes are made in them. */
  fix: boolean;
}

type Level = (typeof LEVELS)[number];

const LEVELS = [...SEVERITIES, "off"] as const;

const MEGABYTE = 1024 * 1024;

/** A command line that cannot be understood. The message is Chinese. */
export class UsageError extends Error {}

const FAIL_ON: readonly FailOn[] = [...SEVERITIES, "never"];

/** An option: what its value is, and what it changes. */
type Option =
  | { value: null; short?: string; take(options: Options): void }
  | { value: string | readonly string[]; short?: string; take(options: Options, value: string): void };

/** An option whose value is one of a few words. */
function oneOf<T extends string>(choices: readonly T[], take: (options: Options, value: T) => void): Option {
  // The value was found among the choices before it is taken.
  return { value: choices, take: (options, value) => take(options, value as T) };
}

const OPTIONS: Record<string, Option> = {
  format: oneOf(FORMATS, ({ outputs }, format) => void outputs.push({ format, file: null })),
  output: { value: "一个文件名", short: "o", take: takeOutput },
  ledger: { value: null, take: (options) => void (options.ledger = true) },
  config: { value: "一个文件名", take: (options, value) => void (options.config = value) },
  "no-config": { value: null, take: (options) => void (options.config = null) },
  rule: { value: "规则名=级别", take: takeRule },
  "print-config": { value: null, take: (options) => void (options.command = "print-config") },
  "stdin-filename": { value: "一个文件名", take: (options, value) => void (options.stdinName = value) },
  "fail-on": oneOf(FAIL_ON, (options, value) => void (options.failOn = value)),
  "max-size": { value: "一个数（MB）", take: (options, value) => void (options.maxSize = positive("--max-size", value) * MEGABYTE) },
  workers: { value: "线程数", take: (options, value) => void (options.workers = Math.ceil(positive("--workers", value))) },
  watch: { value: null, take: (options) => void (options.watch = true) },
  ndjson: { value: null, take: (options) => void (options.ndjson = true) },
  annotate: { value: "一个文件名或文件夹", take: (options, value) => void (options.annotate = value) },
  fix: { value: null, take: (options) => void (options.fix = true) },
  help: { value: null, short: "h", take: (options) => void (options.command = "help") },
  version: { value: null, short: "V", take: (options) => void (options.command = "version") },
};

/**
 * Reads the arguments that follow the name of the program.
 *
 * Node's own parser takes them apart: whatever is wrong is told here, in Chinese, which libraries for whole command lines would
 * have to be talked into.
 *
 * @throws UsageError that names the argument
 */
export function parseOptions(args: readonly string[]): Options {
  const options: Options = {
    command: "check",
    names: [],
    outputs: [],
    ledger: false,
    config: undefined,
    rules: {},
    stdinName: null,
    failOn: "error",
    maxSize: MAX_SIZE,
    workers: undefined,
    watch: false,
    ndjson: false,
    annotate: null,
    fix: false,
  };
  const known = Object.entries(OPTIONS).map(([name, { value, short }]) => [
    name,
    { type: value === null ? ("boolean" as const) : ("string" as const), ...(short === undefined ? {} : { short }) },
  ]);
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(known) as Record<string, { type: "string" | "boolean"; short?: string }>,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") {
      words.push(token.value);
    } else if (token.kind === "option") {
      take(options, token.name, token.rawName, token.value);
    }
  }
  if (options.command !== "help" && options.command !== "version") {
    takeCommand(options, words);
    if (options.ndjson) {
      settleLines(options);
    }
    settleOutputs(options);
    if (options.fix && options.annotate === null) {
      throw new UsageError("--fix 把改动写进带批注的 Word 文件，请同时用 --annotate 指定该文件");
    }
  }
  return options;
}

function take(options: Options, name: string, written: string, value: string | undefined): void {
  const option = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
  if (option === undefined) {
    throw new UsageError(`没有 ${written} 这个选项${meant(name, Object.keys(OPTIONS), "--")}`);
  }
  if (option.value === null) {
    if (value !== undefined) {
      throw new UsageError(`${written} 不带值`);
    }
    option.take(options);
    return;
  }
  const choices = typeof option.value === "string" ? null : option.value;
  const what = choices === null ? option.value : ` ${choices.join("、")} 之一`;
  if (value === undefined || value === "") {
    throw new UsageError(`${written} 后面应有${what}`);
  }
  if (choices !== null && !choices.includes(value)) {
    throw new UsageError(`${written} 应是 ${choices.join("、")} 之一，不能是 ${value}${meant(value, choices)}`);
  }
  option.take(options, value);
}

function positive(written: string, value: string): number {
  const number = Number(value);
  if (!(number > 0 && number < 10_000)) {
    throw new UsageError(`${written} 应是大于 0 的数，不能是 ${value}`);
  }
  return number;
}

function takeRule({ rules }: Options, value: string): void {
  const [, id = "", level = ""] = /^(.*)=(.*)$/.exec(value) ?? [];
  const known = LEVELS.find((known) => known === level);
  if (id === "" || known === undefined) {
    throw new UsageError(`--rule ${value} 应写作 规则名=级别，级别是 ${LEVELS.join("、")} 之一${meant(level, LEVELS)}`);
  }
  rules[id] = known;
}

/** A file belongs to the format that stands before it. */
function takeOutput({ outputs }: Options, file: string): void {
  const output = outputs.at(-1);
  if (output === undefined) {
    throw new UsageError(`--output ${file} 前面应有 --format，说明写成哪种格式`);
  }
  if (output.file !== null) {
    throw new UsageError(`--format ${output.format} 后面有两个 --output；每个 --output 之前各写一个 --format`);
  }
  output.file = file;
}

/** Lines come from standard input and go to standard output, whatever else may be asked of files. */
function settleLines({ names, outputs, watch, annotate }: Options): void {
  if (names.length > 0 || outputs.length > 0 || watch || annotate !== null) {
    throw new UsageError("--ndjson 从标准输入读、向标准输出写，不能再写文件名、--format、--annotate 或 --watch");
  }
}

function settleOutputs(options: Options): void {
  const { outputs } = options;
  if (outputs.length === 0) {
    outputs.push({ format: "text", file: null });
  }
  const shown = outputs.filter(({ file }) => file === null).map(({ format }) => format);
  if (shown.length > 1) {
    throw new UsageError(`${shown.join("、")} 中只能有一种写到屏幕，其余的在 --format 后面用 --output 指定文件`);
  }
}

function takeCommand(options: Options, words: string[]): void {
  const [command, ...names] = words;
  if (command === undefined) {
    throw new UsageError("缺少命令");
  }
  const known = COMMANDS.find((known) => known === command);
  if (known === undefined) {
    throw new UsageError(`没有 ${command} 这个命令${meant(command, COMMANDS) || `；检查文件请用 hegao check ${command}`}`);
  }
  if (known !== "check" && names.length > MOST_NAMES[known]) {
    throw new UsageError(`${known} 命令${MOST_NAMES[known] === 0 ? "后面不带其他" : "最多带一个名字"}`);
  }
  // `check … --print-config` asks for the other command.
  options.command = options.command === "print-config" ? "print-config" : known;
  options.names = names;
}
