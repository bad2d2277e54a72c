/** Word files in the drafting page: opened, and saved with what was found and what was changed. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { beforeEach, afterEach, describe, it } from "node:test";

import { openDocx } from "../../www/dist/docx-node.js";
import { part } from "../node/zip.mjs";
import { browsers } from "./browsers.mjs";
import { openPage } from "./drafting.mjs";
import { eventually, strictest, useBrowser } from "./setting.mjs";

const FIXTURES = new URL("../../docx/tests/fixtures/", import.meta.url);
const fixture = (name, encoding) => readFile(new URL(name, FIXTURES), encoding);

/** Pages of others with a panel that belongs to no editor, for each way to have the widget. */
const PANELS = {
  module: '<script type="module" src="/dist/widget.js"></script>',
  classic: '<script src="/dist/hegao.iife.js"></script>',
};

/** A page whose site lacks what a panel without an editor needs. */
const LACKING = '<!doctype html><html lang="zh-CN"><title>OA</title><script type="module" src="/lacking/widget.js"></script><hegao-panel></hegao-panel>';

const widget = await readFile(new URL("../../www/dist/widget.js", import.meta.url), "utf8");

/** The words that each comment of a file stands on, and what it says; words that are struck out are no part of them. */
function comments(bytes) {
  const words = (xml) => xml.replace(/<w:del [^]*?<\/w:del>/g, "").replace(/<[^>]*>/g, "");
  const document = part(bytes, "word/document.xml");
  const all = part(bytes, "word/comments.xml").matchAll(/<w:comment [^>]*w:id="(\d+)"[^>]*>([^]*?)<\/w:comment>/g);
  return Array.from(all, ([, id, said]) => {
    const [, on] = document.match(new RegExp(`<w:commentRangeStart w:id="${id}"/>([^]*?)<w:commentRangeEnd w:id="${id}"/>`));
    return { on: words(on), said: words(said) };
  });
}

