/** Where the marks are: in every kind of draft, by both ways of drawing them, wherever the page puts and enlarges it. */

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { inflateSync } from "node:zlib";

import { browsers } from "./browsers.mjs";
import { bundle } from "./bundle.mjs";
import { assertMarked as assertMarkedIn, marksAfter, paintedIn, placeOf as placeOfIn, pointAt } from "./marks.mjs";
import { KINDS, useOa } from "./oa.mjs";
import { nextFrame } from "./setting.mjs";

const LINES = [
  "临江区司法局2026年工作要点",
  "一、主要任务",
  "1.制定法治建设任务清单。（责任部门：办公室；完成时间：12月）",
  "2.开展法治督察，受理投诉200件，办结150件，办结率为85%。（责任部门：法治督察科）",
  "4.做好普法工作。（责任部门：办公室；完成时间：2026年2月30日）",
];
const TEXT = LINES.join("\n");
const HTML = LINES.map((line) => `<p>${line}</p>`).join("").replace("85%", "8<b>5%</b>");

/** Three severities, so that three kinds of lines are drawn. */
const CONFIG = { rules: { "deadline-invalid": "warning", "number-gap": "info" } };
const MARKED = [
  ["error", "2."],
  ["error", "85%"],
  ["info", "4."],
  ["warning", "2026年2月30日"],
];

