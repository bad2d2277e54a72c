/** The wasm module for Word files, as it is shipped. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";

import { createGlue } from "../../www/pkg/docx/glue.js";
import { part } from "./zip.mjs";

const MODULE = new URL("../../www/pkg/docx/docx_bg.wasm", import.meta.url);
const FIXTURES = new URL("../../docx/tests/fixtures/", import.meta.url);

const fixture = (name) => readFile(new URL(name, FIXTURES));

/** Where words stand in a text, as JavaScript counts. */
function place(text, words) {
  const start = text.indexOf(words);
  assert.notEqual(start, -1, words);
  return { start, end: start + words.length };
}

describe("the module for Word files", () => {
  let docx;

  before(async () => {
    docx = createGlue();
    const { instance } = await WebAssembly.instantiate(await readFile(MODULE), { "./docx_bg.js": docx });
    docx.__wbg_set_wasm(instance.exports);
  });

  it("reads text with its numbers", async () => {
    const { text, numbers } = docx.read(await fixture("number-levels.docx"));
    assert.equal(text, await readFile(new URL("number-levels.txt", FIXTURES), "utf8"));
    const first = numbers.slice(0, 4).map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(first, ["一、", "（一）", "1. ", "2. "]);
  });

  it("counts as JavaScript does", async () => {
    const bytes = await fixture("runs.docx");
    const { text } = docx.read(bytes);
    const words = place(text, "😀字");
    const { bytes: annotated, skippedFindings } = docx.annotate(bytes, [{ ...words, message: "核对" }]);
    assert.deepEqual(skippedFindings, []);
    assert.ok(annotated instanceof Uint8Array);
    assert.match(part(annotated, "word/document.xml"), /<w:commentRangeStart w:id="0"\/><w:r><w:t[^>]*>😀字<\/w:t><\/w:r><w:commentRangeEnd/);
    assert.match(part(annotated, "word/comments.xml"), /w:author="核稿"[^>]*><w:p><w:r><w:t[^>]*>核对</);
    assert.equal(docx.read(annotated).text, text);
  });

  it("makes tracked changes, and tells which it cannot", async () => {
    const bytes = await fixture("number-levels.docx");
    const { text } = docx.read(bytes);
    const edits = [
      { ...place(text, "防汛备汛"), text: "防汛抗旱" },
      { ...place(text, "二、"), text: "三、" },
    ];
    const date = "2026-03-01T08:00:00Z";
    const fixed = docx.fix(bytes, edits, date);
    assert.deepEqual(fixed.skippedEdits, [1]);
    assert.equal(docx.read(fixed.bytes).text, text.replace("防汛备汛", "防汛抗旱"));
    assert.ok(part(fixed.bytes, "word/document.xml").includes(`w:author="核稿" w:date="${date}"`));
  });

  it("does both in one go", async () => {
    const bytes = await fixture("libreoffice.docx");
    const { text } = docx.read(bytes);
    const words = place(text, "42万亩");
    const findings = [{ ...words, message: "一" }, { ...place(text, "不含套种面积"), message: "脚注" }];
    const written = docx.write(bytes, { findings, edits: [{ ...words, text: "43万亩" }] });
    assert.deepEqual([written.skippedFindings, written.skippedEdits], [[], []]);
    assert.equal(docx.read(written.bytes).text, text.replace("42万亩", "43万亩"));
    assert.equal(part(written.bytes, "word/comments.xml").match(/<w:comment /g).length, 2);
  });

  it("takes offsets that are none", async () => {
    const bytes = await fixture("comments.docx");
    const odd = [{ start: 5, end: 1e9 }, { start: -1, end: 2 }, { start: NaN, end: "2" }, {}, null];
    const { text } = docx.read(bytes);
    const { bytes: written } = docx.write(bytes, { findings: odd, edits: odd });
    assert.equal(typeof docx.read(written).text, "string");
    assert.equal(docx.read(docx.annotate(bytes, odd).bytes).text, text);
  });

  for (const [name, bytes, message] of [
    ["an old file", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(1016), Buffer.from("WordDocument", "utf16le"), Buffer.alloc(104)]), /^这是旧版 \.doc 文件.*请用 Word 或 WPS 另存为 \.docx$/],
    ["an empty file", Buffer.alloc(0), /^文件是空的/],
    ["text", Buffer.from("工作要点"), /^这是纯文本或网页/],
  ]) {
    it(`says what is wrong with ${name}`, () => {
      assert.throws(() => docx.read(bytes), { name: "Error", message });
      assert.throws(() => docx.annotate(bytes, []), { name: "Error", message });
    });
  }

  it("reads on after an error, and elements as deep as they may be", async () => {
    const bytes = await fixture("table.docx");
    assert.throws(() => docx.read(bytes.subarray(0, bytes.length / 2)), { message: /^文件不完整/ });
    assert.match(docx.read(bytes).text, /^青溪县文化馆/);
    assert.equal(docx.read(await fixture("deep.docx")).text, "深处");
  });
});