for (const { name, major, launch } of browsers) {
  const pages = Object.entries(PANELS).map(([kind, script]) => [
    `/${kind}.html`,
    {
      body:
        `<!doctype html><html lang="zh-CN"><meta http-equiv="Content-Security-Policy" content="${strictest(major)}; img-src data:">` +
        `<title>OA</title><link rel="icon" href="data:,">${script}<hegao-panel></hegao-panel>`,
    },
  ]);
  describe(`Word files in ${name}`, { timeout: 180_000 }, () => {
    const site = useBrowser(
      { launch },
      { replace: { ...Object.fromEntries(pages), "/lacking.html": { body: LACKING }, "/lacking/widget.js": { body: widget } } },
    );
    let drafting;

    beforeEach(async () => {
      drafting = await openPage(site.browser, site.origin);
    });

    afterEach(async () => {
      drafting.assertQuiet();
      await drafting.page.close();
    });

    /** Opens `file`, and waits for its findings. */
    async function open(file, how) {
      const [bytes, text] = [await fixture(`${file}.docx`), await fixture(`${file}.txt`, "utf8")];
      await drafting.open("要点.docx", Array.from(bytes), how);
      await drafting.until("the draft", (seen) => seen.text.startsWith(text.slice(0, 40)) && seen.counts !== null);
      return text;
    }

    const save = async () => {
      const { name, content } = await drafting.saved(await drafting.page.$("#word"));
      assert.equal(name, "要点-核稿.docx");
      return content;
    };

    for (const how of ["chosen", "dropped"]) {
      it(`opens one that is ${how}, and saves it with comments on the words that were found`, async () => {
        const text = await open("plan", how);
        const { findings } = await drafting.until("findings", ({ findings }) => findings.length > 1);
        const saved = await save();
        assert.equal((await openDocx(saved)).text, text);
        const found = comments(saved);
        assert.equal(found.length, findings.length);
        for (const { message } of findings) {
          assert.ok(found.some(({ said }) => said.startsWith(message)), message);
        }
        assert.deepEqual(
          found.map(({ on }) => on).filter((on) => on === "91%"),
          ["91%"],
        );
      });
    }

    it("saves what was changed since as tracked changes, and comments behind them on the right words", async () => {
      const text = await open("plan");
      await drafting.focusEditor();
      await drafting.press("Control", "Home");
      await drafting.page.keyboard.type("某市");
      await drafting.until("the change", (seen) => seen.text.startsWith("某市"));
      const saved = await save();
      assert.equal((await openDocx(saved)).text, `某市${text}`);
      assert.match(part(saved, "word/document.xml"), /<w:ins [^>]*w:author="核稿"[^>]*>.*?某市/);
      assert.ok(comments(saved).some(({ on }) => on === "91%"));
      assert.equal((await drafting.see()).notice, null);
    });

    it("says what of the changes is not in the file", async () => {
      await open("plan");
      await drafting.focusEditor();
      await drafting.press("Control", "Home");
      await drafting.page.keyboard.press("Enter");
      await save();
      const { notice } = await drafting.until("the notice", ({ notice }) => notice !== null);
      assert.match(notice, /另有 1 处改动涉及自动编号或换行，请在 Word 中修改/);
    });

    it("saves its text as a text file", async () => {
      const text = await open("plan");
      const { name, content } = await drafting.saved(await drafting.page.$("#save"));
      assert.equal(name, "要点.txt");
      assert.equal(content.toString(), text);
    });

    it("offers no Word file for a draft that came from none", async () => {
      await open("plan");
      assert.equal(await drafting.page.$eval("#word", ({ hidden }) => hidden), false);
      await drafting.open("要点.txt", "2026年工作要点\n");
      await drafting.until("the draft", ({ text }) => text.startsWith("2026年"));
      assert.equal(await drafting.page.$eval("#word", ({ hidden }) => hidden), true);
    });

    for (const kind of Object.keys(PANELS)) {
      it(`opens in a panel of its own, where the widget is a ${kind} script`, async () => {
        await drafting.page.close();
        drafting = await openPage(site.browser, site.origin, { path: `/${kind}.html` });
        const { page } = drafting;
        const inPanel = (selector) => page.evaluateHandle((selector) => document.querySelector("hegao-panel").shadowRoot.querySelector(selector), selector);
        const see = () =>
          page.evaluate(() => {
            const root = document.querySelector("hegao-panel").shadowRoot;
            const panel = root.querySelector(".beside > div");
            const messages = panel === null ? [] : Array.from(panel.shadowRoot.querySelectorAll(".message"), (message) => message.textContent);
            return { text: root.querySelector(".draft")?.value, messages, notice: root.querySelector(".trouble")?.textContent };
          });
        const choose = async (name, bytes) =>
          page.evaluate(
            (input, name, bytes) => {
              const files = new DataTransfer();
              files.items.add(new File([Uint8Array.from(bytes)], name));
              input.files = files.files;
              input.dispatchEvent(new Event("change"));
            },
            await inPanel("input[type=file]"),
            name,
            Array.from(bytes),
          );
        await eventually(page, "the panel", see, ({ text }) => text === "");
        const text = await fixture("plan.txt", "utf8");
        await choose("要点.docx", await fixture("plan.docx"));
        const { messages } = await eventually(page, "what was found", see, (seen) => seen.text === text && seen.messages.length > 1);
        const { content } = await drafting.saved(await inPanel(".word"));
        assert.deepEqual(comments(content).length, messages.length);
        await choose("旧.doc", [0xd0, 0xcf, 0x11, 0xe0]);
        const { notice, text: kept } = await eventually(page, "the notice", see, ({ notice }) => notice !== "");
        assert.match(notice, /^未能打开 旧\.doc：/);
        assert.equal(kept, text);
      });
    }

    it("says what a site lacks that has no panel for files", async () => {
      const page = await site.browser.newPage();
      await page.goto(`${site.origin}/lacking.html`);
      const see = () => page.evaluate(() => document.querySelector("hegao-panel").shadowRoot?.textContent ?? "");
      await eventually(page, "the notice", see, (text) => text === "未能载入 file-panel.js，请确认它已随网页一起部署");
      await page.close();
    });
  });
}
