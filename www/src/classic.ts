/**
 * hegao as one classic script, for pages without modules: `<script src="hegao.iife.js">` defines `<hegao-panel>` and the global
 * `hegao`, which has what this file exports. In TypeScript: `declare const hegao: typeof import("hegao/hegao.iife.js")`.
 */

import type { Checker, Crash } from "./checker.js";
import { embeddedModule } from "./embedded.js";
import { loadFrom } from "./load.js";
import { createWidget, type Attach } from "./widget/index.js";

export type * from "./types.js";
export type { Checker, Crash };
export type { Attachment, Options } from "./widget/index.js";

/** The build puts the version of the package here. */
declare const VERSION: string;

/** The version of the script, such as `0.1.0`. */
export const version: string = VERSION;

/**
 * Loads the checker from within the script: nothing is fetched.
 *
 * @param fallback the address of `dist/plain.js`, which is loaded in its place where the page may not run WebAssembly
 * @throws Error with a Chinese message that says why it could not be loaded and what to do about it
 */
export function loadChecker(fallback?: URL): Promise<Checker> {
  return loadFrom(embeddedModule, fallback);
}

/** Watches the draft in a textarea, a contenteditable element or an editor's iframe. */
export const attach: Attach = createWidget(
  loadChecker,
  // A file of its own beside the script, for the few who open Word files.
  async (bytes) => (await import("./docx.js")).openDocx(bytes),
);
