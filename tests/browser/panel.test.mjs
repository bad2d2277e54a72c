/** The ledgers beside the draft, in the page and as files. */

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";

import readWorkbook from "read-excel-file/node";

import { browsers } from "./browsers.mjs";
import { openPage } from "./drafting.mjs";
import { eventually, useBrowser } from "./setting.mjs";

const DRAFT = `临江区司法局2026年工作要点
2025年，受理申请200件，办结150件，办结率75%。
一、主要任务
1.制定法治建设任务清单。（牵头单位：办公室；责任单位：法治科；完成时间：12月底前）
2.开展“三项”督察。（责任单位：督察科、法治科；完成时间：3月底前）
3.做好普法宣传。（责任单位：普法科；完成时间：长期坚持）
`;

const TABS = ["问题", "任务台账", "时间轴", "数字台账"];

for (const { name, major, launch } of browsers) {
  describe(`the panel in ${name}`, { timeout: 180_000 }, () => {
    const site = useBrowser({ launch });
    let drafting;

    beforeEach(async () => {
      drafting = await openPage(site.browser, site.origin);
      await drafting.until("the findings of the sample", ({ findings }) => findings.length > 0);
      await drafting.open("要点.txt", DRAFT);
      await drafting.until("the draft", ({ text }) => text === DRAFT);
    });

    afterEach(() => drafting.page.close());

    /** What the panel's open tab shows. */
    const seen = () =>
      drafting.page.evaluate(() => {
        const panel = document.querySelector("#panel").firstElementChild.shadowRoot;
        const all = (within, selector) => (within === null ? [] : Array.from(within.querySelectorAll(selector)));
        const view = panel.querySelector("[role=tabpanel]:not([hidden])");
        return {
          tab: panel.querySelector("[aria-selected=true]").textContent,
          rows: all(view, "tbody tr").map((row) => all(row, "th, td").map((cell) => cell.textContent)),
          sorted: all(view, "[aria-sort]").map((cell) => `${cell.textContent} ${cell.getAttribute("aria-sort")}`),
          note: view.querySelector(".note")?.textContent ?? null,
          months: all(view, ".month").map((month) => [
            month.querySelector("h2").textContent,
            ...all(month, ".place").map((place) => place.textContent),
          ]),
          chart: view.querySelector("canvas")?.getAttribute("aria-label") ?? null,
        };
      });

    /** Waits until `condition` holds of what the open tab shows, and gives that. */
    const until = (what, condition) => eventually(drafting.page, what, seen, condition);

    /** Turns to a tab by the pointer, and waits until it is filled. */
    async function turnTo(tab) {
      await drafting.click(`#tab-${TABS.indexOf(tab)}`);
      return until(tab, ({ rows, months }) => rows.length + months.length > 0);
    }

    async function choose(selector, value) {
      await (await drafting.inPanel(selector)).evaluate((select, value) => {
        select.value = value;
        select.dispatchEvent(new Event("change"));
      }, value);
    }

    it("turns from tab to tab by keyboard", async () => {
      await (await drafting.inPanel("[role=tab]")).focus();
      for (const tab of [...TABS.slice(1), TABS[0]]) {
        await drafting.page.keyboard.press("ArrowRight");
        await until(tab, (shown) => shown.tab === tab);
      }
      await drafting.page.keyboard.press("End");
      const { rows } = await until("the last tab", ({ tab, rows }) => tab === "数字台账" && rows.length > 0);
      assert.equal(rows.length, 1);
    });

    it("lists the tasks with their units and time limits", async () => {
      const { rows } = await turnTo("任务台账");
      assert.deepEqual(rows, [
        ["1.制定法治建设任务清单", "牵头：办公室；责任：法治科", "12月底前"],
        ["2.开展“三项”督察", "督察科、法治科", "3月底前"],
        ["3.做好普法宣传", "普法科", "长期坚持"],
      ]);
    });

    it("sorts the tasks by time, both ways and back", async () => {
      await turnTo("任务台账");
      const order = async () => {
        await drafting.click("#view-1 th:last-child .sort");
        const { rows, sorted } = await seen();
        return [rows.map(([, , time]) => time).join(" "), ...sorted];
      };
      assert.deepEqual(await order(), ["3月底前 12月底前 长期坚持", "完成时间 ascending"]);
      assert.deepEqual(await order(), ["长期坚持 12月底前 3月底前", "完成时间 descending"]);
      assert.deepEqual(await order(), ["12月底前 3月底前 长期坚持"]);
    });

    it("shows the tasks of one unit, and keeps to it while the draft is written", async () => {
      await turnTo("任务台账");
      await choose("#view-1 select", "法治科");
      assert.equal((await seen()).note, "2 项");
      await drafting.focusEditor();
      await drafting.press("Control", "End");
      await drafting.page.keyboard.type("4.办好案件。（责任单位：法治科；完成时间：5月底前）");
      const { rows } = await until("the new task", ({ note }) => note === "3 项");
      assert.deepEqual(rows[2], ["4.办好案件", "法治科", "5月底前"]);
    });

    it("leads to the place of a task, also of one that moved since", async () => {
      await turnTo("任务台账");
      await drafting.focusEditor();
      await drafting.press("Control", "Home");
      await drafting.page.keyboard.type("新");
      await drafting.click("#view-1 tbody tr:nth-child(2) .place");
      const { selected } = await drafting.until("a selection", ({ selected }) => selected !== "");
      assert.match(selected, /^2\.开展“三项”督察[^]*3月底前）/);
    });

    it("saves the tasks as CSV", async () => {
      await turnTo("任务台账");
      await choose("#view-1 select", "法治科");
      const { name, content } = await drafting.saved("#view-1 .head button:nth-of-type(2)");
      assert.equal(name, "任务台账.csv");
      assert.equal(
        content.toString(),
        "\ufeff序号,任务,牵头单位,责任单位,配合单位,完成时间,最迟日期,所在文件\r\n" +
          "1.,制定法治建设任务清单,办公室,法治科,,12月底前,2026-12-31,临江区司法局2026年工作要点\r\n" +
          "2.,开展“三项”督察,,督察科、法治科,,3月底前,2026-03-31,临江区司法局2026年工作要点\r\n",
      );
    });

    it("quotes in CSV what a spreadsheet would take apart or run", async () => {
      await drafting.open("要点.txt", '2026年工作要点\n一、任务\n1.=1+1"好"。（责任单位：甲科；完成时间：3月底前）\n');
      await turnTo("任务台账");
      const { content } = await drafting.saved("#view-1 .head button:nth-of-type(2)");
      assert.match(content.toString(), /\n1\.,"'=1\+1""好""",/);
    });

    it("saves the tasks as a workbook, ordinals and dates as they were written", async () => {
      await turnTo("任务台账");
      const { name, content } = await drafting.saved("#view-1 .head button:nth-of-type(3)");
      assert.equal(name, "任务台账.xlsx");
      const [{ data }] = await readWorkbook(content);
      assert.deepEqual(data[2], ["2.", "开展“三项”督察", null, "督察科、法治科", null, "3月底前", "2026-03-31", "临江区司法局2026年工作要点"]);
      assert.equal(data.length, 4);
    });

    // Headless Chromium 91 ends itself when text is selected, and what is copied must be.
    it("copies the tasks for a spreadsheet", { skip: major === 91 }, async () => {
      await site.browser.defaultBrowserContext().overridePermissions(site.origin, ["clipboard-read"]);
      await turnTo("任务台账");
      await drafting.click("#view-1 .head button:nth-of-type(1)");
      assert.equal((await seen()).note, "已复制，可粘贴到表格中");
      const copied = await drafting.page.evaluate(() => navigator.clipboard.readText());
      const lines = copied.split(/\r?\n/);
      assert.equal(lines.length, 4);
      assert.equal(lines[2], "2.\t开展“三项”督察\t\t督察科、法治科\t\t3月底前\t2026-03-31\t临江区司法局2026年工作要点");
    });

    it("shows what falls due when", async () => {
      await turnTo("时间轴");
      const { months, note } = await until("the chart", ({ chart }) => chart !== null);
      assert.equal(note, "2 项有期限，1 项持续推进");
      assert.deepEqual(months, [
        ["2026年3月　1 项", "2.开展“三项”督察"],
        ["2026年12月　1 项", "1.制定法治建设任务清单"],
      ]);
      await choose("#view-2 select", "督察科");
      assert.equal((await seen()).months.length, 1);
    });

    it("turns to what is clicked on in the chart", async () => {
      await turnTo("时间轴");
      await until("the chart", ({ chart }) => chart !== null && chart.includes("3 个单位"));
      // Where the first bubble is drawn is known to the chart alone: looked for by its colour.
      const place = await (await drafting.inPanel("#view-2 canvas")).evaluate((canvas) => {
        const { width, height } = canvas;
        const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
        const isBubble = (at) => data[at] === 0x1a && data[at + 1] === 0x5f && data[at + 2] === 0xb4 && data[at + 3] === 255;
        let at = 0;
        while (at < data.length && !isBubble(at)) {
          at += 4;
        }
        const box = canvas.getBoundingClientRect();
        return {
          x: box.left + (((at / 4) % width) / width) * box.width,
          y: box.top + (Math.floor(at / 4 / width) / height) * box.height + 3,
        };
      });
      await drafting.page.mouse.click(place.x, place.y);
      await until("one unit", ({ chart }) => chart.includes("1 个单位"));
      assert.notEqual(await (await drafting.inPanel("#view-2 select")).evaluate((select) => select.value), "");
    });

    it("shows every figure with its arithmetic", async () => {
      const { rows } = await turnTo("数字台账");
      assert.deepEqual(rows[0].slice(0, 2), ["办结率 75%", "相符"]);
      assert.match(rows[0][2], /^150÷200＝75%/);
    });

    it("asks its own site for what a tab needs, when it is opened, and for nothing else", async () => {
      const requests = [];
      drafting.page.on("request", (request) => requests.push(request.url()));
      await turnTo("任务台账");
      await turnTo("时间轴");
      await until("the chart", ({ chart }) => chart !== null);
      await turnTo("数字台账");
      assert.deepEqual(
        requests.map((url) => url.replace(site.origin, "")),
        ["/dist/page/ledgers.js", "/dist/page/timeline-chart.js"],
      );
    });

    it("brings the finding at the cursor into view, and the page around it not", async () => {
      const slips = Array.from({ length: 60 }, (_, index) => `${index + 1}.第${index}件事。\n`).join("");
      await drafting.open("要点.txt", `2026年工作要点\n一、任务\n${slips}1.末了。（责任单位：甲科；完成时间：3月底前）\n`);
      await drafting.until("many findings", ({ findings }) => findings.length > 50);
      await drafting.press("Shift", "F8");
      await drafting.until("the last one", ({ findings }) => findings.some(({ current }) => current));
      const { above, below, scrolled } = await (await drafting.inPanel("[aria-current]")).evaluate((item) => {
        const pane = item.closest(".scrolled").getBoundingClientRect();
        const { top, bottom } = item.getBoundingClientRect();
        return { above: pane.top - top, below: bottom - pane.bottom, scrolled: window.scrollY };
      });
      assert.ok(above <= 0 && below <= 1, `${above} px above the pane, ${below} px below it`);
      assert.equal(scrolled, 0);
    });

    it("ignores a finding, and shows it again", async () => {
      await drafting.open("要点.txt", "2026年工作要点\n一、任务\n1.甲事。（责任单位：甲科；完成时间：3月底前）\n3.乙事。（责任单位：甲科；完成时间：3月底前）\n");
      await drafting.until("the gap", ({ findings }) => findings.length === 1);
      await drafting.click(".ignore");
      await drafting.until("no findings", ({ counts, findings }) => counts === "没有发现问题" && findings.length === 0);
      await drafting.click(".restore");
      await drafting.until("the gap again", ({ findings }) => findings.length === 1);
    });
  });
}
