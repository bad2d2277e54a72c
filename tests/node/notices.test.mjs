/** The licences that travel with what is shipped: of npm packages, of crates, and of Rust's own library. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";

const shipped = (file) => readFile(new URL(`../../www/dist/${file}`, import.meta.url), "utf8");

for (const file of ["THIRD-PARTY-NOTICES.txt", "hegao.html"]) {
  it(`${file} names what is compiled into the modules, and nothing that only helps to compile it`, async () => {
    const text = await shipped(file);
    // The page is one file of long lines: an assertion on it all would print it.
    const named = (names) => names.filter((name) => new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, "m").test(text));
    const inside = ["@codemirror/view", "regex", "wasm-bindgen", "rlsf", "quick-xml", "miniz_oxide", "std", "hashbrown"];
    assert.deepEqual(named(inside), inside);
    assert.deepEqual(named(["hegao", "serde_derive", "wasm-bindgen-macro", "aho-corasick", "proptest", "walrus"]), []);
  });
}
