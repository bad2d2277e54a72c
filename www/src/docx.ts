/** `hegao/docx` in the browser: Word files in, and with comments out. The module for them is fetched when the first is opened. */

import { compiled, type Source } from "./load.js";
import { shared } from "./shared.js";
import { openWith, type WordFile } from "./word/word.js";

export { commentOn } from "./word/comments.js";
export type { Source };
export type { WordChanges, WordEdit, WordFile, WordRemark, WordWritten } from "./word/word.js";

/** Where the build puts the wasm module for Word files: beside the bundle that this file becomes a part of. */
const MODULE = new URL("./docx_bg.wasm", import.meta.url);

const own = shared(() => compiled(MODULE));

/**
 * Opens a Word file (.docx). Nothing of it is sent anywhere.
 *
 * @param bytes the file, which is not to be changed afterwards
 * @param source where the wasm module for Word files comes from, unless it stands beside this script
 * @throws Error with a Chinese message that says what is wrong with the file, and what to do
 */
export async function openDocx(bytes: Uint8Array, source?: Source): Promise<WordFile> {
  return openWith(await (source === undefined ? own() : compiled(source)), bytes);
}
