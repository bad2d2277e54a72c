/**
 * hegao where WebAssembly is forbidden or missing: the same module as plain JavaScript, in this one file. It finds the same, and is
 * several times slower. `<hegao-panel fallback="…/plain.js">` loads it by itself where it has to; in other programs,
 * `import { loadChecker } from "hegao/plain"`.
 */

import { instantiate } from "../pkg/plain.js";
import { createChecker, type Checker, type Crash } from "./checker.js";

export type * from "./types.js";
export type { Checker, Crash };

/** Gives the checker: nothing is fetched. */
export function loadChecker(): Promise<Checker> {
  return createChecker(instantiate);
}
