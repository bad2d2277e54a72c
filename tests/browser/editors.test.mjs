/** The widget in the editors that OA systems use, each on a page of its own: what is marked, mended and undone there. */

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";

import { browsers } from "./browsers.mjs";
import { EDITORS } from "./editor-pages.mjs";
import { assertMarked, placeOf, pointAt } from "./marks.mjs";
import { listenTo, useBrowser } from "./setting.mjs";

/** A plan whose second task has a rate that is wrong. */
const LINES = [
  "临江区司法局2026年工作要点",
  "一、主要任务",
  "1.制定法治建设任务清单。（责任部门：办公室；完成时间：12月）",
  "2.开展法治督察，受理投诉200件，办结150件，<b>办结率</b>为85%。（责任部门：法治督察科；完成时间：9月）",
];
const HTML = LINES.map((line) => `<p>${line}</p>`).join("");
const TEXT = HTML.replace(/<\/?b>/g, "").replace(/<\/p><p>/g, "\n").replace(/<\/?p>/g, "");

for (const { name: browserName, launch } of browsers) {
  for (const { name, head = "", body, open, undo, content } of EDITORS) {
    describe(`${name} in ${browserName}`, { timeout: 120_000 }, () => {
      const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>OA</title>${head}</head><body>${body}</body></html>`;
      const site = useBrowser({ launch }, { replace: { "/oa.html": { body: html } } });
      let page;
      let errors;

      beforeEach(async () => {
        errors = [];
        page = await site.browser.newPage();
        await page.setViewport({ width: 1000, height: 700 });
        listenTo(page, (error) => errors.push(error));
        await page.goto(`${site.origin}/oa.html`);
        await page.evaluate(`window.openEditor = ${open}; window.undoEditor = ${undo}; window.contentOf = ${content};`);
        await page.evaluate(async (html) => {
          const { attach } = await import("/dist/widget.js");
          const watched = await window.openEditor(html);
          const inner = watched.localName === "iframe" ? watched.contentDocument : document;
          // Some editors go on building for a moment.
          await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
          window.draft =
            watched.localName === "iframe" ? (inner.querySelector("[contenteditable=true]") ?? inner.body) : watched;
          window.inner = inner;
          window.before = window.draft.innerHTML;
          watched.addEventListener("hegao-findings", ({ detail }) => {
            window.findings = detail.findings;
          });
          window.watch = attach(watched);
        }, HTML);
        await page.waitForFunction(() => window.findings !== undefined);
      });

      afterEach(async () => {
        assert.deepEqual(errors, []);
        await page.close();
      });

      const find = () => window.draft;

      it("is read as its reader sees it, and changed in nothing", async () => {
        const [findings, same] = await page.evaluate(() => [window.findings, window.draft.innerHTML === window.before]);
        assert.deepEqual(findings.map(({ rule }) => rule), ["ratio-mismatch"]);
        assert.equal(TEXT.slice(findings[0].start, findings[0].end), "85%");
        assert.ok(same, "the content is as it was");
      });

      it("has the words marked that are wrong", () => assertMarked(page, find, [["error", "85%"]]));

      it("is mended through its own undo", async () => {
        await assertMarked(page, find, [["error", "85%"]]);
        await pointAt(page, await placeOf(page, find, "85%"));
        await page.evaluate(() => window.inner.querySelector("[data-hegao=card]").shadowRoot.querySelector(".fix").click());
        await page.waitForFunction(() => window.draft.textContent.includes("75%") && window.findings.length === 0);
        assert.equal(await page.evaluate(() => window.draft.querySelector("b, strong").textContent), "办结率");
        assert.match(await page.evaluate(() => window.contentOf()), /为75%。/);
        await page.evaluate(() => window.undoEditor());
        await page.waitForFunction(() => window.draft.textContent.includes("85%") && window.findings.length === 1);
        assert.match(await page.evaluate(() => window.contentOf()), /为85%。/);
        await assertMarked(page, find, [["error", "85%"]]);
      });

      it("is let go of", async () => {
        await page.evaluate(() => window.watch.detach());
        assert.equal(await page.evaluate(() => window.inner.querySelectorAll("[data-hegao]").length), 0);
        assert.ok(await page.evaluate(() => window.draft.innerHTML === window.before));
      });
    });
  }
}
