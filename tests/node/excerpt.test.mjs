/** The line of source below a finding, and the carets below that. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { source } from "./source.mjs";

const { excerpt } = await source("report/excerpt.ts");
const { Lines } = await source("report/lines.ts");

/** The excerpt of what stands between ⟦ and ⟧, its two lines joined. */
function shown(marked, width = 40) {
  const start = marked.indexOf("⟦");
  const end = marked.indexOf("⟧") - 1;
  const { source, carets } = excerpt(marked.replace(/[⟦⟧]/g, ""), { start, end }, width);
  return `${source}\n${carets}`;
}

describe("an excerpt", () => {
  for (const [what, marked, expected] of [
    ["marks the place", "ab⟦cd⟧ef", "abcdef\n  ^^"],
    ["gives Chinese characters two columns", "（一）⟦制定⟧清单", "（一）制定清单\n      ^^^^"],
    ["shows only the line of the place", "上一行\n这⟦一⟧行\n下一行", "这一行\n  ^^"],
    ["ends lines at CRLF and CR", "上\r\n这⟦一⟧行\r下", "这一行\n  ^^"],
    ["keeps tabs, so that the carets keep their place", "\t甲\t⟦乙⟧", "\t甲\t乙\n\t  \t^^"],
    ["takes an emoji of many code points for one character", "👨‍👩‍👧⟦甲⟧", "👨‍👩‍👧甲\n  ^^"],
    ["gives combining marks no column", "e\u0301⟦甲⟧", "e\u0301甲\n ^^"],
    ["marks what is missing with one caret", "甲⟦⟧乙", "甲乙\n  ^"],
    ["marks what is missing at the end of a line", "甲⟦⟧\n乙", "甲\n  ^"],
    ["marks a place in an empty text", "⟦⟧", "\n^"],
    ["shows the first line of a place that has several", "甲⟦乙\n丙⟧丁", "甲乙\n  ^^"],
    ["lets no control character through", "\x1b[31m⟦甲⟧", "\ufffd[31m甲\n     ^^"],
    ["shows half a character as what it is", "\ud83d⟦甲⟧", "\ufffd甲\n ^^"],
  ]) {
    it(what, () => assert.equal(shown(marked), expected));
  }

  it("cuts a long line on both sides of the place", () => {
    const text = "甲".repeat(100);
    assert.equal(shown(`${text}⟦乙丙⟧${text}`, 20), `…甲甲甲乙丙甲甲甲甲…\n       ^^^^`);
  });

  it("gives the room that one side does not need to the other", () => {
    const text = "甲".repeat(100);
    assert.equal(shown(`丁⟦乙⟧${text}`, 20), `丁乙${"甲".repeat(7)}…\n  ^^`);
    assert.equal(shown(`${text}⟦乙⟧丁`, 20), `…${"甲".repeat(7)}乙丁\n${" ".repeat(15)}^^`);
  });

  it("cuts a long place too", () => {
    const { source, carets } = excerpt("甲".repeat(100), { start: 0, end: 100 }, 20);
    assert.equal(source, `${"甲".repeat(6)}…`);
    assert.equal(carets, "^".repeat(13));
  });

  it("never takes more than its width", () => {
    const text = "一a👨‍👩‍👧（二）b三，1.5%".repeat(20);
    for (let start = 0; start <= text.length; start += 1) {
      for (const length of [0, 1, 7, 60]) {
        const { carets } = excerpt(text, { start, end: Math.min(text.length, start + length) }, 30);
        assert.ok(carets.length <= 31, `${carets.length} columns at ${start}`);
      }
    }
  });

  it("costs as little in a long line as in a short one", () => {
    const text = "甲".repeat(5_000_000);
    const before = performance.now();
    for (let start = 0; start < 5_000_000; start += 50_000) {
      excerpt(text, { start, end: start + 2 }, 80);
    }
    assert.ok(performance.now() - before < 2000);
  });
});

describe("a place", () => {
  it("counts lines and columns from 1, in UTF-16 code units", () => {
    const text = "甲\r\n😀乙\r丙\n";
    const lines = new Lines(text);
    assert.deepEqual(lines.placeOf(0), { line: 1, column: 1 });
    assert.deepEqual(lines.placeOf(text.indexOf("乙")), { line: 2, column: 3 });
    assert.deepEqual(lines.placeOf(text.indexOf("丙")), { line: 3, column: 1 });
    assert.deepEqual(lines.placeOf(text.length), { line: 4, column: 1 });
  });
});
