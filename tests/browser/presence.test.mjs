/** A draft that leaves its page, telling nobody, and one that comes back. */

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { browsers } from "./browsers.mjs";
import { assertMarked } from "./marks.mjs";
import { KINDS, useOa } from "./oa.mjs";
import { nextFrame } from "./setting.mjs";

const LINES = ["2026年通知", "1.一件事。（责任部门：办公室；完成时间：6月）", "3.又一件事。（责任部门：办公室；完成时间：6月）"];
const MARKED = [["error", "3."]];

/** How a draft may leave. All run in the page. */
const LEAVES = {
  "by itself": () => window.drafts[0].watched.remove(),
  "with what it stands in": () => document.querySelector("#box").remove(),
  "unseen": async () => {
    const box = document.querySelector("#box");
    box.style.display = "none";
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await frame();
    box.remove();
    await frame();
    // What the page does at last.
    document.body.append(document.createElement("input"));
    document.querySelector("input").focus();
    document.getSelection().selectAllChildren(document.body);
    window.dispatchEvent(new Event("resize"));
  },
};

for (const { name, major, launch } of browsers) {
  describe(`a draft and its page in ${name}`, { timeout: 240_000 }, () => {
    const material = { text: LINES.join("\n"), html: LINES.map((line) => `<p>${line}</p>`).join("") };
    const oa = useOa({ launch, major }, material);
    const find = () => window.drafts[0].draft;
    let page;

    beforeEach(() => {
      page = oa.page;
    });

    for (const kind of KINDS) {
      for (const [how, leave] of Object.entries(LEAVES)) {
        it(`is kept by nothing when ${kind} left ${how}`, async () => {
          await oa.open(kind);
          await assertMarked(page, find, MARKED);
          await page.evaluate(leave);
          await page.evaluate(() => {
            window.gone = [window.drafts[0].draft, window.drafts[0].watch].map((object) => new WeakRef(object));
            window.drafts = [];
          });
          const client = await page.target().createCDPSession();
          const deadline = Date.now() + 10_000;
          for (;;) {
            await nextFrame(page);
            await client.send("HeapProfiler.collectGarbage");
            const kept = await page.evaluate(() => window.gone.map((reference) => reference.deref() !== undefined));
            if (kept.every((is) => !is) || Date.now() > deadline) {
              assert.deepEqual(kept, [false, false]);
              break;
            }
          }
          assert.equal(await page.evaluate(() => document.querySelectorAll("[data-hegao]").length), 0);
          assert.deepEqual(
            await page.evaluate(() => [CSS.highlights ? CSS.highlights.size : 0, document.adoptedStyleSheets.length]),
            [0, 0],
          );
        });
      }
    }

    /** A frame that comes back has another document, in which its editor begins anew. */
    const COMING_BACK = KINDS.filter((kind) => kind !== "a frame");

    for (const kind of COMING_BACK) {
      it(`is watched again when ${kind} comes back`, async () => {
        await oa.open(kind);
        await page.evaluate(() => {
          window.told = 0;
          const { draft } = window.drafts[0];
          draft.addEventListener("hegao-findings", () => (window.told += 1));
          window.place = draft.parentNode;
          draft.remove();
        });
        await page.waitForFunction(() => document.querySelectorAll("[data-hegao]").length === 0);
        assert.deepEqual(await page.evaluate(() => window.drafts[0].watch.findings), []);
        await page.evaluate(() => window.place.append(window.drafts[0].draft));
        await page.waitForFunction(() => window.told === 1);
        await assertMarked(page, find, MARKED);
        await page.evaluate(() => {
          const { draft } = window.drafts[0];
          if (draft.localName === "textarea") {
            draft.setRangeText("4", draft.value.indexOf("3."), draft.value.indexOf("3.") + 1);
            draft.dispatchEvent(new Event("input"));
          } else {
            draft.lastChild.firstChild.replaceData(0, 1, "4");
          }
        });
        await assertMarked(page, find, [["error", "4."]]);
      });

      it(`is marked where it stands when ${kind} is moved`, async () => {
        await oa.open(kind);
        await page.evaluate(() => {
          const other = document.createElement("div");
          Object.assign(other.style, { position: "absolute", left: "40px", top: "420px" });
          document.body.append(other);
          window.drafts[0].draft.parentNode.append("");
          other.append(window.drafts[0].draft);
        });
        await assertMarked(page, find, MARKED);
        assert.equal(await page.evaluate(() => document.querySelectorAll("#box [data-hegao]").length), 0);
      });
    }

    it("has no panel without the draft, and one with it", async () => {
      await oa.open("an element");
      await page.evaluate(async () => {
        const { attach } = await import("/dist/widget.js");
        const { draft, watch } = window.drafts[0];
        watch.detach();
        const panel = document.createElement("section");
        panel.id = "panel";
        document.body.append(panel);
        window.drafts[0].watch = attach(draft, { panel });
      });
      const shown = (count) =>
        page.waitForFunction(
          (count) => {
            const [holder] = document.querySelector("#panel").children;
            return (holder ? holder.shadowRoot.querySelectorAll(".finding").length : 0) === count;
          },
          {},
          count,
        );
      await shown(1);
      await page.evaluate(() => window.drafts[0].draft.remove());
      await shown(0);
      await page.evaluate(() => document.querySelector("#box").append(window.drafts[0].draft));
      await shown(1);
    });

    it("is let go of when the frame that it is in has gone", async () => {
      await oa.open("a frame");
      await page.evaluate(() => {
        const { watched, watch } = window.drafts[0];
        watched.remove();
        watch.detach();
        document.querySelector("#box").append(watched);
      });
      await nextFrame(page);
      assert.deepEqual(await page.evaluate(() => window.drafts[0].watch.findings), []);
    });
  });
}
