/** `hegao/docx` in Node: Word files in, and with comments out. */

import { readFile } from "node:fs/promises";

import { shared } from "./shared.js";
import { openWith, type WordFile } from "./word/word.js";

export { commentOn } from "./word/comments.js";
export type { WordChanges, WordEdit, WordFile, WordRemark, WordWritten } from "./word/word.js";

/** Where the build puts the wasm module for Word files: beside the bundle that this file becomes a part of. */
const MODULE = new URL("./docx_bg.wasm", import.meta.url);

const own = shared(async () => WebAssembly.compile(await readFile(MODULE)));

/**
 * Opens a Word file (.docx).
 *
 * @param bytes the file, which is not to be changed afterwards
 * @throws Error with a Chinese message that says what is wrong with the file, and what to do
 */
export async function openDocx(bytes: Uint8Array): Promise<WordFile> {
  return openWith(await own(), bytes);
}
