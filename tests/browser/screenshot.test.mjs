/**
 * Pictures of what a reader sees, to be looked at: SCREENSHOTS=folder keeps them there, UPDATE_SCREENSHOT=1 takes the two of the README
 * anew. In any case it is tried that each can be taken, and is a picture of something.
 */

import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

import { browsers } from "./browsers.mjs";
import { HOST, PAGE as CODEMIRROR } from "./codemirror-page.mjs";
import { openPage } from "./drafting.mjs";
import { EDITORS } from "./editor-pages.mjs";
import { lendFont } from "./fonts.mjs";
import { useBrowser } from "./setting.mjs";

const DOCS = fileURLToPath(new URL("../../docs/", import.meta.url));

/** A plan with a slip of each weight, as an editor holds it. */
const LINES = [
  "临江区司法局2026年工作要点",
  "2025年，全区受理法律援助申请943件，办结882件，办结率95.4%。2026年要抓好以下工作。",
  "一、推进依法行政",
  "1.制定法治建设任务清单，明确各部门职责。（责任部门：办公室；完成时间：3月底前）",
  "2.开展法治督察，通报督察结果。（责任部门：法治督察科）",
  "4.办好行政复议案件，提高一次办结比例。（责任部门：复议应诉科；完成时间：11月底前）",
  "二、优化公共法律服务",
  "1.推进司法所规范化建设。（责任部门：基层科；完成时间：9月底前）",
  "2、做好人民调解员培训。（责任部门：基层科；完成时间：6月底前）",
];
const HTML = LINES.map((line) => `<p>${line}</p>`).join("");

/** What is photographed of the drafting page: how it is reached, and what is then seen in the panel. */
const TABS = [
  { name: "findings", reach: (drafting) => drafting.click(".finding:nth-child(2) .place"), shown: "[aria-current]" },
  { name: "tasks", reach: (drafting) => drafting.click("#tab-1"), shown: "#view-1 tbody tr" },
  { name: "timeline", reach: (drafting) => drafting.click("#tab-2"), shown: "#view-2 canvas" },
  { name: "figures", reach: (drafting) => drafting.click("#tab-3"), shown: "#view-3 tbody tr" },
];
const VIEWS = [
  { name: "light", viewport: { width: 1280, height: 800, deviceScaleFactor: 1.5 } },
  { name: "dark", viewport: { width: 1280, height: 800 }, scheme: "dark" },
  { name: "360", viewport: { width: 360, height: 740, deviceScaleFactor: 2 } },
];

describe("pictures", { timeout: 180_000 }, () => {
  const pages = EDITORS.map(({ head = "", body }, index) => [`/oa-${index}.html`, { body: oaPage(head, body) }]);
  const site = useBrowser(browsers[0], {
    replace: {
      ...Object.fromEntries(pages),
      "/area.html": { body: oaPage("", '<textarea id="draft" aria-label="正文"></textarea>') },
      "/cm.html": { body: CODEMIRROR },
      "/host.js": { body: HOST },
    },
  });

  /** Takes a picture of what `page` shows, once the fonts for it are there. */
  async function take(page, name, doc) {
    await lendFont(page, site.origin);
    const picture = await page.screenshot({ type: "png" });
    const { width, height } = page.viewport();
    assert.ok(picture.length > (width * height) / 100, `${name} is empty`);
    const folders = [process.env.SCREENSHOTS, process.env.UPDATE_SCREENSHOT && doc ? DOCS : undefined];
    for (const folder of folders.filter(Boolean)) {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, `${folder === DOCS ? doc : name}.png`), picture);
    }
  }

  for (const { name, viewport, scheme } of VIEWS) {
    it(`the page, ${name}`, async () => {
      const drafting = await openPage(site.browser, site.origin, { viewport, scheme, lenient: true });
      await drafting.until("the findings", ({ findings }) => findings.length > 0);
      for (const { name: tab, reach, shown } of TABS) {
        await drafting.click("#tab-0");
        await reach(drafting);
        await drafting.page.waitForFunction(
          (shown) => document.querySelector("#panel").firstElementChild.shadowRoot.querySelector(shown),
          {},
          shown,
        );
        if (viewport.width < 800) {
          await drafting.page.evaluate(() => document.querySelector("#panel").scrollIntoView());
        }
        await take(drafting.page, `page-${name}-${tab}`, name === "light" && tab === "findings" ? "screenshot" : null);
      }
      await drafting.page.evaluate(() => window.scrollTo(0, 0));
      await take(drafting.page, `page-${name}-top`);
      await drafting.page.click("#settings");
      await take(drafting.page, `page-${name}-settings`);
      await drafting.page.close();
    });
  }

  const openArea = (html) => {
    const draft = document.querySelector("#draft");
    draft.value = html.replace(/<\/p><p>/g, "\n").replace(/<\/?p>/g, "");
    return draft;
  };

  for (const [index, { name, open }] of [...EDITORS, { name: "textarea", open: openArea }].entries()) {
    it(`the widget in ${name}`, async () => {
      const page = await site.browser.newPage();
      await page.setViewport({ width: 1180, height: 390, deviceScaleFactor: 1.5 });
      await page.goto(`${site.origin}/${index < EDITORS.length ? `oa-${index}` : "area"}.html`);
      await page.evaluate(`window.openEditor = ${open}`);
      await page.evaluate(async (html) => {
        const { attach } = await import("/dist/widget.js");
        const watched = await window.openEditor(html);
        const checked = new Promise((resolve) => watched.addEventListener("hegao-findings", resolve, { once: true }));
        attach(watched, { panel: document.querySelector("#side") });
        await checked;
      }, HTML);
      await take(page, `widget-${name}`, name === "TinyMCE" ? "widget" : null);
      await page.close();
    });
  }

  it("hegao/codemirror", async () => {
    const page = await site.browser.newPage();
    await page.setViewport({ width: 900, height: 560 });
    await page.goto(`${site.origin}/cm.html`);
    await page.waitForFunction(() => window.host);
    await page.evaluate((text) => window.host.open(text), LINES.join("\n"));
    await page.waitForFunction(() => window.host.findings?.length > 0 && window.host.root.querySelector(".cm-lintRange, .cm-lintPoint"));
    await take(page, "codemirror");
    await page.close();
  });
});

/** A page of an OA system: the editor, and beside it a place for the panel. */
function oaPage(head, body) {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>OA</title><link rel="icon" href="data:,">${head}<style>
body { display: flex; gap: 12px; margin: 12px; background: #eef1f5; font: 16px/1.8 "Noto Sans SC Variable", sans-serif; }
#main { flex: 1; min-width: 0; } #side { width: 400px; height: 362px; }
#draft { box-sizing: border-box; background: #fff; } textarea#draft { width: 100%; height: 362px; padding: 12px; font: inherit; }
</style></head><body><div id="main">${body}</div><div id="side"></div></body></html>`;
}
