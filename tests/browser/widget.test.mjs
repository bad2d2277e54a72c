/** The widget in a page of someone else's: a textarea, and `<hegao-panel>` beside it. */

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";

import { browsers } from "./browsers.mjs";
import { assertMarked, placeOf, pointAt } from "./marks.mjs";
import { eventually, listenTo, nextFrame, strictest, useBrowser } from "./setting.mjs";

/** A plan whose second task has no deadline, and whose rate is wrong. */
const PLAN = `临江区司法局2026年工作要点
一、主要任务
1.制定法治建设任务清单。（责任部门：办公室；完成时间：12月）
2.开展法治督察，受理投诉200件，办结150件，办结率为85%。（责任部门：法治督察科）
`;

const PAGE = `<!doctype html><html lang="zh-CN"><head><title>OA</title><link rel="stylesheet" href="/oa.css">
<script type="module" src="/dist/widget.js"></script></head>
<body><div id="form"><textarea id="draft" aria-label="正文">${PLAN}</textarea></div>
<hegao-panel for="#draft"></hegao-panel></body></html>`;

/** A page that means to break everything in it. */
const STYLES = `* { line-height: 1.9; }
div { display: inline; float: left; color: lime !important; }
#form { width: 600px; position: relative; overflow: auto; height: 300px; }
#draft { width: 480px; height: 260px; padding: 7px 13px; border: 3px solid gray; font: 17px sans-serif; }
hegao-panel { width: 420px; height: 400px; float: right; }`;

