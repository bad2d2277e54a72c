/** hegao in the browser: the wasm module is fetched once, from the place that the script itself came from. */

import type { Checker, Crash } from "./checker.js";
import { loadFrom, type Source } from "./load.js";

export type * from "./types.js";
export type { Checker, Crash, Source };

/** Where the build puts the wasm module: beside the bundle that this file becomes a part of. */
const MODULE = new URL("./hegao_bg.wasm", import.meta.url);

/**
 * Loads the checker.
 *
 * @param source where the wasm module comes from; when left out, the `hegao_bg.wasm` beside the script
 * @param fallback the address of `dist/plain.js`, which is loaded in its place where the page may not run WebAssembly
 * @throws Error with a Chinese message that says why it could not be loaded and what to do about it
 */
export function loadChecker(source: Source = MODULE, fallback?: URL): Promise<Checker> {
  return loadFrom(source, fallback);
}
