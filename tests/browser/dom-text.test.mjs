/** The text of a document: what is read, and the way from there to the DOM and back. */

import assert from "node:assert/strict";
import { before, describe, it } from "node:test";

import { browsers } from "./browsers.mjs";
import { useParts } from "./bundle.mjs";

const SOURCE = `
  export { DomText } from "./src/widget/dom-text.ts";
  export { editableHost } from "./src/widget/editable.ts";
`;

/** What stands in the DOM, and the text that a reader sees. */
const TEXTS = [
  ["nothing", "", ""],
  ["paragraphs", "<p>一、任务</p><p>1.办理</p>", "一、任务\n1.办理"],
  ["blanks between blocks", "\n  <p>甲</p>\n  <p>乙</p>\n", "甲\n乙"],
  ["blanks at the ends of a block", "<p>\n  甲\n</p><p>  乙  </p>", "甲\n乙"],
  ["nested blocks", "<div><div><p>甲</p></div></div><section><ul><li>乙<ol><li>丙</li></ol></li></ul></section>", "甲\n乙\n丙"],
  ["words between blocks", "甲<p>乙</p>丙<hr>丁", "甲\n乙\n丙\n丁"],
  ["blocks within a format", "<b>甲<p>乙</p>丙</b>", "甲\n乙\n丙"],
  ["line ends", "甲<br>\n 乙", "甲\n乙"],
  ["an empty line", "甲<br><br>乙", "甲\n\n乙"],
  ["a filler at the end of a block", "<p>甲<br></p><p>乙<b><br></b></p>丙", "甲\n乙\n丙"],
  ["two line ends at the end of a block", "<p>甲<br><br></p><p>乙</p>", "甲\n\n乙"],
  ["empty paragraphs", "<p><br></p><p>甲</p><div><p><br></p></div><p><br></p><p>乙</p><p><br></p>", "\n甲\n\n\n乙\n"],
  ["paragraphs with nothing in them", "<p></p><p>甲</p><p> </p><p><b></b></p><p>乙</p><p></p>", "甲\n乙"],
  ["words of several formats", "<p>责任<b>部门</b>：<span><i>办公室</i></span></p>", "责任部门：办公室"],
  [
    "a table pasted from Word",
    "<p>前文</p>\n<table>\r\n<tbody>\n<tr>\n<td><p>任务</p></td>\n<td>\n<p>时限</p>\n</td>\n</tr>\n" +
      "<tr><td></td><td><p>6月</p></td></tr><tr><td>甲</td><td><p><br></p></td></tr></tbody></table><p>后文</p>",
    "前文\n任务\t时限\n\t6月\n甲\t\n后文",
  ],
  ["a table with empty cells only", "<table><tr><td></td><td><br></td><td></td></tr><tr><td></td></tr><tr><th>甲</th></tr></table>", "\t\t\n\n甲"],
  ["several lines in a cell", "<table><tr><td><p>甲</p><p>乙</p></td><td>丙<br>丁</td></tr></table>", "甲\n乙\t丙\n丁"],
  ["a table in a cell", "<table><tr><td><table><tr><td>甲</td><td>乙</td></tr></table></td><td>丙</td></tr></table>", "甲\t乙\t丙"],
  ["collapsed blanks", "<p>  甲 \n\t 乙  </p>", "甲 乙"],
  ["a blank before a format", "<p>A <b> B</b> </p>", "A B"],
  ["hard spaces", "<p>\u00a0甲\u00a0\u00a0乙\u00a0</p>", "\u00a0甲\u00a0\u00a0乙\u00a0"],
  ["ideographic spaces", "<p>\u3000\u3000甲</p>", "\u3000\u3000甲"],
  ["source with CRLF", "<p>甲\r\n乙</p>\r\n\r\n<p>丙</p>\r\n", "甲 乙\n丙"],
  ["preformatted text", "<pre>甲  乙\n\n  丙\n</pre><p>丁\n戊</p>", "甲  乙\n\n  丙\n丁 戊"],
  ["an empty line after a block in preformatted text", "<pre><p>甲</p>\n</pre>", "甲\n"],
  ["fillers within words", "<p>\ufeff甲\u200b乙<b>\u200b</b></p>", "甲乙"],
  ["fillers in empty lines", "<p>\u200b</p><p>甲</p><p><span>\ufeff<br></span></p><p>乙</p>", "\n甲\n\n乙"],
  ["an image with a line of its own", "<p>甲</p><p><img></p><p><img><br></p><div><b><svg><title>题</title></svg></b></div><p>乙</p>", "甲\n\n\n\n乙"],
  ["an image among words", "<p>甲<img>乙</p><p><img> 丙<br><img></p>", "甲乙\n 丙\n"],
  ["an image in a cell", "<table><tr><td><img></td><td>甲</td></tr></table>", "\t甲"],
  ["what is shown instead of its text", "<p><object>甲</object></p><p><select><option>乙</option></select></p><p><video>丙</video></p><p>丁</p>", "\n\n\n丁"],
  ["emoji and lone surrogates", "<p>甲😀\ud83d乙<b>👨‍👩‍👧</b></p>", "甲😀\ud83d乙👨‍👩‍👧"],
  [
    "what is not the document's",
    "<p>甲</p><script>1</script><style>p{}</style><!-- 丙 --><div data-hegao contenteditable=false>丁</div><p>乙</p>",
    "甲\n乙",
  ],
];

