/** The command `hegao`: from arguments to a report and an exit code. */

import { resolve } from "node:path";

import type { Checker } from "../checker.js";
import { Unreadable } from "../decode.js";
import { readConfig } from "../files/config.js";
import { checkInput } from "../files/document.js";
import { findInputs } from "../files/inputs.js";
import { loadChecker } from "../node.js";
import { Tally } from "../report/summary.js";
import { HELP } from "./help.js";
import { parseOptions, UsageError, type Options } from "./options.js";
import { Outputs, pathsOf } from "./outputs.js";
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
    case "check":
      break;
  }
  return check(checker, options);
}

async function check(checker: Checker, options: Options): Promise<number> {
  if (options.names.length === 0 && process.stdin.isTTY) {
    throw new UsageError("没有指定要检查的文件");
  }
  const names = options.names.length === 0 ? ["-"] : options.names;
  const written = pathsOf(options.outputs);
  const overwritten = names.find((name) => written.has(resolve(name)));
  if (overwritten !== undefined) {
    throw new UsageError(`${overwritten} 既是文稿又是 --output 的文件，结果会盖掉文稿，请换一个文件名`);
  }
  const config = options.config === null ? undefined : await readConfig(checker, options.config);
  const { ledger, failOn } = options;
  const outputs = await Outputs.begin(options.outputs, { version: checker.version, rules: checker.rules(), ledger, failOn });
  const withLedger = ledger || options.outputs.some(({ format }) => format === "html");
  const tally = new Tally();
  try {
    for await (const input of findInputs(names, written)) {
      const document = await checkInput(checker, input, config, withLedger);
      tally.add(document);
      await outputs.document(document);
    }
    await outputs.end(tally);
  } finally {
    await outputs.close();
  }
  return tally.exitCode(failOn);
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
