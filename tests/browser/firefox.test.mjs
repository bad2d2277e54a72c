/**
 * The page and the widget in Firefox, where one is installed: what a reader cannot do without. All else is tried in Chromium,
 * see page.test.mjs and widget.test.mjs.
 */

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";

import { firefox, PATIENCE } from "./browsers.mjs";
import { openPage } from "./drafting.mjs";
import { serve } from "./server.mjs";

/** A plan with a task that has no deadline, and a rate that is wrong. */
const PLAN = `临江区司法局2026年工作要点
一、主要任务
1.制定法治建设任务清单。（责任部门：办公室；完成时间：12月）
2.开展法治督察，统筹推进行政执法监督、行政复议应诉和规范性文件管理，受理投诉200件，办结150件，办结率为85%。（责任部门：法治督察科）
`;

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src data:; " +
  "require-trusted-types-for 'script'";

const WIDGET = `<!doctype html><html lang="zh-CN"><head><title>OA</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/oa.css"><script type="module" src="/dist/widget.js"></script></head>
<body><div id="form"><textarea id="draft" aria-label="正文">${PLAN}</textarea></div>
<hegao-panel for="#draft"></hegao-panel></body></html>`;

const STYLES = `#form { position: relative; height: 300px; }
#draft { box-sizing: border-box; width: 380px; height: 260px; padding: 7px 13px; border: 3px solid; font: 17px/1.7 sans-serif; }
hegao-panel { width: 420px; height: 400px; }`;

const skip =
  firefox === null ? "没有找到 Firefox：请安装后使 PATH 中有 firefox，或以环境变量 HEGAO_FIREFOX 指明其程序，再运行一次" : false;

describe("Firefox", { skip, timeout: 180_000 }, () => {
  let browser;
  let server;
  let drafting;

  before(async () => {
    browser = await firefox.launch();
  }, PATIENCE);

  after(() => browser?.close(), PATIENCE);

  afterEach(async () => {
    drafting.assertQuiet();
    await drafting.page.close();
  });

  describe("with the page", () => {
    before(async () => {
      server = await serve();
    });

    after(() => server?.close());

    beforeEach(async () => {
      drafting = await openPage(browser, server.origin);
      await drafting.until("the findings of the sample", ({ findings }) => findings.length > 0);
    });

    it("opens with a sample and what is wrong with it", async () => {
      const { findings, counts, underlined, trouble } = await drafting.see();
      assert.equal(trouble, null);
      assert.match(counts, /^\d+ 个错误，\d+ 个警告，\d+ 个提示$/);
      assert.ok(findings.length > 1 && underlined.length > 1);
    });

    it("finds a gap as it is typed, and goes to it", async () => {
      const task = (number) => `${number}.开展督察。（责任部门：办公室；完成时间：9月）`;
      await drafting.rewrite(`临江区司法局2026年工作要点\n${task(1)}\n${task(3)}`);
      const { findings } = await drafting.until("a finding", ({ findings }) => findings.length === 1);
      assert.equal(findings[0].line, "第 3 行");
      await drafting.press("Control", "Home");
      await drafting.press("F8");
      const { selected, underlined } = await drafting.until("it pointed out", ({ findings }) => findings[0].current);
      assert.deepEqual([selected], underlined);
    });
  });

  describe("with the widget", () => {
    before(async () => {
      const replace = { "/oa.html": { body: WIDGET }, "/oa.css": { body: STYLES } };
      server = await serve({ headers: { "content-security-policy": POLICY }, replace });
    });

    after(() => server?.close());

    beforeEach(async () => {
      drafting = await openPage(browser, server.origin, { path: "/oa.html" });
      await drafting.page.waitForFunction(() => document.querySelector("hegao-panel").findings.length === 2);
      drafting.ready();
    });

    /** What is said in the panel, what stands in the draft, and where its marks are on the page. */
    const see = () =>
      drafting.page.evaluate(() => {
        const within = (selector) => document.querySelector(selector).shadowRoot;
        return {
          messages: Array.from(within("hegao-panel").querySelectorAll(".message"), (message) => message.textContent),
          value: document.querySelector("#draft").value,
          marks: Array.from(within("[data-hegao=marks]").querySelectorAll(".mark"), (mark) => {
            const { left, top, width } = mark.getBoundingClientRect();
            return { left, top, width };
          }),
        };
      });

    it("marks the words that are wrong", async () => {
      const { messages, marks } = await see();
      assert.match(messages.join("\n"), /150÷200＝75%/);
      const place = await drafting.page.evaluate((words) => {
        // The same text, set in the same way, in an element that can be asked where its words stand.
        const draft = document.querySelector("#draft");
        const copy = document.createElement("div");
        const { left, top } = draft.getBoundingClientRect();
        copy.style.cssText = `position:absolute;left:${left + 3}px;top:${top + 3}px;width:${draft.clientWidth}px;
          padding:7px 13px;box-sizing:border-box;font:17px/1.7 sans-serif;white-space:pre-wrap;overflow-wrap:break-word`;
        copy.textContent = draft.value;
        document.body.append(copy);
        const range = document.createRange();
        const at = draft.value.indexOf(words);
        range.setStart(copy.firstChild, at);
        range.setEnd(copy.firstChild, at + words.length);
        const { left: x, top: y, width } = range.getBoundingClientRect();
        copy.remove();
        return { left: x, top: y, width };
      }, "85%");
      const near = (mark) => Object.entries(place).every(([side, value]) => Math.abs(mark[side] - value) < 1);
      assert.equal(marks.filter(near).length, 1, JSON.stringify({ marks, place }));
    });

    it("mends what is wrong, and one undo takes that back", async () => {
      await drafting.page.evaluate(() => document.querySelector("hegao-panel").shadowRoot.querySelector(".fix").click());
      const mended = await see();
      assert.equal(mended.value, PLAN.replace("法治督察科）", "法治督察科；完成时间：）"));
      await drafting.press("Control", "z");
      await drafting.page.waitForFunction((plan) => document.querySelector("#draft").value === plan, {}, PLAN);
      await drafting.page.waitForFunction(() => document.querySelector("hegao-panel").findings.length === 2);
    });

    it("checks at every keystroke", async () => {
      await drafting.page.evaluate((at) => {
        const draft = document.querySelector("#draft");
        draft.focus();
        draft.setSelectionRange(at, at + 2);
      }, PLAN.indexOf("85%"));
      await drafting.page.keyboard.type("75");
      await drafting.page.waitForFunction(() => document.querySelector("hegao-panel").findings.length === 1);
      assert.match((await see()).value, /办结率为75%/);
    });
  });
});
