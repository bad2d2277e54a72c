/** A draft that is edited in place: its text, the way from the text to the DOM and back, and what the widget does to it. */

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, beforeEach, describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { browsers, PATIENCE } from "./browsers.mjs";

const WWW = fileURLToPath(new URL("../../www/", import.meta.url));
const { build } = createRequire(`${WWW}package.json`)("esbuild");

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
  ["emoji and lone surrogates", "<p>甲😀\ud83d乙<b>👨‍👩‍👧</b></p>", "甲😀\ud83d乙👨‍👩‍👧"],
  [
    "what is not the document's",
    "<p>甲</p><script>1</script><style>p{}</style><!-- 丙 --><div data-hegao contenteditable=false>丁</div><p>乙</p>",
    "甲\n乙",
  ],
];

const PLAN = "<p>责任部门：<b>办</b>公室</p><p>办结<b>率</b>为85%，同比增张3%</p><p>完成时间：6月</p>";

for (const { name, launch } of browsers) {
  describe(`a draft edited in place in ${name}`, { timeout: 180_000 }, () => {
    let browser;
    let page;

    before(async () => {
      const { outputFiles } = await build({
        stdin: { contents: SOURCE, resolveDir: WWW },
        bundle: true,
        write: false,
        format: "iife",
        globalName: "hegao",
        target: "chrome75",
        charset: "utf8",
      });
      browser = await launch();
      page = await browser.newPage();
      await page.addScriptTag({ content: outputFiles[0].text });
      await page.evaluate(() => {
        /** An editable element with `html` in it, at the end of `parent`. */
        window.open = (html, parent = document.body) => {
          const root = parent.ownerDocument.createElement("div");
          root.contentEditable = "true";
          root.innerHTML = html;
          parent.append(root);
          return root;
        };
        window.find = (text, word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length });
      });
    }, PATIENCE);

    beforeEach(() => page.evaluate(() => document.body.replaceChildren()));

    after(() => browser?.close(), PATIENCE);

    describe("the text", () => {
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
        const texts = await page.evaluate(() => {
          const root = window.open("甲  乙\n\n丙\n");
          root.style.whiteSpace = "pre-wrap";
          return [new window.hegao.DomText(root, { preserve: true }).text, window.hegao.editableHost(root).text()];
        });
        assert.deepEqual(texts, ["甲  乙\n\n丙", "甲  乙\n\n丙"]);
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

    /** Opens a draft in the page, in a frame or in a shadow tree, as `window.root` and `window.host`. */
    const openIn = (place, html) =>
      page.evaluate(
        async (place, html) => {
          let parent = document.body;
          if (place === "a frame") {
            const frame = document.createElement("iframe");
            frame.srcdoc = "<!doctype html><body></body>";
            await new Promise((resolve) => {
              frame.onload = resolve;
              document.body.append(frame);
            });
            parent = frame.contentDocument.body;
          } else if (place === "a shadow tree") {
            parent = document.createElement("div");
            const shadow = parent.attachShadow({ mode: "open" });
            document.body.append(parent);
            parent = shadow.appendChild(document.createElement("div"));
          }
          window.root = window.open(html, parent);
          window.host = window.hegao.editableHost(window.root);
        },
        place,
        html,
      );

    for (const place of ["a page", "a frame", "a shadow tree"]) {
      describe(`in ${place}`, () => {
        beforeEach(() => openIn(place, PLAN));

        it("is mended in one line as one step of undo", async () => {
          const [text, mended, undone] = await page.evaluate(() => {
            const { host, root, find } = window;
            const text = host.text();
            host.apply([
              { ...find(text, "85%"), text: "75%" },
              { ...find(text, "增张"), text: "增长" },
            ]);
            const mended = root.innerHTML;
            root.ownerDocument.execCommand("undo");
            return [text, mended, root.innerHTML];
          });
          assert.equal(text, "责任部门：办公室\n办结率为85%，同比增张3%\n完成时间：6月");
          assert.equal(mended, PLAN.replace("85%", "75%").replace("增张", "增长"));
          assert.equal(undone, PLAN);
        });

        it("is mended line by line, each keeping its format", async () => {
          const [mended, undone] = await page.evaluate(() => {
            const { host, root, find } = window;
            const text = host.text();
            host.apply([
              { ...find(text, "任"), text: "" },
              { start: text.indexOf("\n"), end: text.indexOf("\n"), text: "；" },
              { ...find(text, "6月"), text: "9月" },
            ]);
            const mended = root.innerHTML;
            for (let step = 0; step < 3; step += 1) {
              root.ownerDocument.execCommand("undo");
            }
            return [mended, root.innerHTML];
          });
          assert.equal(mended, PLAN.replace("任", "").replace("公室", "公室；").replace("6月", "9月"));
          assert.equal(undone, PLAN);
        });

        it("leaves all as it is where nothing is to be changed", async () => {
          const html = await page.evaluate(() => {
            window.host.apply([]);
            window.host.apply([{ start: 2, end: 2, text: "" }]);
            return window.root.innerHTML;
          });
          assert.equal(html, PLAN);
        });

        it("is left as it is where it may not be edited", async () => {
          const html = await page.evaluate(() => {
            const { host, root, find } = window;
            root.contentEditable = "false";
            host.apply([{ ...find(host.text(), "办公"), text: "会议" }]);
            return root.innerHTML;
          });
          assert.equal(html, PLAN);
        });

        it("has words selected, and a caret", async () => {
          const [before, after, scrolled, seen, moved] = await page.evaluate(async () => {
            const { host, root, find } = window;
            root.style.cssText = "height: 60px; overflow: auto";
            root.insertAdjacentHTML("beforeend", `<p>${"很长的一段。<br>".repeat(200)}最后</p>`);
            root.ownerDocument.getSelection().removeAllRanges();
            const before = host.caret();
            const word = find(host.text(), "最后");
            host.select(word);
            const view = root.getBoundingClientRect();
            const [box] = host.boxes(word);
            const seen = box.top >= view.top && box.bottom <= view.bottom;
            const after = host.caret() === word.end;
            // By the tree's own selection, as a hand would: the document's does not tell what is in a shadow tree.
            root.getRootNode().getSelection().collapse(root.firstChild.firstChild, 2);
            return [before, after, root.scrollTop > 0, seen, host.caret()];
          });
          assert.deepEqual([before, after, scrolled, seen, moved], [null, true, true, true, 2]);
        });

        it("has a box for each line of a stretch, and none of an empty one", async () => {
          const [boxes, empty, all, span] = await page.evaluate(() => {
            const { host, root, find } = window;
            const text = host.text();
            const { left, width } = root.getBoundingClientRect();
            const span = root.ownerDocument.createRange();
            span.selectNodeContents(root.children[1]);
            const all = host.boxes({ start: 0, end: text.length });
            return [
              host.boxes(find(text, "办结率为")).length,
              host.boxes({ start: 3, end: 3 }).length,
              [all.length, all.every((box) => box.left >= left && box.width < width)],
              [span.getBoundingClientRect().width, all[1].width].map(Math.round),
            ];
          });
          assert.equal(boxes, 1);
          assert.equal(empty, 0);
          assert.deepEqual(all, [3, true]);
          assert.equal(span[1], span[0]);
        });
      });
    }

    describe("its host", () => {
      beforeEach(() => openIn("a page", PLAN));

      it("reads changes that were made a moment ago", async () => {
        const texts = await page.evaluate(() => {
          const { host, root } = window;
          const first = host.text();
          root.lastChild.remove();
          const second = host.text();
          root.firstChild.firstChild.data = "牵头科室：";
          return [first, second, host.text()].map((text) => text.split("\n").join("|"));
        });
        assert.deepEqual(texts, [
          "责任部门：办公室|办结率为85%，同比增张3%|完成时间：6月",
          "责任部门：办公室|办结率为85%，同比增张3%",
          "牵头科室：办公室|办结率为85%，同比增张3%",
        ]);
      });

      it("tells of all that happens, until it is let go", async () => {
        await openIn("a frame", PLAN);
        const [told, later, text] = await page.evaluate(async () => {
          const { host, root } = window;
          const inner = root.ownerDocument;
          const settled = () => new Promise((resolve) => setTimeout(resolve, 100));
          let told = [];
          const tell = (what) => () => told.push(`${what}${host.composing ? " composing" : ""}`);
          const happened = async (action) => {
            await settled();
            told = [];
            action();
            await settled();
            return [...new Set(told)];
          };
          root.style.cssText = "height: 30px; overflow: auto";
          const actions = [
            () => root.dispatchEvent(new Event("input")),
            () => root.append("丁"),
            () => root.dispatchEvent(new Event("compositionstart")),
            () => root.dispatchEvent(new Event("input")),
            () => root.dispatchEvent(new Event("compositionend")),
            () => inner.getSelection().collapse(root, 0),
            () => (root.scrollTop = 10),
            () => inner.defaultView.dispatchEvent(new Event("resize")),
            () => (root.style.width = "200px"),
          ];
          const forget = host.watch({ text: tell("text"), move: tell("move"), layout: tell("layout") });
          const first = [];
          for (const action of actions) {
            first.push((await happened(action)).join());
          }
          forget();
          root.style.width = "300px";
          inner.getSelection().collapse(root, 1);
          root.scrollTop = 0;
          const second = [];
          for (const action of actions) {
            second.push(...(await happened(action)));
          }
          return [first, second, host.text().endsWith("丁丁")];
        });
        assert.deepEqual(told, [
          "text",
          "text",
          "",
          "text composing",
          "text",
          "move",
          "layout",
          "layout",
          "layout",
        ]);
        assert.deepEqual(later, []);
        assert.ok(text);
      });
    });
  });
}