for (const { name, major, launch } of browsers) {
  describe(`marks in ${name}`, { timeout: 240_000 }, () => {
    const oa = useOa({ launch, major }, { text: TEXT, html: HTML });
    const open = (kind, config = CONFIG) => oa.open(kind, { config });
    const [first, second] = [() => window.drafts[0].draft, () => window.drafts[1].draft];
    let page;

    beforeEach(() => {
      page = oa.page;
    });

    const assertMarked = (expected = MARKED, find = first) => assertMarkedIn(page, find, expected);
    const placeOf = (words, zoom = 1) => placeOfIn(page, first, words, zoom);

    /** What the card says that is shown in the document of a draft; null if none is. */
    const card = (find = first) =>
      page.evaluate(`(() => {
        const card = (${find})().getRootNode().querySelector("[data-hegao=card]");
        return card === null ? null : card.shadowRoot.textContent;
      })()`);

    for (const kind of KINDS) {
      describe(`in ${kind}`, () => {
        beforeEach(() => open(kind));

        it("are under the words that are wrong", () => assertMarked());

        it("are seen on light and dark grounds, and told apart without their colours", async () => {
          for (const ground of ["light", "dark"]) {
            await page.evaluate((ground) => window.drafts[0].draft.classList.add(ground), ground);
            const filled = {};
            for (const [severity, words] of MARKED) {
              const { x, y, width, height } = await placeOf(words);
              const seen = await paintedIn(page, { x: x - 20, y: y - 2, width: width + 40, height: height + 8 });
              assert.ok(seen[severity] !== undefined, `a line under ${words} on a ${ground} ground: ${JSON.stringify(seen)}`);
              const { left, right } = seen[severity];
              assert.ok(Math.abs(left - x) < 3 && Math.abs(right - x - width) < 3, `${words} at ${x}: ${left} to ${right}`);
              filled[severity] = seen[severity].filled;
            }
            assert.ok(filled.error > 0.95 && filled.warning < 0.9 && filled.info < 0.9, JSON.stringify(filled));
          }
        });

        it("go with their words when something is written before them, and are let go when it is mended", async () => {
          await page.evaluate(() => {
            const { draft } = window.drafts[0];
            draft.focus();
            if (draft.localName === "textarea") {
              draft.setSelectionRange(0, 0);
            } else {
              draft.getRootNode().getSelection().collapse(draft.firstChild.firstChild, 0);
            }
          });
          await page.keyboard.type("Linjiang ");
          await assertMarked();
        });

        it("are never painted under other words, however the draft is changed", async () => {
          const changes = [
            () => {
              const { draft } = window.drafts[0];
              const { CharacterData } = draft.ownerDocument.defaultView;
              const node = draft.localName === "textarea" ? null : draft.children[3].firstChild;
              if (node instanceof CharacterData) {
                node.insertData(0, "甲乙丙丁");
              } else {
                draft.setRangeText("甲乙丙丁", draft.value.indexOf("2.开展"), draft.value.indexOf("2.开展"));
                draft.dispatchEvent(new InputEvent("input"));
              }
            },
            () => window.drafts[0].watch.configure({ rules: { none: "error" } }),
          ];
          const [moved, none] = [await marksAfter(page, first, changes[0]), await marksAfter(page, first, changes[1])];
          assert.deepEqual(
            moved.filter(({ words }) => /\d%|日/.test(words)).map(({ words, off }) => [words, off < 1]),
            [["85%", true], ["2026年2月30日", true]],
          );
          assert.deepEqual(none, []);
          oa.noises.splice(0);
        });

        it("are explained to the pointer, once for all points of a mark", async () => {
          const place = await placeOf("2026年2月30日");
          await pointAt(page, place);
          assert.match(await card(), /2026年2月/);
          await page.evaluate(() => {
            const [{ draft }] = window.drafts;
            window.shown = draft.getRootNode().querySelector("[data-hegao=card]").shadowRoot.querySelector("p");
          });
          await page.mouse.move(place.x + 2, place.y + 4, { steps: 3 });
          assert.ok(await page.evaluate(() => window.shown.isConnected), "what is read is not built anew");
          await pointAt(page, await placeOf("85%"));
          assert.match(await card(), /75%/);
          await pointAt(page, { ...place, x: place.x - 100 });
          assert.equal(await card(), null);
        });

        it("follow the draft when it is scrolled", async () => {
          await page.evaluate(() => {
            const { draft } = window.drafts[0];
            draft.style.height = "60px";
            draft.scrollTop = 30;
          });
          await assertMarked();
        });

        it("are all taken away", async () => {
          const [marked, after] = await page.evaluate(() => {
            const { draft, watch } = window.drafts[0];
            const root = draft.getRootNode();
            const { CSS } = draft.ownerDocument.defaultView;
            const state = () => ({
              highlights: CSS.highlights ? CSS.highlights.size : 0,
              // One is the draft's own, in a shadow tree.
              sheets: root.adoptedStyleSheets.length - (root === draft.ownerDocument ? 0 : 1),
              elements: [document, draft.ownerDocument, root].map((root) => root.querySelectorAll("[data-hegao]").length),
            });
            const marked = state();
            watch.detach();
            return [marked, state()];
          });
          assert.notDeepEqual(marked, after);
          // In the tree that the draft is in: from outside, styles of highlights reach into it in new browsers only.
          assert.equal(marked.sheets, marked.highlights > 0 ? 1 : 0);
          assert.deepEqual(after, { highlights: 0, sheets: 0, elements: [0, 0, 0] });
        });
      });
    }

    describe("enlarged", () => {
      const box = (styles) => page.evaluate((styles) => Object.assign(document.querySelector("#box").style, styles), styles);
      const own = (styles) => page.evaluate((styles) => Object.assign(window.drafts[0].draft.style, styles), styles);
      const body = (styles) => page.evaluate((styles) => Object.assign(document.body.style, styles), styles);
      const protocol = async (command, values) => (await page.target().createCDPSession()).send(command, values);

      const screen = (deviceScaleFactor) =>
        protocol("Emulation.setDeviceMetricsOverride", { width: 1000, height: 700, deviceScaleFactor, mobile: false });

      /**
       * What may be enlarged by how much, and whether the browser tells boxes and pointers in the same pixels: before Chromium 128
       * it told boxes as if there were no zoom.
       */
      const ENLARGEMENTS = [
        ["by the zoom of an ancestor", () => box({ zoom: "1.5" }), { zoom: 1.5 }],
        ["by the zoom of the body", () => body({ zoom: "0.8" }), { zoom: 0.8 }],
        ["by the zoom of ancestors in each other", () => Promise.all([body({ zoom: "1.25" }), box({ zoom: "0.9" })]), { zoom: 1.125 }],
        ["by a transform of an ancestor", () => box({ transform: "scale(1.3)", transformOrigin: "0 0" }), {}],
        ["by a transform of its own", () => own({ transform: "scale(1.3)", transformOrigin: "0 0" }), {}],
        // In a window of old, lengths within the draft cannot be compared with those outside.
        ...(major < 128 ? [] : [["by a zoom of its own", () => own({ zoom: "1.2" }), {}]]),
        ["by a screen of more pixels", () => screen(2), {}],
        ["by a screen of odd pixels", () => screen(1.25), {}],
        ["by two fingers", () => protocol("Emulation.setPageScaleFactor", { pageScaleFactor: 1.5 }), {}],
      ];

      for (const kind of KINDS) {
        for (const [how, enlarge, { zoom = 1 }] of ENLARGEMENTS) {
          it(`in ${kind} ${how}, they stay under their words`, async () => {
            await open(kind);
            await page.evaluate(() => (window.drafts[0].draft.style.width = "417.4px"));
            await enlarge();
            await nextFrame(page);
            await page.evaluate(() => (window.drafts[0].draft.scrollTop = 20));
            await nextFrame(page);
            await assertMarked();
            if (kind !== "a frame") {
              await pointAt(page, await placeOf("85%", major < 128 ? zoom : 1));
              assert.match(String(await card()), /75%/);
            }
          });
        }
      }
    });

    it("stand right at the end of a long textarea that is enlarged by little", async () => {
      const text = `${LINES[0]}\n${"第一段。\n".repeat(400)}${LINES.slice(1).join("\n")}`;
      await page.evaluate((text) => (window.material.text = text), text);
      await open("a textarea");
      await page.evaluate(() => {
        document.querySelector("#box").style.zoom = "1.1";
        window.drafts[0].draft.style.width = "417.4px";
        window.drafts[0].draft.scrollTop = 100_000;
      });
      await nextFrame(page);
      await assertMarked();
    });

    describe("of two drafts in one document", () => {
      for (const kind of ["a textarea", "an element", "a shadow tree"]) {
        it(`stay apart, be the other in ${kind}`, async () => {
          await page.evaluate(() => (document.querySelector("#box").style.height = "680px"));
          await open("an element");
          await open(kind, { rules: { "ratio-mismatch": "off" } });
          const others = [
            ["error", "2."],
            ["error", "4."],
            ["error", "2026年2月30日"],
          ];
          await assertMarked(MARKED, first);
          await assertMarked(others, second);
          await page.evaluate(() => {
            window.drafts[1].draft.focus();
            document.execCommand("selectAll");
            document.execCommand("delete");
          });
          await assertMarked(MARKED, first);
          await assertMarked([], second);
          await page.evaluate(() => document.execCommand("undo"));
          await assertMarked(others, second);
          await page.evaluate(() => window.drafts[0].watch.detach());
          await assertMarked([], first);
          await assertMarked(others, second);
        });
      }
    });

    describe("in an element", () => {
      it("leave the page its own styles, and stand them being changed", async () => {
        const sheets = (count) =>
          page.evaluate(
            (count) => [document.adoptedStyleSheets.length, count.map((index) => document.adoptedStyleSheets[index] === window.sheet)],
            count,
          );
        const own = "Highlight" in (await page.evaluate(() => ({ ...(window.Highlight ? { Highlight: 1 } : {}) }))) ? 1 : 0;
        await page.evaluate(() => {
          window.sheet = new CSSStyleSheet();
          document.adoptedStyleSheets = [window.sheet];
        });
        await open("an element");
        assert.deepEqual(await sheets([0]), [1 + own, [true]]);
        await page.evaluate(() => {
          document.adoptedStyleSheets = [window.sheet];
          window.drafts[0].draft.append("。");
        });
        await nextFrame(page);
        assert.deepEqual(await sheets([0]), [1 + own, [true]]);
        await page.evaluate(() => window.drafts[0].watch.detach());
        assert.deepEqual(await sheets([0]), [1, [true]]);
      });

      it("stay when the editor puts the same words into other nodes", async () => {
        await open("an element");
        await page.evaluate(() => {
          window.drafts[0].draft.innerHTML = window.material.html;
        });
        await assertMarked();
        await page.evaluate(() => {
          const [, , , , last] = window.drafts[0].draft.children;
          getSelection().setBaseAndExtent(last.firstChild, 0, last.firstChild, last.firstChild.length - 4);
          document.execCommand("bold");
        });
        await assertMarked();
      });

      it("are none where the check failed, and come back with the text that was checked before", async () => {
        await open("an element");
        await page.evaluate(async () => {
          const { attach } = await import("/dist/widget.js");
          const { loadChecker } = await import("/dist/browser.js");
          const checker = await loadChecker();
          const { draft, watch } = window.drafts[0];
          watch.detach();
          const check = (text, config) => {
            if (text.includes("崩")) {
              throw new Error("检查程序出错");
            }
            return checker.check(text, config);
          };
          window.drafts[0].watch = attach(draft, { checker: Object.assign(Object.create(checker), { check }) });
        });
        const all = MARKED.map(([, words]) => ["error", words]);
        await assertMarked(all);
        const first = () => window.drafts[0].draft.firstChild.firstChild;
        await page.evaluate(`(${first})().insertData(0, "崩")`);
        await assertMarked([]);
        await page.evaluate(`(${first})().deleteData(0, 1)`);
        await assertMarked(all);
        assert.match(oa.noises.splice(0).join(), /^console: 核稿：检查程序出错/);
      });

      it("are shown beside what is missing", async () => {
        const source = `
          export { editableHost } from "./src/widget/editable.ts";
          export { underlinesOf } from "./src/widget/underlines.ts";
        `;
        await page.evaluate(await bundle(source));
        await page.evaluate(() => {
          const policy = window.trustedTypes.createPolicy("missing", { createHTML: (html) => html });
          const draft = document.createElement("div");
          draft.className = "draft";
          draft.contentEditable = "true";
          draft.innerHTML = policy.createHTML("<p>甲乙</p><table><tr><td>丙</td><td>丁</td></tr></table><p>戊己</p>");
          document.querySelector("#box").append(draft);
          const host = window.hegao.editableHost(draft);
          const severities = ["error", "warning", "info"];
          const marks = ["乙", "\n丙", "\t丁", "己"].map((words, index) => {
            const start = host.text().indexOf(words) + (index === 3 ? 1 : 0);
            return { finding: { severity: severities[index % 3] }, range: { start, end: start } };
          });
          window.hegao.underlinesOf(host).draw(marks);
          window.drafts.push({ draft });
        });
        await assertMarked([
          ["error", "乙"],
          ["warning", "乙"],
          ["info", "丙"],
          ["error", "己"],
        ]);
      });

      it("are measured by nobody while the draft is written, where the browser draws them", async (test) => {
        await open("an element");
        if (await page.evaluate(() => CSS.highlights === undefined)) {
          test.skip("here, elements do");
          return;
        }
        await page.evaluate(() => {
          window.measured = [];
          for (const { prototype } of [Element, Range]) {
            for (const name of ["getBoundingClientRect", "getClientRects"]) {
              const measure = prototype[name];
              prototype[name] = function (...words) {
                window.measured.push(name);
                return measure.apply(this, words);
              };
            }
          }
          const { draft } = window.drafts[0];
          draft.focus();
          getSelection().collapse(draft.firstChild.firstChild, 2);
        });
        await page.keyboard.type("Linjiang");
        await nextFrame(page);
        assert.deepEqual(await page.evaluate(() => window.measured), []);
        await assertMarked();
      });
    });

    for (const kind of KINDS) {
      it(`are printed in ${kind}`, async () => {
        await open(kind);
        const printed = textOf(await page.pdf());
        for (const colour of [/\.851 \.188\d* \.145\d* (RG|rg)/, /\.7686? \.486\d* 0 (RG|rg)/, /\.231\d* \.509\d* \.815\d* (RG|rg)/]) {
          assert.match(printed, colour);
        }
      });
    }
  });
}

/** What a PDF draws: its streams, unpacked. */
function textOf(pdf) {
  const file = Buffer.from(pdf);
  const starts = Array.from(file.toString("latin1").matchAll(/\/FlateDecode[^>]*>>\s*stream\r?\n/g), ({ 0: { length }, index }) => index + length);
  return starts.map((start) => inflateSync(file.subarray(start, file.indexOf("endstream", start))).toString("latin1")).join("\n");
}
