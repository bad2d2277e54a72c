/** When the widget checks, and when it speaks: a draft that is being written is not disturbed. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { browsers } from "./browsers.mjs";
import { useBrowser } from "./setting.mjs";

const DRAFT = "2026年工作要点\n一、任务\n1.甲事。（责任单位：甲科；完成时间：3月底前）\n3.乙事。（责任单位：甲科；完成时间：3月底前）\n";

const PAGE = `<!doctype html><meta charset="utf-8"><title>OA</title>
<script type="module">
  import { attach, loadChecker } from "/dist/widget.js";
  const checker = await loadChecker();
  window.checks = [];
  const counted = { ...checker, check: (text, config) => (window.checks.push(text), checker.check(text, config)) };
  window.watch = (options) => attach(document.querySelector("textarea"), { checker: counted, ...options });
  document.title = "ready";
</script>
<textarea rows="20" cols="60"></textarea>`;

for (const { name, launch } of browsers) {
  describe(`the widget's pace in ${name}`, { timeout: 180_000 }, () => {
    const site = useBrowser({ launch }, { replace: { "/pace.html": { body: PAGE } } });

    /** Watches DRAFT with `options`, and does `work` with the page once it was checked. */
    async function watching(options, work) {
      const page = await site.browser.newPage();
      await page.goto(`${site.origin}/pace.html`);
      await page.waitForFunction(() => document.title === "ready");
      await page.evaluate(
        async (options, text) => {
          const area = document.querySelector("textarea");
          area.value = text;
          const checked = new Promise((resolve) => area.addEventListener("hegao-findings", resolve, { once: true }));
          window.attachment = window.watch(options);
          await checked;
        },
        options,
        DRAFT,
      );
      await work(page);
      await page.close();
    }

    it("waits until a draft rests, where it is told to", () =>
      watching({ debounce: 100 }, async (page) => {
        const { during, texts, marks } = await page.evaluate(async () => {
          const area = document.querySelector("textarea");
          const checked = new Promise((resolve) => area.addEventListener("hegao-findings", resolve, { once: true }));
          window.checks = [];
          for (const letter of "四件事") {
            area.setRangeText(letter, 0, 0, "end");
            area.dispatchEvent(new InputEvent("input", { bubbles: true }));
          }
          const during = window.checks.length;
          const marks = document.querySelector("[data-hegao=marks]").shadowRoot.querySelectorAll(".mark").length;
          await checked;
          return { during, texts: window.checks, marks };
        });
        assert.equal(during, 0);
        assert.equal(marks, 1, "what was found stays marked meanwhile");
        assert.deepEqual(texts, [`事件四${DRAFT}`]);
      }));

    it("checks at every change otherwise", () =>
      watching({}, async (page) => {
        const checks = await page.evaluate(() => {
          const area = document.querySelector("textarea");
          window.checks = [];
          for (const letter of "四件事") {
            area.setRangeText(letter, 0, 0, "end");
            area.dispatchEvent(new InputEvent("input", { bubbles: true }));
          }
          return window.checks.length;
        });
        assert.equal(checks, 3);
      }));

    it("gives a very long draft a rest", () =>
      watching({}, async (page) => {
        const { during, after } = await page.evaluate(async () => {
          const area = document.querySelector("textarea");
          const slow = "1.很长的一段话。\n".repeat(25_000);
          area.value = slow;
          window.attachment.refresh();
          window.checks = [];
          const checked = new Promise((resolve) => area.addEventListener("hegao-findings", resolve, { once: true }));
          for (const letter of "四件事") {
            area.setRangeText(letter, 0, 0, "end");
            area.dispatchEvent(new InputEvent("input", { bubbles: true }));
          }
          const during = window.checks.length;
          await checked;
          return { during, after: window.checks.length };
        });
        assert.deepEqual([during, after], [0, 1]);
      }));

    const card = (page) =>
      page.evaluate(async () => {
        // The caret is told of in the next frame.
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const holder = document.querySelector("[data-hegao=card]");
        return holder && holder.shadowRoot.textContent;
      });

    it("explains the mark that the caret comes to, but not while it is written in", () =>
      watching({}, async (page) => {
        const at = DRAFT.indexOf("3.乙事");
        await page.focus("textarea");
        await page.evaluate((at) => document.querySelector("textarea").setSelectionRange(at, at), at);
        assert.match(await card(page), /序号跳号/);
        await page.keyboard.press("ArrowUp");
        assert.equal(await card(page), null);
        await page.keyboard.press("ArrowDown");
        assert.match(await card(page), /序号跳号/);
        await page.keyboard.type("1");
        assert.equal(await card(page), null);
      }));
  });
}
