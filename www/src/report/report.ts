import { isAbsolute, sep } from "node:path";
import { pathToFileURL } from "node:url";

import type { Document } from "../files/document.js";
import type { RuleInfo } from "../types.js";
import type { FailOn, Tally } from "./summary.js";
import type { Terminal } from "./terminal.js";

/** A result being written, document by document: what was written is not kept. */
export interface Report {
  /** What stands before the documents. */
  begin?(): string;
  /** What is written of one document. */
  document(document: Document): string;
  /** What is written after the last one. */
  end(tally: Tally): string | Iterable<string | Uint8Array>;
}

/** What a report has to know besides the documents. */
export interface Setting {
  /** The version of the checker. */
  version: string;
  rules: readonly RuleInfo[];
  /** Whether what was read is shown as well as what is wrong. */
  ledger: boolean;
  /** What counts as a failure, for those who tell failures from remarks. */
  failOn: FailOn;
  /** Where it is shown. */
  terminal: Terminal;
}

/** What standard input is called in a report for people. */
const STDIN = "标准输入";

/** The name of a document as people are told it. */
export function nameOf({ file }: Document): string {
  return file === "-" ? STDIN : file;
}

/** The name of a document as the address of a file: relative ones stay so. */
export function addressOf({ file }: Document): string {
  return isAbsolute(file) ? pathToFileURL(file).href : file.split(sep).map(encodeURIComponent).join("/");
}
