/** Drafts opened and saved, and settings, in the drafting page. */

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";

import { browsers } from "./browsers.mjs";
import { openPage } from "./drafting.mjs";
import { useBrowser } from "./setting.mjs";

const DRAFT = "2026年工作要点\n一、任务\n1.甲事。（责任单位：甲科；完成时间：3月底前）\n2.乙事。（责任单位：乙科）\n";

/** 要点 in GB18030. */
const GBK = [0xd2, 0xaa, 0xb5, 0xe3];

for (const { name, launch } of browsers) {
  describe(`files and settings in ${name}`, { timeout: 180_000 }, () => {
    const site = useBrowser({ launch });
    let drafting;

    beforeEach(async () => {
      drafting = await visit();
    });

    afterEach(async () => {
      await drafting.page.evaluate(() => localStorage.clear());
      drafting.assertQuiet();
      await drafting.page.close();
    });

    async function visit() {
      const opened = await openPage(site.browser, site.origin);
      await opened.until("the findings of the sample", ({ findings }) => findings.length > 0);
      return opened;
    }

    for (const how of ["chosen", "dropped"]) {
      it(`opens a file that is ${how}, and takes it back`, async () => {
        const { text } = await drafting.see();
        await drafting.open("要点.txt", DRAFT, how);
        await drafting.until("the draft", (seen) => seen.text === DRAFT && seen.findings.length === 1);
        await drafting.press("Control", "z");
        // How much of it stands in the page depends on where it is scrolled.
        await drafting.until("the sample", (seen) => seen.text.startsWith(text.slice(0, 200)));
      });
    }

    it("opens a file in the encoding of old", async () => {
      await drafting.open("要点.txt", GBK);
      await drafting.until("the draft", ({ text }) => text === "要点");
    });

    it("says why it cannot open a file, and keeps the draft", async () => {
      const { text } = await drafting.see();
      await drafting.open("要点.pdf", "%PDF-1.7", "dropped");
      const { notice, text: kept } = await drafting.until("the notice", ({ notice }) => notice !== null);
      assert.match(notice, /^未能打开 要点\.pdf：这是 PDF 文件.*另存为 \.txt/);
      assert.equal(kept, text);
      await drafting.open("要点.txt", DRAFT);
      await drafting.until("no notice", ({ notice }) => notice === null);
    });

    it("saves the draft under its name", async () => {
      await drafting.open("要点.md", DRAFT);
      await drafting.until("the draft", ({ text }) => text === DRAFT);
      await drafting.press("Control", "Home");
      await drafting.page.keyboard.type("某局");
      const { name, content } = await drafting.saved(await drafting.page.$("#save"));
      assert.equal(name, "要点.md");
      assert.equal(content.toString(), `某局${DRAFT}`);
    });

    /** Opens the settings, fills in `values` by the ids of the fields, and confirms. */
    async function set(values) {
      await drafting.page.click("#settings");
      await drafting.page.evaluate((values) => {
        for (const [selector, value] of Object.entries(values)) {
          const field = document.querySelector(selector);
          if (field.type === "checkbox") {
            field.checked = value;
          } else {
            field.value = value;
          }
        }
      }, values);
      await drafting.page.$eval("#settings-form [type=submit]", (button) => button.click());
    }

    const kept = () => drafting.page.evaluate(() => Object.entries(localStorage));

    it("checks by the settings, and keeps nothing of them unless told to", async () => {
      await drafting.open("要点.txt", DRAFT);
      await drafting.until("a missing deadline", ({ findings }) => findings.length === 1);
      await set({ "[name=missing-deadline]": "off" });
      await drafting.until("no findings", ({ counts }) => counts === "没有发现问题");
      assert.deepEqual(await kept(), []);
    });

    it("remembers the settings where told to, and forgets them again", async () => {
      await set({ "[name=missing-deadline]": "info", "#roster": "甲科：甲办\n乙科", "#issued": "2026-02-09", "#remember": true });
      const [[, json]] = await kept();
      assert.deepEqual(JSON.parse(json), {
        issued: "2026-02-09",
        departments: [{ name: "甲科", aliases: ["甲办"] }, { name: "乙科" }],
        rules: { "missing-deadline": "info" },
      });
      await drafting.page.close();
      drafting = await visit();
      await drafting.open("要点.txt", DRAFT);
      await drafting.until("a hint in its place", ({ findings }) => findings.some(({ severity }) => severity === "info"));
      await drafting.page.click("#settings");
      const filled = await drafting.page.$eval("#roster", (roster) => roster.value);
      assert.equal(filled, "甲科：甲办\n乙科");
      await drafting.page.$eval("#cancel", (button) => button.click());
      await set({ "#remember": false });
      assert.deepEqual(await kept(), []);
    });

    it("says what is wrong with settings, and goes on with those before", async () => {
      await set({ "#roster": "甲科\n：乙办" });
      const trouble = await drafting.page.$eval("#settings-trouble", ({ hidden, textContent }) => (hidden ? null : textContent));
      assert.match(trouble, /第 2 行.*“：乙办”/);
      const { counts } = await drafting.see();
      assert.match(counts, /个错误/);
    });
  });
}
