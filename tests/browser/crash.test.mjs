/** Where the checker breaks down over a draft: the reader is told, the draft is left alone, and checking goes on. */

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { POISON, trapping } from "../node/trapping.mjs";
import { browsers, PATIENCE } from "./browsers.mjs";
import { openPage } from "./drafting.mjs";
import { serve } from "./server.mjs";
import { eventually } from "./setting.mjs";

const DRAFT = "2026年工作要点\n一、主要任务\n1.一件事。\n3.又一件事。";
const OTHER = "2026年工作要点\n（一）一件事。\n（三）又一件事。";

const PAGE = `<!doctype html><html lang="zh-CN"><head><title>OA</title><link rel="icon" href="data:,">
<script type="module" src="/dist/widget.js"></script></head>
<body><textarea id="draft">${DRAFT}</textarea><hegao-panel for="#draft"></hegao-panel>
<textarea id="other">${OTHER}</textarea><hegao-panel for="#other"></hegao-panel></body></html>`;

/** Runs in the page before all else: keeps an eye on the instances, as weak as the engine's own. */
function watchInstances() {
  window.instances = [];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...args) => {
    const instance = await instantiate(...args);
    window.instances.push(new WeakRef(instance));
    return instance;
  };
}

for (const { name, launch } of browsers) {
  describe(`a checker that breaks down in ${name}`, { timeout: 180_000 }, () => {
    let browser;
    /** A module that always traps at some texts, and one that traps at every third of all texts. */
    const modules = {};

    before(async () => {
      browser = await launch();
      modules.poisoned = await trapping();
      modules.tiring = await trapping({ bears: 2 });
    }, PATIENCE);

    after(() => browser?.close(), PATIENCE);

    /** Opens a page of `module`'s, in which nothing may be complained of. */
    async function visit(module, visitor) {
      const server = await serve({ replace: { "/oa.html": { body: PAGE }, "/dist/hegao_bg.wasm": { body: module } } });
      const page = await browser.newPage();
      const noises = [];
      page.on("pageerror", (error) => noises.push(error.message));
      page.on("console", (message) => noises.push(message.text()));
      await page.evaluateOnNewDocument(watchInstances);
      try {
        await page.goto(`${server.origin}/oa.html`);
        const desk = new Desk(page);
        await desk.until("findings", ([draft, other]) => draft.messages.length > 0 && other.messages.length > 0);
        await visitor(desk);
        assert.deepEqual(noises, []);
      } finally {
        await page.close();
        await server.close();
      }
    }

    it("comes back with the findings of what was typed", () =>
      visit(modules.tiring, async (desk) => {
        await desk.listen();
        // Each of the two drafts was checked once.
        await desk.type("4.事");
        const [draft] = await desk.until("findings", ([draft]) => draft.value === `${DRAFT}4.事` && draft.messages.length > 0);
        assert.equal(draft.trouble, "");
        assert.equal(draft.caret, DRAFT.length + 3);
        const [[first]] = await desk.told();
        assert.match(first, /^检查程序出错，正在重新启动。文稿没有受影响/);
        assert.ok((await desk.instances()).length > 1);
      }));

    it("does not try a draft for ever, but anew when it has changed", () =>
      visit(modules.poisoned, async (desk) => {
        await desk.type(POISON, 0);
        const [draft, other] = await desk.until("the end of it", ([draft]) => /接连出错/.test(draft.trouble));
        assert.match(draft.trouble, /改动文稿后会重新检查。文稿没有受影响/);
        assert.equal(draft.value, POISON + DRAFT);
        assert.equal(draft.caret, POISON.length);
        assert.equal(draft.counts, "未能检查");
        assert.deepEqual(draft.messages, []);
        assert.equal(other.trouble, "");
        assert.notDeepEqual(other.messages, []);
        // The first instance, and one after each of two traps: also after events that leave the draft as it is.
        await desk.until("the last one", (_, instances) => instances.length === 3);
        for (let time = 0; time < 10; time += 1) {
          await desk.page.evaluate(() => document.querySelector("#draft").dispatchEvent(new Event("input")));
          await desk.nextFrame();
        }
        assert.equal((await desk.instances()).length, 3);

        await desk.page.keyboard.press("Backspace");
        const [mended] = await desk.until("findings", ([draft]) => draft.messages.length > 0);
        assert.equal(mended.value, DRAFT);
        assert.equal(mended.trouble, "");
        assert.equal((await desk.instances()).length, 3);
      }));

    it("blames no draft for another", () =>
      visit(modules.poisoned, async (desk) => {
        await desk.listen();
        await desk.page.evaluate((text) => {
          const [draft, other] = document.querySelectorAll("textarea");
          draft.value = text;
          draft.dispatchEvent(new Event("input"));
          other.value += "。";
          other.dispatchEvent(new Event("input"));
        }, POISON);
        const [draft, other] = await desk.until("findings", ([, other]) => other.messages.length > 0);
        assert.match(draft.trouble, /接连出错/);
        assert.equal(other.value, `${OTHER}。`);
        assert.equal(other.trouble, "");
        const [, told] = await desk.told();
        assert.notEqual(told.length, 0);
        assert.ok(told.every((message) => message.includes("正在重新启动")), told.join());
      }));

    it("lets the memory of what broke go", () =>
      visit(modules.poisoned, async (desk) => {
        await desk.type(POISON, 0);
        await desk.until("the last one", (_, instances) => instances.length === 3);
        const client = await desk.page.target().createCDPSession();
        await desk.until("memory let go", async (_, instances) => {
          await client.send("HeapProfiler.collectGarbage");
          return instances.join() === "false,false,true";
        });
      }));

    it("leaves the drafting page an editor, and checks there again", async () => {
      const server = await serve({ replace: { "/dist/hegao_bg.wasm": { body: modules.poisoned } } });
      const drafting = await openPage(browser, server.origin);
      try {
        await drafting.until("findings", ({ findings }) => findings.length > 0);
        await drafting.rewrite(POISON);
        const { findings, underlined, counts } = await drafting.until("the end of it", ({ trouble }) => /接连出错/.test(trouble));
        assert.deepEqual([findings, underlined, counts], [[], [], "未能检查"]);
        await drafting.press("Backspace");
        await drafting.page.keyboard.type(OTHER);
        const { text, trouble } = await drafting.until("findings", ({ findings }) => findings.length > 0);
        assert.deepEqual([text, trouble], [OTHER, null]);
        drafting.assertQuiet();
      } finally {
        await drafting.page.close();
        await server.close();
      }
    });
  });
}

