/** hegao in Node: the wasm module is read from this package. */

import { readFile } from "node:fs/promises";

import type { Checker, Crash } from "./checker.js";
import { checkerOf } from "./module.js";

export type * from "./types.js";
export type { Checker, Crash };

/** Where the build puts the wasm module: beside the bundle that this file becomes a part of. */
const MODULE = new URL("./hegao_bg.wasm", import.meta.url);

/**
 * Loads the checker.
 *
 * @param source the wasm module, its bytes, or a `file:` URL of it; the one in this package when left out
 */
export async function loadChecker(source: URL | BufferSource | WebAssembly.Module = MODULE): Promise<Checker> {
  return checkerOf(source instanceof URL ? await readFile(source) : source);
}
