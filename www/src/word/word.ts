/** Word files: their text, and comments (批注) and tracked changes (修订) back into them. */

import { createGlue } from "../../pkg/docx/glue.js";
import type { Range } from "../types.js";

/** A remark on some words, which becomes a comment on them. Offsets are UTF-16 code units of the file's text. */
export interface WordRemark extends Range {
  message: string;
}

/** Other words for some, which become a tracked change. Offsets are UTF-16 code units of the file's text. */
export interface WordEdit extends Range {
  text: string;
}

/** What is to be written into a Word file. */
export interface WordChanges {
  findings?: readonly WordRemark[];
  edits?: readonly WordEdit[];
  /** When that is done, as `2026-03-01T08:00:00Z`; Word shows it beside comments and changes. */
  date?: string;
}

/** A Word file with comments and changes in it. */
export interface WordWritten {
  /** The file; all that was not to be changed is as it was, byte for byte. */
  bytes: Uint8Array<ArrayBuffer>;
  /** The indices of the findings that have no place in the file. */
  skippedFindings: number[];
  /** The indices of the edits that cannot be made: of automatic numbers, or of line breaks. */
  skippedEdits: number[];
}

/** A Word file that was opened. */
export interface WordFile {
  /** Its text as its reader sees it, automatic numbers included; a paragraph and a row of a table is a line. */
  readonly text: string;
  /** The automatic numbers in the text. */
  readonly numbers: readonly Range[];
  /**
   * The file with comments and tracked changes in it.
   *
   * @throws Error with a Chinese message
   */
  write(changes: WordChanges): Promise<WordWritten>;
}

/**
 * Opens a Word file.
 *
 * @param bytes the file, which is not to be changed afterwards
 * @param module the wasm module for Word files, compiled
 * @throws Error with a Chinese message that says what is wrong with the file, and what to do
 */
export async function openWith(module: WebAssembly.Module, bytes: Uint8Array): Promise<WordFile> {
  const { text, numbers } = await run(module, (glue) => glue.read(bytes));
  return { text, numbers, write: (changes) => run(module, (glue) => glue.write(bytes, changes) as WordWritten) };
}

/** Works on an instance of its own: memory that a large file took is given back with it. */
async function run<T>(module: WebAssembly.Module, work: (glue: ReturnType<typeof createGlue>) => T): Promise<T> {
  const glue = createGlue();
  const instance = await WebAssembly.instantiate(module, { "./docx_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  try {
    return work(glue);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
      throw new Error("读写这份 Word 文件时程序出错，请用 Word 或 WPS 另存一份再试", { cause: error });
    }
    throw error;
  }
}
