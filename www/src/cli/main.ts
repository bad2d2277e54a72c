/** The command `hegao`: from arguments to a report and an exit code. */

import { Unreadable } from "../decode.js";
import { loadChecker } from "../node.js";
import { readConfig } from "./config.js";
import { checkInput, type Document } from "./document.js";
import { HELP } from "./help.js";
import { findInputs } from "./inputs.js";
import { jsonReport } from "./json.js";
import { parseOptions, UsageError, type Options } from "./options.js";
import { rulesReport } from "./rules.js";
import { exitCode } from "./summary.js";
import { lookAtTerminal } from "./terminal.js";
import { errorText, summaryText, textReport } from "./text.js";

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
      process.stdout.write(rulesReport(checker.rules(), options.format));
      return 0;
    case "check":
      break;
  }
  if (options.names.length === 0 && process.stdin.isTTY) {
    throw new UsageError("没有指定要检查的文件");
  }
  const config = options.config === null ? undefined : await readConfig(checker, options.config);
  const documents: Document[] = [];
  const terminal = lookAtTerminal();
  for (const input of await findInputs(options.names.length === 0 ? ["-"] : options.names)) {
    const document = await checkInput(checker, input, config, options.ledger);
    documents.push(document);
    if (options.format === "text") {
      process.stdout.write(textReport(document, terminal));
      if (document.error !== undefined) {
        process.stderr.write(errorText(document));
      }
    }
  }
  process.stdout.write(options.format === "json" ? jsonReport(documents) : summaryText(documents, terminal));
  return exitCode(documents, options.failOn);
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