/** A page with two drafts, each with a panel of its own. */
class Desk {
  constructor(page) {
    this.page = page;
  }

  /** What a person would see of each draft. */
  see() {
    return this.page.evaluate(() =>
      Array.from(document.querySelectorAll("hegao-panel"), (panel) => {
        // Before the script runs there is only its name.
        const root = panel.shadowRoot ?? panel;
        const texts = (selector) => Array.from(root.querySelectorAll(selector), (found) => found.textContent);
        const draft = document.querySelector(panel.getAttribute("for"));
        return {
          value: draft.value,
          caret: draft.selectionStart,
          counts: texts(".counts").join(),
          messages: texts(".message"),
          trouble: texts(".trouble:not([hidden])").join(),
        };
      }),
    );
  }

  /** Writes down what trouble the panels tell from here on. */
  listen() {
    return this.page.evaluate(() => {
      window.told = Array.from(document.querySelectorAll("hegao-panel"), ({ shadowRoot }) => {
        const told = [];
        const trouble = shadowRoot.querySelector(".trouble");
        const listen = () => trouble.hidden || told.push(trouble.textContent);
        new MutationObserver(listen).observe(trouble, { attributes: true, childList: true });
        return told;
      });
    });
  }

  /** What trouble each of them told. */
  told() {
    return this.page.evaluate(() => window.told);
  }

  /** Which of the instances that there ever were are still there. */
  instances() {
    return this.page.evaluate(() => window.instances.map((instance) => instance.deref() !== undefined));
  }

  async until(what, condition) {
    const see = async () => [await this.see(), await this.instances()];
    const [seen] = await eventually(this.page, what, see, ([seen, instances]) => condition(seen, instances));
    return seen;
  }

  nextFrame() {
    return this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve())));
  }

  /** Types `text` into the first draft, at `position` or at its end. */
  async type(text, position) {
    await this.page.$eval(
      "#draft",
      (draft, position) => {
        draft.focus();
        draft.setSelectionRange(position ?? draft.value.length, position ?? draft.value.length);
      },
      position,
    );
    await this.page.keyboard.type(text);
  }
}