const PLAN = "<p>责任部门：<b>办</b>公室</p><p>办结<b>率</b>为85%，同比增张3%</p><p>完成时间：6月</p>";

for (const { name, launch } of browsers) {
  describe(`the text of a document in ${name}`, { timeout: 180_000 }, () => {
    const parts = useParts({ launch }, SOURCE);
    let page;

    before(() => {
      page = parts.page;
    });

    for (const [what, html, text] of TEXTS) {
      it(`is read from ${what}, and each place of it found again`, async () => {
        const [read, lost] = await page.evaluate((html) => {
          const found = new window.hegao.DomText(window.open(html));
          const lost = [];
          for (let offset = 0; offset <= found.text.length; offset += 1) {
            for (const bind of ["forward", "backward"]) {
              const place = found.place(offset, bind);
              const again = found.offsetOf(place.node, place.offset);
              if (again !== offset) {
                lost.push([offset, bind, again]);
              }
            }
          }
          return [found.text, lost];
        }, html);
        assert.equal(read, text);
        assert.deepEqual(lost, []);
      });

      it(`follows the DOM in ${what}, wherever a caret may stand`, async () => {
        const [offsets, length] = await page.evaluate((html) => {
          const root = window.open(html);
          const found = new window.hegao.DomText(root);
          const offsets = [];
          const visit = (node) => {
            const { length } = node.nodeType === Node.ELEMENT_NODE ? node.childNodes : node;
            for (let offset = 0; offset <= length; offset += 1) {
              offsets.push(found.offsetOf(node, offset));
              if (node.childNodes[offset]) {
                visit(node.childNodes[offset]);
              }
            }
          };
          visit(root);
          return [offsets, found.text.length];
        }, html);
        assert.deepEqual(offsets, [...offsets].sort((a, b) => a - b));
        assert.deepEqual([offsets[0], offsets.at(-1)], [0, length]);
      });
    }

    it("keeps blanks and line feeds where the page does", async () => {
      const [whole, parts] = await page.evaluate(() => {
        const root = window.open("甲  乙\n\n丙\n");
        root.style.whiteSpace = "pre-wrap";
        const sheet = document.createElement("style");
        sheet.textContent = ".lines { white-space: pre-line } .spaces { white-space: break-spaces }";
        document.body.append(sheet);
        const inner = window.open(
          '<p style="white-space: pre-wrap">甲  乙\n丙 </p><p>\n丁  戊\n己 </p><p class="lines">庚  辛 \n 壬 </p>' +
            '<pre style="white-space: normal">癸  子\n</pre><p><b style="white-space: pre">丑  寅</b>  卯</p>' +
            '<div class="spaces"><p>辰 <i> 巳</i></p><p style="white-space: nowrap"> 午  未</p></div>',
        );
        return [root, inner].map((root) => window.hegao.editableHost(root).text());
      });
      assert.equal(whole, "甲  乙\n\n丙");
      assert.deepEqual(parts.split("\n"), ["甲  乙", "丙 ", "丁 戊 己", "庚 辛", "壬", "癸 子", "丑  寅 卯", "辰  巳", "午 未"]);
    });

    it("has words across formats, and no format that only touches them", async () => {
      const [words, start, end] = await page.evaluate(() => {
        const root = window.open("<p><i>请</i><b>办</b>理<u>好</u></p>");
        const found = new window.hegao.DomText(root);
        const range = found.range({ start: 1, end: 3 });
        return [range.toString(), range.startContainer.parentNode.localName, range.endContainer.data];
      });
      assert.deepEqual([words, start, end], ["办理", "b", "理"]);
    });

    it("has every stretch where the DOM has it", async () => {
      const wrong = await page.evaluate((html) => {
        const found = new window.hegao.DomText(window.open(html));
        const wrong = [];
        for (let start = 0; start < found.text.length; start += 1) {
          for (let end = start; end <= found.text.length; end += 1) {
            const expected = found.text.slice(start, end).replace(/\n/g, "");
            const range = found.range({ start, end }).toString();
            const pieces = found.pieces({ start, end }).map(({ node, start, end }) => node.data.slice(start, end)).join("");
            if (range !== expected || pieces !== expected) {
              wrong.push([start, end, range, pieces]);
            }
          }
        }
        return wrong;
      }, PLAN);
      assert.deepEqual(wrong, []);
    });

    it("takes a caret at the start of a block, or after a line end, for one in that line", async () => {
      const offsets = await page.evaluate(() => {
        const root = window.open("<p>甲</p><div>\n<p> <b>乙</b><br> 丙</p></div>");
        const found = new window.hegao.DomText(root);
        const [, div] = root.children;
        const [p] = div.children;
        const places = [[div, 0], [p, 0], [p.firstChild, 0], [p, 3], [p.lastChild, 0], [document.body, 1]];
        return places.map((place) => found.offsetOf(...place));
      });
      assert.deepEqual(offsets, [2, 2, 2, 4, 4, 0]);
    });

    it("is read whatever the DOM is, and whatever is asked", async () => {
      const texts = await page.evaluate(() => {
        const { DomText } = window.hegao;
        const deep = document.createElement("div");
        let inner = deep;
        for (let depth = 0; depth < 20_000; depth += 1) {
          inner = inner.appendChild(document.createElement("span"));
        }
        inner.textContent = "甲";
        const cell = document.createElement("td");
        cell.append("乙", document.createElement("td"), document.createElement("tr"));
        const fragment = document.createDocumentFragment();
        fragment.append(cell);
        const roots = [deep, fragment, document.createTextNode("丙"), document.createComment("丁"), new Document(), document];
        return roots.map((root) => {
          const found = new DomText(root);
          for (const offset of [-1, 0, 1, 9, NaN]) {
            found.range({ start: offset, end: offset + 1 });
            found.offsetOf(root, offset);
          }
          found.offsetOf(document.createElement("p"), 0);
          return found.text;
        });
      });
      assert.deepEqual(texts.slice(0, 5), ["甲", "乙\n", "丙", "", ""]);
    });

    it("is read at any length", async () => {
      const [length, words] = await page.evaluate(() => {
        // In a document of its own: the ranges that other tests left would slow it down until they are collected.
        const root = document.implementation.createHTMLDocument().body;
        root.innerHTML = "<p>一二三四<b>五六七八</b>九十</p><br>".repeat(20_000);
        const found = new window.hegao.DomText(root);
        const end = found.text.length;
        const { node, offset } = found.place(end - 6);
        return [end, [found.offsetOf(node, offset), found.range({ start: end - 11, end: end - 1 }).toString()]];
      });
      assert.equal(length, 20_000 * 12 - 1);
      assert.deepEqual(words, [length - 6, "一二三四五六七八九十"]);
    });
  });
}
