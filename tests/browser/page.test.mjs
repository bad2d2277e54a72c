/** The drafting page, used as a person would use it. */

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";

import { browsers } from "./browsers.mjs";
import { openPage } from "./drafting.mjs";
import { eventually, useBrowser } from "./setting.mjs";

/** A plan whose second task has no deadline. */
const PLAN = `临江区司法局2026年工作要点
一、主要任务
1.制定法治建设任务清单。（责任部门：办公室；完成时间：12月）
2.开展法治督察。（责任部门：法治督察科`;

for (const { name, major, launch } of browsers) {
  describe(`the page in ${name}`, { timeout: 180_000 }, () => {
    const site = useBrowser({ launch });
    let drafting;

    beforeEach(async () => {
      drafting = await openPage(site.browser, site.origin);
      await drafting.until("the findings of the sample", ({ findings }) => findings.length > 0);
    });

    afterEach(async () => {
      drafting.assertQuiet();
      await drafting.page.close();
    });

    it("opens with a sample and what is wrong with it", async () => {
      const { findings, counts, underlined, trouble } = await drafting.see();
      assert.equal(trouble, null);
      assert.match(counts, /^\d+ 个错误，\d+ 个警告，\d+ 个提示$/);
      const counted = counts.match(/\d+/g).reduce((sum, count) => sum + Number(count), 0);
      assert.equal(counted, findings.length);
      assert.ok(underlined.length > 0, "something is underlined");
    });

    it("finds a missing deadline as it is typed, and lets go when it is there", async () => {
      await drafting.rewrite(PLAN);
      await drafting.page.keyboard.type("）");
      const { findings, underlined } = await drafting.until(
        "a finding for line 4",
        ({ findings }) => findings.length === 1 && findings[0].line === "第 4 行",
      );
      assert.match(findings[0].message, /完成时间/);
      assert.equal(underlined.length, 1);

      await drafting.press("Backspace");
      await drafting.page.keyboard.type("；完成时间：9月）");
      const fixed = await drafting.until("no findings", ({ counts }) => counts === "没有发现问题");
      assert.deepEqual([fixed.findings, fixed.underlined], [[], []]);
    });

    it("selects the place of a finding that is clicked on", async () => {
      await drafting.click(".finding.error:last-child .place");
      const { selected, underlined, typing, findings } = await drafting.until(
        "a selection",
        ({ selected, findings }) => selected !== "" && findings[findings.length - 1].current,
      );
      assert.ok(underlined.includes(selected), `${selected} is among ${underlined}`);
      assert.ok(typing, "typing goes on in the editor");
      assert.equal(findings.filter(({ current }) => current).length, 1);
    });

    it("explains what the pointer rests on, and lets go", async () => {
      const card = () =>
        drafting.page.evaluate(() => {
          const holder = document.querySelector("#editor").shadowRoot.querySelector("[data-hegao=card]");
          return holder && holder.shadowRoot.textContent;
        });
      const { x, y } = await drafting.page.evaluate(() => {
        const { left, right, top, bottom } = document
          .querySelector("#editor")
          .shadowRoot.querySelector(".cm-finding")
          .getBoundingClientRect();
        return { x: (left + right) / 2, y: (top + bottom) / 2 };
      });
      const { findings } = await drafting.see();
      await drafting.page.mouse.move(x, y);
      const said = await eventually(drafting.page, "the card", card, (said) => said !== null);
      assert.ok(findings.some(({ message }) => said.includes(message)) && said.includes("忽略"), said);
      await drafting.page.mouse.move(x, y + 300);
      await eventually(drafting.page, "no card", card, (said) => said === null);
    });

    it("goes from finding to finding by keyboard", async () => {
      await drafting.focusEditor();
      const lines = ({ findings }) => findings.map(({ line }) => Number(line.match(/\d+/)[0])).sort((a, b) => a - b);
      const ordered = lines(await drafting.see());
      /** The list stands by severity, the keys go by the text. */
      const current = (wanted) => ({ findings }) =>
        findings.some(({ current, line }) => current && line === `第 ${ordered[wanted]} 行`);
      await drafting.press("F8");
      await drafting.until("the first finding", current(0));
      await drafting.press("Shift", "F8");
      await drafting.until("the last finding", current(ordered.length - 1));
      await drafting.press("F8");
      await drafting.until("the first finding again", current(0));
    });

    it("is reached from the list by keyboard", async () => {
      await (await drafting.inPanel(".finding .place")).focus();
      await drafting.press("Enter");
      const { typing, findings } = await drafting.until("a selection", ({ selected }) => selected !== "");
      assert.ok(typing && findings[0].current);
    });

    it("explains the rule of a finding", async () => {
      await drafting.click(".finding .rule-name");
      const explanation = await (await drafting.inPanel(".finding .rule")).evaluate((rule) => rule.innerText);
      assert.match(explanation, /错例[^]+正例/);
    });

    it("keeps an explanation open while something else is typed", async () => {
      await drafting.click(".finding .rule-name");
      await drafting.focusEditor();
      await drafting.press("Control", "Home");
      await drafting.press("Enter");
      await drafting.until("the findings a line further down", ({ text }) => text.startsWith("\n"));
      await drafting.nextFrame();
      assert.ok(await (await drafting.inPanel(".finding .rule")).evaluate((rule) => !rule.lastElementChild.hidden));
    });

    // Chromium 91 cannot be told to compose: Input.imeSetComposition came with 93.
    it("waits for an input method to finish", { skip: major < 93 }, async () => {
      await drafting.rewrite(`${PLAN}；完成时间：9月）`);
      await drafting.until("no findings", ({ counts }) => counts === "没有发现问题");
      const ime = await drafting.page.target().createCDPSession();
      const compose = (text) =>
        ime.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });

      await drafting.press("Enter");
      await drafting.page.keyboard.type("4.");
      const before = await drafting.until("a finding for the new item", ({ findings }) => findings.length > 0);
      await compose("kai'zhan");
      const composing = await drafting.until("what is composed", ({ text }) => text.endsWith("4.kai'zhan"));
      await drafting.nextFrame();
      await drafting.nextFrame();
      const still = await drafting.see();
      const messages = ({ findings }) => findings.map(({ message }) => message);
      assert.deepEqual(messages(still), messages(before), "nothing is checked while it is composed");
      assert.equal(still.text, composing.text, "the composition is not disturbed");

      await ime.send("Input.insertText", { text: "开展督察" });
      const { text } = await drafting.until("what was meant", ({ text }) => text.endsWith("4.开展督察"));
      assert.ok(!text.includes("kai"));
      await drafting.until("findings that quote it", ({ findings }) => findings.some(({ message }) => message.includes("开展督察")));
    });

    it("takes back what was typed", async () => {
      const { text } = await drafting.see();
      await drafting.focusEditor();
      await drafting.page.keyboard.type("改");
      await drafting.until("the typed character", (seen) => seen.text !== text);
      await drafting.press("Control", "z");
      await drafting.until("the text as it was", (seen) => seen.text === text);
    });

    it("fits a narrow screen", async () => {
      await drafting.page.setViewport({ width: 360, height: 640 });
      const overflow = await drafting.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, `${overflow} px too wide`);
    });

    it("finds in the text, in Chinese", async () => {
      await drafting.focusEditor();
      await drafting.press("Control", "f");
      const panel = await drafting.page.evaluate(
        () => document.querySelector("#editor").shadowRoot.querySelector(".cm-search").textContent,
      );
      assert.doesNotMatch(panel, /[a-z]/i);
    });
  });
}
