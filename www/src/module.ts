import { createChecker, type Checker } from "./checker.js";

/**
 * Creates a checker from the bytes of the wasm module, or from the module once compiled.
 *
 * It is compiled apart from being instantiated, so that a second instance needs no more than the module. Both are asynchronous:
 * Chromium allows nothing else on a page's main thread.
 */
export async function checkerOf(source: BufferSource | WebAssembly.Module): Promise<Checker> {
  const module = "byteLength" in source ? await WebAssembly.compile(source) : source;
  return createChecker(async (imports) => (await WebAssembly.instantiate(module, imports)).exports);
}
