/** hegao/codemirror in a page of someone else's, which brings CodeMirror 6 and its linter. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, it } from "node:test";

import { browsers } from "./browsers.mjs";
import { ENTRY, HOST, PAGE, WWW } from "./codemirror-page.mjs";
import { eventually, strictest, useBrowser } from "./setting.mjs";

const slip = (number, work) =>
  `${number}.开展${work}，受理投诉200件，办结150件，办结率为85%。（责任部门：办公室；完成时间：9月）`;

/** A plan whose second task has a rate that is wrong, behind characters of more than one unit. */
const PLAN = `临江区司法局2026年工作要点
一、主要任务
1.制定法治建设任务清单。（责任部门：办公室；完成时间：12月）
${slip(2, "法治\u00a0督察😀")}
`;

/** The same with hundreds of tasks, of which the last but one has the same slip. */
const LONG = [
  PLAN.trimEnd(),
  ...Array.from({ length: 300 }, (_, index) => `${index + 3}.制定第${index + 3}号清单。（责任部门：办公室；完成时间：12月）`),
  slip(303, "行政复议"),
  "304.做好总结。（责任部门：办公室；完成时间：12月）",
].join("\n");

it("brings no CodeMirror of its own", async () => {
  const script = await readFile(new URL(ENTRY, WWW), "utf8");
  const imported = Array.from(script.matchAll(/\b(?:from|import)\s*\(?\s*"([^"]+)"/g), ([, name]) => name);
  assert.deepEqual(imported, ["./browser.js"]);
  assert.ok(!script.includes("CodeMirror"));
});

for (const { name, major, launch } of browsers) {
  describe(`CodeMirror in ${name}`, { timeout: 180_000 }, () => {
    const site = useBrowser(
      { launch },
      {
        headers: { "content-security-policy": strictest(major) },
        replace: { "/oa.html": { body: PAGE }, "/host.js": { body: HOST }, "/favicon.ico": { body: "" } },
      },
    );
    let page;
    let noises;

    beforeEach(async () => {
      noises = [];
      let loaded = false;
      page = await site.browser.newPage();
      await page.setViewport({ width: 1000, height: 700 });
      page.on("pageerror", (error) => noises.push(error.message));
      page.on("console", (message) => noises.push(message.text()));
      page.on("request", (request) => loaded && noises.push(request.url()));
      await page.goto(`${site.origin}/oa.html`);
      await open(PLAN);
      await until("the findings", ({ marked }) => marked.length > 0);
      loaded = true;
    });

    afterEach(async () => {
      assert.deepEqual(noises, []);
      await page.close();
    });

    const open = (text) => page.evaluate((text) => window.host.open(text), text);

    /** What a person would see, and what the page was told. */
    function see() {
      return page.evaluate(() => {
        const { host } = window;
        const texts = (selector) => Array.from(host.root.querySelectorAll(selector), (found) => found.textContent);
        const { state } = host.view;
        const { from, to } = state.selection.main;
        return {
          text: state.doc.toString(),
          marked: host.marked(),
          rendered: texts(".cm-lintRange"),
          told: texts(".cm-diagnosticText"),
          actions: texts(".cm-diagnosticAction"),
          selected: state.sliceDoc(from, to),
          caret: from,
          typing: host.view.hasFocus,
          checks: host.checks,
          shown: host.shown,
          found: (host.findings ?? []).map(({ start, end }) => state.doc.toString().slice(start, end)),
          ignored: host.ignored.map(({ rule }) => rule),
          troubles: host.troubles,
        };
      });
    }

    const until = (what, condition) => eventually(page, what, see, condition);

    const nextFrame = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve())));

    /** Puts the caret before `words`, or behind them. */
    function put(words, behind = false) {
      return page.evaluate(
        (words, behind) => {
          const { view } = window.host;
          view.focus();
          view.dispatch({ selection: { anchor: view.state.doc.toString().indexOf(words) + (behind ? words.length : 0) } });
        },
        words,
        behind,
      );
    }

    /** Goes to the next finding. */
    const pressF8 = () => press({ key: "F8", keyCode: 119 });

    /** Takes back what was done last. */
    const undo = () => press({ key: "z", keyCode: 90, ctrlKey: true });

    /** Presses a key that selects text: by script in the headless Chromium 91, which ends itself when a real one does. */
    async function press(init) {
      if (major === 91) {
        await page.evaluate((init) => {
          const event = new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true });
          window.host.view.contentDOM.dispatchEvent(event);
        }, init);
        return;
      }
      if (init.ctrlKey) {
        await page.keyboard.down("Control");
      }
      await page.keyboard.press(init.key);
      await page.keyboard.up("Control");
    }

    /** Clicks on the button that says `label`. */
    function click(label) {
      return page.evaluate((label) => {
        const buttons = Array.from(window.host.root.querySelectorAll(".cm-tooltip-lint button"));
        const button = buttons.find(({ textContent }) => textContent === label);
        // As a person does, whose click takes the focus.
        button.focus();
        button.click();
      }, label);
    }

    /** Opens the explanation of the first finding. */
    async function explain() {
      await put("");
      await pressF8();
      return until("the explanation", ({ told }) => told.length > 0);
    }

    it("marks the words that are wrong, of a draft that is mostly not rendered", async () => {
      await open(LONG);
      const { marked, found, rendered } = await until("both", ({ marked }) => marked.length === 2);
      assert.deepEqual([marked, found, rendered], [["85%", "85%"], ["85%", "85%"], ["85%"]]);
      const lines = () => page.evaluate(() => window.host.root.querySelectorAll(".cm-line").length);
      assert.ok((await lines()) < 100);

      const marks = await page.evaluate(async () => {
        const { view, findings, root } = window.host;
        view.dispatch({ selection: { anchor: findings[1].start }, scrollIntoView: true });
        await new Promise((resolve) => view.requestMeasure({ read: () => resolve() }));
        return Array.from(root.querySelectorAll(".cm-lintRange-error"), (mark) => [
          mark.textContent,
          mark.closest(".cm-line").textContent.slice(0, 10),
        ]);
      });
      assert.deepEqual(marks, [["85%", "303.开展行政复议"]]);
      assert.ok((await lines()) < 100);
    });

    for (const separator of ["its own", "that of the pasted text"]) {
      it(`counts line breaks as the editor does, whose separator is ${separator}`, async () => {
        await page.evaluate((own) => {
          const { host } = window;
          host.open("", {}, own ? [] : [host.lineSeparator]);
        }, separator === "its own");
        await until("the empty text was checked", ({ checks }) => checks > 0);
        await page.evaluate((text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
          window.host.view.contentDOM.dispatchEvent(paste);
        }, PLAN.replace(/\n/g, "\r\n"));
        const { text, rendered, found } = await until("the finding", ({ rendered }) => rendered.length > 0);
        assert.deepEqual([text, rendered, found], [PLAN, ["85%"], ["85%"]]);
      });
    }

    it("follows what is typed, and lets go of what is right", async () => {
      await put("2.开展", true);
      await page.keyboard.type("全区");
      const moved = await until("the check", ({ text, found }) => text.includes("全区") && found.includes("85%"));
      assert.deepEqual(moved.rendered, ["85%"]);
      await put("85", true);
      await page.keyboard.press("Backspace");
      await page.keyboard.press("Backspace");
      await page.keyboard.type("75");
      const { text, rendered } = await until("no mark", ({ marked, found }) => marked.length === 0 && found.length === 0);
      assert.match(text, /办结率为75%。/);
      assert.deepEqual(rendered, []);
    });

    it("is gone through by F8", async () => {
      await open(`${PLAN}${slip(3, "行政复议")}\n`);
      await until("both", ({ marked }) => marked.length === 2);
      const { told, selected, caret } = await explain();
      assert.equal(selected, "85%");
      assert.match(told.join(), /办结率85%与文中数字不符：150÷200＝75%/);
      await pressF8();
      const second = await until("the second", (seen) => seen.caret > caret && seen.told.length > 0);
      assert.equal(second.selected, "85%");
    });

    it("mends by one change, which one undo takes back", async () => {
      const { text, actions } = await explain();
      assert.deepEqual(actions, ["按文中数字改为75%", "忽略"]);
      await click("按文中数字改为75%");
      const mended = await until("the mended text", ({ found }) => found.length === 0);
      assert.equal(mended.text, text.replace("85%", "75%"));
      assert.deepEqual([mended.marked, mended.typing], [[], true]);
      await undo();
      const undone = await until("the finding again", ({ found, marked }) => found.length === 1 && marked.length === 1);
      assert.equal(undone.text, text);
    });

    /** Changes the text and asks for the fix before it could be checked again. */
    async function mendAfter(words, replacement) {
      await explain();
      return page.evaluate(
        (words, replacement) => {
          const { view, root } = window.host;
          const fix = root.querySelector(".cm-diagnosticAction");
          const from = view.state.doc.toString().indexOf(words);
          view.dispatch({ changes: { from, to: from + words.length, insert: replacement } });
          fix.click();
          return view.state.doc.toString();
        },
        words,
        replacement,
      );
    }

    it("mends the right words after others moved them", async () => {
      const expected = PLAN.replace("制定", "研究制定").replace("85%", "75%");
      assert.equal(await mendAfter("制定", "研究制定"), expected);
    });

    for (const [what, words, replacement] of [
      ["the words", "85%", "86%"],
      ["a figure that the fix rests on", "150", "160"],
      ["something on both sides of them", PLAN, PLAN.replace("制定", "研究制定").replace("9月", "10月")],
    ]) {
      it(`leaves the text alone after a change of ${what}`, async () => {
        assert.equal(await mendAfter(words, replacement), PLAN.replace(words, replacement));
      });
    }

    it("mends all places of a fix or none", async () => {
      const assigned = "。（责任部门：办公室；完成时间：12月）\n";
      const gap = `2026年工作要点\n1.制定清单${assigned}2.开展督察${assigned}4.办理复议${assigned}5.做好总结${assigned}`;
      const openGap = async () => {
        await open(gap);
        await until("the finding", ({ text, marked }) => text === gap && marked.join() === "4.");
      };
      await openGap();
      assert.equal(await mendAfter("5.", "6."), gap.replace("5.", "6."));
      await openGap();
      assert.equal(await mendAfter("总结", "年终总结"), gap.replace("5.做好", "4.做好年终").replace("4.办理", "3.办理"));
    });

    it("leaves a text alone that is not to be changed", async () => {
      await page.evaluate((text) => window.host.open(text, {}, [window.host.readOnly]), PLAN);
      await until("the finding", ({ marked }) => marked.length > 0);
      await explain();
      await click("按文中数字改为75%");
      assert.equal((await see()).text, PLAN);
    });

    it("goes to the places that a finding speaks of", async () => {
      await explain();
      await click("分母：200件");
      const { selected, typing } = await until("the place", ({ selected }) => selected !== "85%");
      assert.deepEqual([selected, typing], ["200件", true]);
    });

    it("ignores a finding as long as the editor lives", async () => {
      await explain();
      await click("忽略");
      const { rendered, told, ignored, text } = await until("no mark", ({ marked }) => marked.length === 0);
      assert.deepEqual([rendered, told, ignored, text], [[], [], ["ratio-mismatch"], PLAN]);
      const { checks } = await see();
      await put("一、主要", true);
      await page.keyboard.type("的");
      const { marked, found } = await until("another check", (seen) => seen.checks > checks && seen.text.includes("的任务"));
      assert.deepEqual([marked, found], [[], []]);

      await open(PLAN);
      await until("the finding in another editor", ({ marked }) => marked.length === 1);
    });

    it("offers to ignore only where the page minds it", async () => {
      await page.evaluate((text) => window.host.open(text, { onIgnore: undefined }), PLAN);
      await until("the finding", ({ marked }) => marked.length > 0);
      assert.deepEqual((await explain()).actions, ["按文中数字改为75%"]);
    });

    // Chromium 91 cannot be told to compose: Input.imeSetComposition came with 93.
    describe("while an input method composes", { skip: major < 93 }, () => {
      let ime;

      /** Begins to compose behind 一、主要, and sees that for some frames nothing but the text changes. */
      async function compose(text) {
        const before = await see();
        await put("一、主要", true);
        ime = await page.target().createCDPSession();
        for (const typed of [text.slice(0, 2), text]) {
          await ime.send("Input.imeSetComposition", { text: typed, selectionStart: typed.length, selectionEnd: typed.length });
          const composing = await until("what is composed", (seen) => seen.text.includes(`主要${typed}任务`));
          for (let frame = 0; frame < 5; frame += 1) {
            await nextFrame();
          }
          const { checks, shown, rendered, text } = await see();
          assert.deepEqual([checks, shown, rendered], [before.checks, before.shown, before.rendered], "nothing is shown anew");
          assert.equal(text, composing.text, "the composition is not disturbed");
        }
        return before;
      }

      for (const [what, composed, meant] of [
        ["another text", "gong'zuo", "工作"],
        ["the text as it was composed", "OA", "OA"],
      ]) {
        it(`waits, and checks when ${what} is committed`, async () => {
          const { checks } = await compose(composed);
          await ime.send("Input.insertText", { text: meant });
          const { text, marked } = await until("a check", (seen) => seen.checks > checks && seen.text.includes(`主要${meant}任务`));
          assert.deepEqual([text, marked], [PLAN.replace("主要", `主要${meant}`), ["85%"]]);
          assert.equal((await see()).checks, checks + 1, "once");
        });
      }

      it("waits with a checker that comes meanwhile", async () => {
        await page.evaluate((text) => {
          const { host } = window;
          host.open(text, { checker: new Promise((resolve) => (host.arrive = () => resolve(host.loadChecker()))) });
        }, PLAN);
        const { checks } = await compose("gong'zuo");
        assert.equal(checks, 0);
        await page.evaluate(() => window.host.arrive());
        for (let frame = 0; frame < 5; frame += 1) {
          await nextFrame();
        }
        assert.deepEqual((await see()).rendered, []);
        await ime.send("Input.insertText", { text: "工作" });
        await until("the finding", ({ rendered }) => rendered.length === 1);
        noises = noises.filter((noise) => !noise.endsWith(".wasm"));
      });
    });

    // No rule reports an empty place at present, though the contract has them.
    it("shows where something is missing, and tells it to the pointer", async () => {
      await page.evaluate((text) => {
        const at = text.indexOf("任务");
        const finding = { rule: "x", severity: "error", message: "这里少了字", related: [], fix: null, fingerprint: "x" };
        window.host.open(text, { checker: { check: () => [{ ...finding, start: at, end: at, line: 2, column: 5 }] } });
      }, PLAN);
      await until("the finding", ({ marked }) => marked.length === 1);
      const { left, top, width, height } = await page.evaluate(() => {
        const point = window.host.root.querySelector(".cm-lintPoint-error");
        const { borderBottomWidth, borderLeftWidth } = getComputedStyle(point, "::after");
        const { left, top } = window.host.view.coordsAtPos(window.host.findings[0].start);
        return { left, top, width: 2 * parseFloat(borderLeftWidth), height: parseFloat(borderBottomWidth) };
      });
      assert.ok(width > 3 && height > 3, "it can be seen");
      for (const aside of [-3, 0, 3]) {
        await page.mouse.move(500, 500);
        await until("no explanation", ({ told }) => told.length === 0);
        await page.mouse.move(left + aside, top + 8);
        assert.deepEqual((await until("the explanation", ({ told }) => told.length > 0)).told, ["这里少了字"]);
      }
      await put("临江区");
      await pressF8();
      await until("the caret where the words go", ({ caret }) => caret === PLAN.indexOf("任务"));
    });

    describe("in trouble", () => {
      /** That the drafter can go on, with nothing marked and nothing told again. */
      async function assertEditable(troubles) {
        await put("一、主要", true);
        await page.keyboard.type("的工作");
        const { text, marked, ...seen } = await until("what was typed", ({ text }) => text.includes("主要的工作任务"));
        await nextFrame();
        assert.deepEqual([marked, seen.troubles], [[], troubles]);
        assert.equal(text, PLAN.replace("主要", "主要的工作"));
      }

      it("tells once that the settings are not acceptable", async () => {
        await page.evaluate((text) => window.host.open(text, { config: { rulez: {} } }), PLAN);
        const { troubles } = await until("the trouble", ({ troubles }) => troubles.length > 0);
        assert.match(troubles.join(), /rulez/);
        await assertEditable(troubles);
      });

      it("tells once that the module did not come, and asks for it no more", async () => {
        await page.evaluate((text) => {
          const { host } = window;
          host.open(text, { checker: host.loadChecker(new URL("/missing.wasm", location.href)) });
        }, PLAN);
        const { troubles } = await until("the trouble", ({ troubles }) => troubles.length > 0);
        assert.match(troubles.join(), /missing\.wasm：服务器返回 404/);
        await assertEditable(troubles);
        // The browser itself tells of what it was answered.
        assert.equal(noises.splice(0).filter((noise) => noise.endsWith("/missing.wasm")).length, 1);
      });

      it("tells the console where the page does not mind", async () => {
        await page.evaluate((text) => window.host.open(text, { config: { rulez: {} }, onTrouble: undefined }), PLAN);
        await until("the text", ({ text, marked }) => text === PLAN && marked.length === 0);
        await assertEditable([]);
        assert.match(noises.splice(0).join("|"), /^核稿：[^|]*rulez[^|]*$/);
      });
    });

    it("is what the widget sends one to", async () => {
      const refusals = await page.evaluate(async () => {
        const { attach } = await import("/dist/widget.js");
        const { root, view } = window.host;
        return [view.contentDOM, root.querySelector(".cm-line"), document.querySelector(".monaco-editor textarea")].map((element) => {
          try {
            return attach(element);
          } catch (error) {
            return error.message;
          }
        });
      });
      assert.match(refusals[0], /CodeMirror.*hegao\/codemirror/);
      assert.equal(refusals[1], refusals[0]);
      assert.match(refusals[2], /Monaco.*loadChecker/);
      noises = noises.filter((noise) => !noise.includes("/dist/"));
    });
  });
}
