/** The command `hegao`: from arguments to a report and an exit code. */

import { resolve } from "node:path";

import type { Checker } from "../checker.js";
import { Unreadable } from "../decode.js";
import { Configs, isRule, noSuchRule } from "../files/config.js";
import { checkFiles, checkLines, type BatchOptions } from "../files/check.js";
import type { Document } from "../files/document.js";
import { findInputs, folderOf, isFolder } from "../files/inputs.js";
import { watchFiles } from "../files/watch.js";
import { loadChecker } from "../node.js";
import { Tally } from "../report/summary.js";
import { printable } from "../report/terminal.js";
import { Annotations } from "./annotations.js";
import { HELP } from "./help.js";
import { init } from "./init.js";
import { parseOptions, UsageError, type Options } from "./options.js";
import { Outputs, pathsOf, toStdout } from "./outputs.js";
import { Progress } from "./progress.js";
import { rulesReport } from "./rules.js";

/**
 * Runs the command.
 *
 * @param args what follows the name of the program
 * @returns the exit code: 0, 1 or 2, as the help says
 */
export async function main(args: readonly string[]): Promise<number> {
  letPipesBreak();
  try {
    return await run(parseOptions(args));
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`hegao：${error.message}\n用法见 hegao --help\n`);
      return 2;
    }
    if (error instanceof Unreadable) {
      process.stderr.write(`hegao：${error.message}\n`);
      return 2;
    }
    throw error;
  }
}

async function run(options: Options): Promise<number> {
  if (options.command === "help") {
    process.stdout.write(HELP);
    return 0;
  }
  const checker = await loadChecker();
  switch (options.command) {
    case "version":
      process.stdout.write(`hegao ${checker.version}\n`);
      return 0;
    case "rules":
      process.stdout.write(rulesReport(checker.rules(), options));
      return 0;
    case "init":
      process.stdout.write(await init(checker.version));
      return 0;
    case "print-config":
      await printConfig(checker, options);
      return 0;
    case "check":
      break;
  }
  return check(checker, options);
}

async function check(checker: Checker, options: Options): Promise<number> {
  if (options.names.length === 0 && process.stdin.isTTY) {
    throw new UsageError("没有指定要检查的文件");
  }
  // What is wrong with the command line, or a file that it names, is told before anything is checked.
  await configsOf(checker, options);
  if (options.ndjson) {
    return answerLines(options);
  }
  const names = options.names.length === 0 ? ["-"] : options.names;
  const outputs = pathsOf(options.outputs, options.annotate);
  for (const name of names.filter((name) => outputs.has(resolve(name)))) {
    if (!(await isFolder(name))) {
      throw new UsageError(`${name} 既是文稿又是要写出的文件，结果会盖掉文稿，请换一个文件名`);
    }
  }
  const { stdinName } = options;
  const ledger = options.ledger || options.outputs.some(({ format }) => format === "html");
  const how = { ...batchOptions(options), ledger, outputs, stdinName };
  if (!options.watch) {
    const isShown = !process.stdout.isTTY || options.outputs.every(({ file }) => file !== null);
    const count = async (): Promise<number> => {
      let total = 0;
      for await (const _ of findInputs(names, how)) {
        total += 1;
      }
      return total;
    };
    return report(checker, options, checkFiles(names, how), await Progress.begin(isShown, count));
  }
  if (names.includes("-")) {
    throw new UsageError("--watch 要有文件或文件夹可看，不能是标准输入");
  }
  let code = 0;
  for await (const round of watchFiles(names, how)) {
    code = await report(checker, options, round, null);
    process.stderr.write("hegao：正在看着，有变动就重新检查；按 Ctrl+C 结束\n");
  }
  return code;
}

/** Writes every form of the result that was asked for, as documents come, and gives the exit code. */
async function report(checker: Checker, options: Options, documents: AsyncIterable<Document>, progress: Progress | null): Promise<number> {
  const { ledger, failOn } = options;
  const outputs = await Outputs.begin(options.outputs, { version: checker.version, rules: checker.rules(), ledger, failOn });
  const annotations = options.annotate === null ? null : await Annotations.begin(options.annotate, options.fix, options.stdinName ?? "-");
  const tally = new Tally();
  try {
    for await (const document of documents) {
      tally.add(document);
      await outputs.document(document, progress, (await annotations?.add(document)) ?? null);
    }
    progress?.end();
    await outputs.end(tally);
  } finally {
    progress?.end();
    await outputs.close();
  }
  const missing = annotations?.end() ?? null;
  if (missing !== null) {
    process.stderr.write(`hegao：${printable(missing)}\n`);
  }
  return annotations?.failed === true ? 2 : tally.exitCode(failOn);
}

/** Each line tells what became of it; the exit code does not, for an engine would throw the other lines away. */
async function answerLines(options: Options): Promise<number> {
  for await (const line of checkLines(process.stdin, batchOptions(options))) {
    if (!(await toStdout(`${line}\n`))) {
      break;
    }
  }
  return 0;
}

function batchOptions({ config, rules, ledger, maxSize, workers }: Options): BatchOptions {
  return { config, rules, ledger, maxSize, workers };
}

/**
 * Where the settings come from. What is wrong with the command line, or with a file that it names, is told before anything is checked;
 * a file that was found beside a document is that document's own trouble.
 */
async function configsOf(checker: Checker, { config: file, rules, names }: Options): Promise<Configs> {
  const configs = new Configs(checker, { file, rules });
  if (typeof file === "string") {
    await configs.forFolder(".");
  }
  const unknown = Object.keys(rules).filter((id) => !isRule(id));
  if (unknown.length > 0) {
    const folders = await Promise.all([".", ...names].map(folderOf));
    const found = await Promise.all(folders.map((folder) => configs.forFolder(folder).catch(() => null)));
    const custom = found.flatMap((settings) => settings?.config.custom ?? []).map(({ id }) => id);
    const lost = unknown.find((id) => !custom.includes(id));
    if (lost !== undefined) {
      throw new UsageError(noSuchRule(lost, custom));
    }
  }
  return configs;
}

async function printConfig(checker: Checker, options: Options): Promise<void> {
  const [name = options.stdinName ?? "-"] = options.names;
  const { config, sources } = await (await configsOf(checker, options)).forFolder(await folderOf(name));
  process.stderr.write(sources.length === 0 ? "没有配置文件\n" : `配置来自 ${sources.join("、")}\n`);
  process.stdout.write(`${JSON.stringify(config, null, 2)}\n`);
}

/** `hegao check … | head` closes the pipe when it has seen enough; that is no reason to fail, and the exit code still counts. */
function letPipesBreak(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") {
        throw error;
      }
    });
  }
}
