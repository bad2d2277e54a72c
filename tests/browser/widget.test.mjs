/** The widget in a page of someone else's: a textarea, and `<hegao-panel>` beside it. */

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";

import { browsers, PATIENCE } from "./browsers.mjs";
import { serve } from "./server.mjs";

/** A plan whose second task has no deadline, and whose rate is wrong. */
const PLAN = `临江区司法局2026年工作要点
一、主要任务
1.制定法治建设任务清单。（责任部门：办公室；完成时间：12月）
2.开展法治督察，受理投诉200件，办结150件，办结率为85%。（责任部门：法治督察科）
`;

/** As strict as a policy gets that lets the checker run at all; Chromium before 97 knows no word of its own for WebAssembly. */
const policy = (major) =>
  `default-src 'none'; script-src 'self' ${major < 97 ? "'unsafe-eval'" : "'wasm-unsafe-eval'"}; style-src 'self'; ` +
  "connect-src 'self'; require-trusted-types-for 'script'";

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
    let server;
    let browser;
    let page;
    let noises;
    let client;

    before(async () => {
      const replace = { "/oa.html": { body: PAGE }, "/oa.css": { body: STYLES } };
      server = await serve({ headers: { "content-security-policy": policy(major) }, replace });
      browser = await launch();
    }, PATIENCE);

    after(async () => {
      await browser?.close();
      await server?.close();
    }, PATIENCE);

    beforeEach(async () => {
      noises = [];
      let loaded = false;
      page = await browser.newPage();
      await page.setViewport({ width: 1200, height: 800 });
      page.on("pageerror", (error) => noises.push(error.message));
      page.on("console", (message) => message.type() === "error" && noises.push(message.text()));
      page.on("request", (request) => loaded && noises.push(request.url()));
      await page.goto(`${server.origin}/oa.html`);
      await until("findings", ({ messages }) => messages.length > 0);
      loaded = true;
    });

    afterEach(async () => {
      assert.deepEqual(noises.filter((noise) => !noise.includes("favicon")), []);
      await page.close();
    });

    /** What a person would see; `words` are what the marks lie under, by the textarea's own ruler. */
    function see() {
      return page.evaluate(() => {
        const panel = document.querySelector("hegao-panel");
        const texts = (selector) => Array.from(panel.shadowRoot.querySelectorAll(selector), (found) => found.textContent);
        const pane = document.querySelector("#form > [data-hegao=marks]");
        const marks = pane === null ? [] : Array.from(pane.shadowRoot.querySelectorAll(".mark"));
        const view = pane === null ? null : pane.getBoundingClientRect();
        return {
          counts: texts(".counts").join(),
          messages: texts(".message"),
          current: texts("[aria-current] .message"),
          value: document.querySelector("#draft").value,
          selected: getSelection().toString(),
          marks: marks.map((mark) => {
            const { left, top, width, height } = mark.getBoundingClientRect();
            return { left: left - view.left, top: top - view.top, width, height, severity: mark.className };
          }),
        };
      });
    }

    async function until(what, condition) {
      const deadline = Date.now() + 10_000;
      for (;;) {
        const seen = await see();
        if (condition(seen)) {
          return seen;
        }
        assert.ok(Date.now() < deadline, `never seen: ${what}\n${JSON.stringify(seen, null, 1)}`);
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve())));
      }
    }

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

    /** Where `words` stand in the draft. */
    function placeOf(words) {
      // The page's own way to find where the words of a textarea stand: the same text, set in the same way, in an element.
      return page.evaluate((words) => {
        const draft = document.querySelector("#draft");
        const copy = document.createElement("section");
        document.body.append(copy);
        copy.style.cssText = "position:absolute;left:0;top:0;white-space:pre-wrap;overflow-wrap:break-word;text-align:start";
        copy.style.font = getComputedStyle(draft).font;
        copy.style.lineHeight = getComputedStyle(draft).lineHeight;
        copy.style.padding = "7px 13px";
        copy.style.boxSizing = "border-box";
        copy.style.width = `${draft.clientWidth}px`;
        copy.textContent = draft.value;
        const range = document.createRange();
        const at = draft.value.indexOf(words);
        range.setStart(copy.firstChild, at);
        range.setEnd(copy.firstChild, at + words.length);
        const { left, top, width } = range.getBoundingClientRect();
        copy.remove();
        return { left, top, width };
      }, words);
    }

    function isAt(mark, { left, top, width }) {
      const near = (one, other) => Math.abs(one - other) < 1;
      return near(mark.left, left) && near(mark.top, top) && near(mark.width, width);
    }

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
      const { messages, marks, counts } = await see();
      assert.equal(messages.length, 2);
      assert.match(messages.join("\n"), /150÷200＝75%/);
      assert.match(counts, /^2 个错误/);
      assert.ok(marks.length >= 2);
    });

    it("marks stand under the words", async () => {
      const { marks } = await see();
      const place = await placeOf("85%");
      assert.equal(marks.filter((mark) => isAt(mark, place)).length, 1, JSON.stringify({ marks, place }));
    });

    it("marks follow when the draft is scrolled and resized", async () => {
      const before = await see();
      await page.$eval("#draft", (draft) => {
        draft.value = `${draft.value}${"\n".repeat(60)}`;
        draft.dispatchEvent(new Event("input", { bubbles: true }));
        draft.scrollTop = 40;
      });
      const scrolled = await until("marks moved up", ({ marks }) => Math.abs(marks[0].top - before.marks[0].top + 40) < 1);
      await page.$eval("#draft", (draft) => {
        draft.style.width = "260px";
      });
      await until("marks moved down", ({ marks }) => marks[0].top > scrolled.marks[0].top + 20);
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
      const place = () =>
        page.evaluate(() => {
          const mark = document.querySelector("#form > [data-hegao=marks]").shadowRoot.querySelector(".mark");
          const { left, top } = mark.getBoundingClientRect();
          return [left + 2, top + 4];
        });
      const card = () =>
        page.evaluate(() => {
          const holder = document.querySelector("#form > [data-hegao=card]");
          const { left, top, bottom } = holder.getBoundingClientRect();
          const shown = getComputedStyle(holder).display !== "none";
          return { text: shown ? holder.shadowRoot.textContent : "", left, top, bottom };
        });
      const [x, y] = await place();
      await page.mouse.move(x, y);
      const { text, left, top, bottom } = await card();
      assert.match(text, /未写完成时间/);
      assert.ok(bottom <= 800 && (top >= y || bottom <= y), "it hides no words that it speaks of");
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
      const place = await placeOf("85%");
      assert.equal(composing.marks.filter((mark) => isAt(mark, place)).length, 1, "the mark went on with its words");
      await commit("认真");
      const { value } = await until("the composed text", ({ value }) => value.includes("认真开展"));
      assert.equal(value, `${PLAN.slice(0, at)}认真${PLAN.slice(at)}`);
      await until("both findings", ({ messages }) => messages.length === 2);
    });

    it("hides a mark in which a composition changes the words", async () => {
      const at = PLAN.indexOf("85%") + 1;
      const place = await placeOf("85%");
      await put(at);
      await compose("qi");
      const { marks, messages } = await until("the composition", ({ value }) => value.includes("8qi5%"));
      assert.equal(messages.length, 2);
      assert.deepEqual(marks.filter(({ left, top }) => Math.abs(left - place.left) < 60 && top === place.top), []);
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
