/** The checker without WebAssembly: it finds what the module finds. */

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";

import { drafts } from "./drafts.mjs";
import { exhausted } from "./trapping.mjs";

const require = createRequire(new URL("../../www/package.json", import.meta.url));
const load = async (name) => (await import(pathToFileURL(require.resolve(name)))).loadChecker();

/** Settings that reach as much of the module as settings can. */
const CONFIG = {
  rules: { "number-gap": "warning", "ratio-truncated": "off" },
  assignment: { require: "always", labels: { lead: ["主抓科室"] }, ongoing: ["滚动推进"] },
  issued: "2026-02-09",
  planYear: 2026,
  departments: [{ name: "办公室", aliases: ["局办"] }],
  custom: [{ id: "tone", pattern: "\\p{Han}{2}工作", message: "用词" }],
};

describe("the checker without WebAssembly", () => {
  let plain;
  let wasm;
  let texts;

  before(async () => {
    [plain, wasm] = await Promise.all([load("hegao/plain"), load("hegao")]);
    texts = await drafts();
    assert.ok(texts.size > 30);
  });

  it("has the version and the rules of the other", () => {
    assert.equal(plain.version, wasm.version);
    assert.deepEqual(plain.rules(), wasm.rules());
  });

  for (const [what, config] of [
    ["without settings", undefined],
    ["with settings", CONFIG],
  ]) {
    it(`finds and reads the same in every draft, ${what}`, () => {
      for (const [name, text] of texts) {
        assert.deepEqual(plain.check(text, config), wasm.check(text, config), name);
        assert.deepEqual(plain.read(text, config), wasm.read(text, config), name);
      }
    });
  }

  it("finds the same once its memory has grown", async () => {
    const fresh = await load("hegao/plain");
    const [first] = texts.values();
    const long = [...texts.values()].join("\n").repeat(3);
    for (const text of [first, long, first, "一、\ud83d甲。\n三、😀乙。", ""]) {
      assert.deepEqual(fresh.check(text), wasm.check(text));
    }
  });

  it("refuses the same settings in the same words", () => {
    const message = (checker) => {
      try {
        checker.check("", { ruels: {} });
      } catch (error) {
        return error.message;
      }
      return assert.fail("accepted");
    };
    assert.equal(message(plain), message(wasm));
  });

  it("shares nothing with another", async () => {
    const other = await load("hegao/plain");
    for (const [name, text] of [...texts].slice(0, 5)) {
      const [one, two] = [plain.check(text), other.check(text)];
      assert.deepEqual(one, two, name);
      assert.deepEqual(plain.check(text), wasm.check(text), name);
    }
  });

  it("goes on with a fresh instance where the stack was exhausted", async () => {
    const [text] = texts.values();
    await exhausted(plain).restarted;
    assert.deepEqual(plain.check(text), wasm.check(text));
  });
});