for (const { name, major, launch } of browsers) {
  describe(`the widget in ${name}`, { timeout: 180_000 }, () => {
    const replace = { "/oa.html": { body: PAGE }, "/oa.css": { body: STYLES } };
    const site = useBrowser({ launch }, { headers: { "content-security-policy": strictest(major) }, replace });
    let page;
    let noises;
    let client;

    beforeEach(async () => {
      noises = [];
      let loaded = false;
      page = await site.browser.newPage();
      await page.setViewport({ width: 1200, height: 800 });
      listenTo(page, (noise) => noises.push(noise), () => !loaded);
      await page.goto(`${site.origin}/oa.html`);
      await until("findings", ({ messages }) => messages.length > 0);
      loaded = true;
    });

    afterEach(async () => {
      assert.deepEqual(noises, []);
      await page.close();
    });

    /** What a person would see. */
    function see() {
      return page.evaluate(() => {
        const panel = document.querySelector("hegao-panel");
        const texts = (selector) => Array.from(panel.shadowRoot.querySelectorAll(selector), (found) => found.textContent);
        return {
          counts: texts(".counts").join(),
          messages: texts(".message"),
          current: texts("[aria-current] .message"),
          value: document.querySelector("#draft").value,
          selected: getSelection().toString(),
        };
      });
    }

    const until = (what, condition) => eventually(page, what, see, condition);

    /** Sets the caret, without a click: see drafting.mjs. */
    function put(start, end = start) {
      return page.evaluate(
        (start, end) => {
          const draft = document.querySelector("#draft");
          draft.focus();
          draft.setSelectionRange(start, end);
        },
        start,
        end,
      );
    }

    const find = () => document.querySelector("#draft");
    const MARKED = [
      ["error", "2."],
      ["error", "85%"],
    ];

    /** Presses F8, which selects text: by script where that kills the browser, see drafting.mjs. */
    function f8() {
      return major === 91
        ? page.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "F8", bubbles: true })))
        : page.keyboard.press("F8");
    }

    /**
     * Composes as an input method does, through the browser's protocol. Chromium 91's knows no composition: there, the events that
     * come with one are made by script.
     */
    async function compose(text) {
      if (major > 91) {
        client = await page.target().createCDPSession();
        await client.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      } else {
        await page.evaluate((text) => {
          document.activeElement.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
          document.execCommand("insertText", false, text);
        }, text);
      }
    }

    async function commit(text) {
      if (major > 91) {
        await client.send("Input.insertText", { text });
      } else {
        await page.evaluate((text) => {
          document.execCommand("undo");
          document.execCommand("insertText", false, text);
          document.activeElement.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: text }));
        }, text);
      }
    }

    it("lists what is wrong, and marks it", async () => {
      const { messages, counts } = await see();
      assert.equal(messages.length, 2);
      assert.match(messages.join("\n"), /150÷200＝75%/);
      assert.match(counts, /^2 个错误/);
      await assertMarked(page, find, MARKED);
    });

    it("marks follow when the draft is scrolled and resized", async () => {
      await page.$eval("#draft", (draft) => {
        draft.value = `${draft.value}${"\n".repeat(60)}`;
        draft.dispatchEvent(new Event("input", { bubbles: true }));
        draft.scrollTop = 40;
      });
      await assertMarked(page, find, MARKED);
      await page.$eval("#draft", (draft) => {
        draft.style.width = "260px";
      });
      await assertMarked(page, find, MARKED);
    });

    it("checks at every keystroke, and lets go of what is mended", async () => {
      await put(PLAN.indexOf("85%"), PLAN.indexOf("85%") + 2);
      await page.keyboard.type("7");
      await page.keyboard.type("5");
      const { messages, value } = await until("one finding", ({ messages }) => messages.length === 1);
      assert.match(messages[0], /完成时间|时限/);
      assert.match(value, /办结率为75%/);
    });

    it("explains a mark to the pointer, and lets the pointer reach what can be done", async () => {
      const card = () =>
        page.evaluate(() => {
          const holder = document.querySelector("#form > [data-hegao=card]");
          if (holder === null) {
            return { text: "" };
          }
          const { left, top, bottom } = holder.getBoundingClientRect();
          return { text: holder.shadowRoot.textContent, left, top, bottom };
        });
      await assertMarked(page, find, MARKED);
      const place = await placeOf(page, find, "2.");
      await pointAt(page, place);
      const { text, left, top, bottom } = await card();
      assert.match(text, /未写完成时间/);
      assert.ok(bottom <= 800 && (top >= place.y + place.height - 1 || bottom <= place.y + 1), "it hides no words that it speaks of");
      await page.mouse.move(left + 10, top + 10, { steps: 4 });
      assert.match((await card()).text, /未写完成时间/);
      await page.mouse.move(700, 700);
      assert.equal((await card()).text, "");
    });

    it("applies a fix that one undo takes back", async () => {
      await page.evaluate(() => document.querySelector("hegao-panel").shadowRoot.querySelector(".finding .fix").click());
      const fixed = await until("the fix", ({ value }) => value !== PLAN);
      assert.equal(fixed.value, PLAN.replace("法治督察科）", "法治督察科；完成时间：）"));
      await page.evaluate(() => document.execCommand("undo"));
      await until("the text as it was", ({ value, messages }) => value === PLAN && messages.length === 2);
    });

    it("goes from finding to finding by F8, and points out the one at the caret", async () => {
      await put(0);
      await f8();
      const first = await until("a current finding", ({ current }) => current.length > 0);
      await f8();
      await until("another", ({ current }) => current.length > 0 && current.join() !== first.current.join());
    });

    it("ignores a finding for the page's life, and tells the page of all findings", async () => {
      await page.evaluate(() => {
        document.addEventListener("hegao-findings", (event) => (window.told = event.detail.findings.map(({ rule }) => rule)));
        document.querySelector("hegao-panel").shadowRoot.querySelector(".ignore").click();
      });
      await until("one finding less", ({ messages }) => messages.length === 1);
      assert.equal((await page.evaluate(() => window.told)).length, 1);
      await put(PLAN.length);
      await page.keyboard.type("  ");
      await page.evaluate(() => document.querySelector("hegao-panel").refresh());
      assert.equal((await see()).messages.length, 1);
    });

    it("flags nothing in the middle of a composition, and moves the marks with the text", async () => {
      const at = PLAN.indexOf("开展");
      await put(at);
      const before = await see();
      await compose("ren zhen");
      const composing = await until("the composition", ({ value }) => value.includes("ren zhen"));
      assert.deepEqual(composing.messages, before.messages);
      // What is written right after a mark may belong to it.
      await assertMarked(page, find, MARKED.slice(1));
      await commit("认真");
      const { value } = await until("the composed text", ({ value }) => value.includes("认真开展"));
      assert.equal(value, `${PLAN.slice(0, at)}认真${PLAN.slice(at)}`);
      await until("both findings", ({ messages }) => messages.length === 2);
    });

    it("hides a mark in which a composition changes the words", async () => {
      const at = PLAN.indexOf("85%") + 1;
      await put(at);
      await compose("qi");
      const { messages } = await until("the composition", ({ value }) => value.includes("8qi5%"));
      assert.equal(messages.length, 2);
      await assertMarked(page, find, MARKED.slice(0, 1));
      await commit("7");
      await until("both findings, for the new number", ({ messages }) => /875%/.test(messages.join()));
    });

    it("lets go of everything when the panel is removed", async () => {
      await page.evaluate(() => document.querySelector("hegao-panel").remove());
      const left = await page.evaluate(() => document.querySelectorAll("[data-hegao]").length);
      assert.equal(left, 0);
      await put(0);
      await page.keyboard.type("好");
    });

    it("watches two drafts apart from each other", async () => {
      await page.evaluate(async () => {
        const { attach } = await import("/dist/widget.js");
        const draft = document.createElement("textarea");
        draft.value = "2026年工作要点\n1.一件事。\n3.又一件事。\n";
        document.body.append(draft);
        window.second = [];
        attach(draft, { onFindings: (findings) => (window.second = findings.map(({ rule }) => rule)) });
      });
      await page.waitForFunction(() => window.second.includes("number-gap"));
      assert.equal((await see()).messages.length, 2);
    });
  });
}
