/** Ways to break a checker: the module as it is shipped, made to trap, and a stack that is exhausted. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(new URL("../../www/package.json", import.meta.url));
const { default: binaryen } = await import(pathToFileURL(require.resolve("binaryen")));

/** What a text begins with that no instance can check. */
export const POISON = "!";

/**
 * The bytes of a module that is `unreachable` where it is to check a text that begins with `POISON`, or one more text than it
 * can bear.
 *
 * @param {object} options
 * @param {number} [options.bears] how many texts each instance can check
 */
export async function trapping({ bears = 0x7fff_ffff } = {}) {
  const module = binaryen.readBinary(await readFile(require.resolve("hegao/hegao_bg.wasm")));
  const { i32, none, createType, Features } = binaryen;
  module.setFeatures(Features.MutableGlobals | Features.BulkMemory | Features.SignExt | Features.NontrappingFPToInt);
  const { value: check } = binaryen.getExportInfo(module.getExport("check"));
  module.addGlobal("borne", i32, true, module.i32.const(0));
  const [result, text, length, config] = [0, 1, 2, 3].map((index) => module.local.get(index, i32));
  const count = module.global.get("borne", i32);
  module.addFunction(
    "check or trap",
    createType([i32, i32, i32, i32]),
    none,
    [],
    module.block(null, [
      module.if(
        module.i32.or(
          module.i32.ge_u(count, module.i32.const(bears)),
          module.i32.eq(module.i32.load8_u(0, 1, text), module.i32.const(POISON.codePointAt(0))),
        ),
        module.unreachable(),
      ),
      module.global.set("borne", module.i32.add(module.global.get("borne", i32), module.i32.const(1))),
      module.call(check, [result, module.copyExpression(text), length, config], none),
    ]),
  );
  module.removeExport("check");
  module.addFunctionExport("check or trap", "check");
  const bytes = module.emitBinary();
  module.dispose();
  return Buffer.from(bytes);
}

/** Settings that take a deep stack to accept. */
const DEEP = { custom: [{ id: "deep", pattern: `${"(".repeat(200)}一${")".repeat(200)}`, message: "深" }] };

/** The crash of a checker that is asked where next to no stack is left. */
export function exhausted(checker) {
  try {
    return exhausted(checker);
  } catch {
    try {
      checker.check("", DEEP);
    } catch (error) {
      // What is thrown first may be the engine's own error, where the stack does not suffice to throw another.
      if (error instanceof Error && "restarted" in error) {
        return error;
      }
      throw error;
    }
    return assert.fail("there was enough");
  }
}
