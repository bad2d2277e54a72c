import initialise, { check, read, version } from "../pkg/hegao.js";
import { RULES } from "../pkg/rules.js";
import type { Config, Finding, Ledger, RuleInfo } from "./types.js";

/**
 * Checks documents. What it gives is plain data: it can be cloned, stored and forgotten, and nothing needs freeing.
 *
 * Every method is synchronous: a whole work plan takes less time than a frame, so an editor may call them at every keystroke.
 */
export interface Checker {
  /**
   * The findings of `text`, in text order.
   *
   * @throws Error with a Chinese message that names the key when `config` is not acceptable.
   */
  check(text: string, config?: Config): Finding[];
  /**
   * What was read from `text` (tasks, units, time limits, figures), without judging it.
   *
   * @throws Error as `check` does.
   */
  read(text: string, config?: Config): Ledger;
  /** Every rule there is, in the order in which findings at one place are shown. */
  rules(): RuleInfo[];
  /** The version of the checker, such as `0.1.0`. */
  readonly version: string;
}

/** Creates a checker from the bytes of the wasm module, or from the module once compiled. */
export async function createChecker(source: BufferSource | WebAssembly.Module): Promise<Checker> {
  await initialise({ module_or_path: source });
  return {
    check: (text, config) => check(text, config),
    read: (text, config) => read(text, config),
    // As everything else, the caller's own.
    rules: () => RULES.map((rule) => ({ ...rule })),
    version: version(),
  };
}
