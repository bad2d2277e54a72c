/**
 * Files, folders and streams of documents in Node: what the command does, for other programs. Messages are Chinese, as everywhere.
 *
 * @example
 * import { checkFiles } from "hegao/node";
 *
 * for await (const { file, findings, error } of checkFiles("文稿")) {
 *   console.log(file, error ?? findings.map(({ message }) => message));
 * }
 */

import { loadChecker } from "./node.js";
import type { Document } from "./files/document.js";
import { Configs, type ConfigSource, type Settings } from "./files/config.js";
import { REPORTS, type Format } from "./report/formats.js";
import type { FailOn } from "./report/summary.js";
import { Tally } from "./report/summary.js";
import { PAPER } from "./report/terminal.js";

export type * from "./types.js";
export type { Document, FailOn, Format, Settings };
export type { Levels } from "./files/config.js";
export type { CheckOptions } from "./files/examiner.js";
export type { Search } from "./files/inputs.js";
export { checkFile, checkFiles, checkLines, type BatchOptions } from "./files/check.js";
export { annotate, isWord } from "./files/annotate.js";
export type { Marked } from "./word/marked.js";
export { watchFiles } from "./files/watch.js";

/** How a result is written. */
export interface ReportOptions {
  /** Whether what was read is written too, where the documents have it; the `html` report always shows it. */
  ledger?: boolean;
  /** What counts as a failure, for `junit`; `error` when left out. */
  failOn?: FailOn;
}

/** Writes a result in one of the command's forms, document by document as they come. */
export async function* writeReport(
  documents: AsyncIterable<Document> | Iterable<Document>,
  format: Format,
  { ledger = false, failOn = "error" }: ReportOptions = {},
): AsyncGenerator<string | Uint8Array> {
  const checker = await loadChecker();
  const report = REPORTS[format]({ version: checker.version, rules: checker.rules(), ledger, failOn, terminal: PAPER });
  const tally = new Tally();
  yield report.begin?.() ?? "";
  for await (const document of documents) {
    tally.add(document);
    yield report.document(document);
  }
  const rest = report.end(tally);
  yield* typeof rest === "string" ? [rest] : rest;
}

/**
 * The settings for the documents in a folder, as the command finds them.
 *
 * @throws Error with a Chinese message that names the file, and the key where one is wrong
 */
export async function findConfig(folder: string, source: ConfigSource = {}): Promise<Settings> {
  return new Configs(await loadChecker(), source).forFolder(folder);
}
