import { Unreadable } from "../../decode.js";
import { openDocx } from "../../docx-node.js";
import type { WordFile } from "../../word/word.js";

/**
 * Opens a Word file.
 *
 * @throws Unreadable that says what is wrong with it, and what to do
 */
export async function openWordFile(bytes: Uint8Array): Promise<WordFile> {
  try {
    return await openDocx(bytes);
  } catch (error) {
    throw new Unreadable(error instanceof Error ? error.message : String(error));
  }
}
