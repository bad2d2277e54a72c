/** The picture in the README. It is taken anew with UPDATE_SCREENSHOT=1; otherwise only that it can be taken is tried. */

import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { it } from "node:test";
import { fileURLToPath } from "node:url";

import { browsers } from "./browsers.mjs";
import { openPage } from "./drafting.mjs";
import { serve } from "./server.mjs";

const DOCS = fileURLToPath(new URL("../../docs/", import.meta.url));

it("shows the page", { timeout: 120_000 }, async () => {
  const server = await serve();
  const [{ launch }] = browsers;
  const browser = await launch();
  try {
    const drafting = await openPage(browser, server.origin, {
      viewport: { width: 1280, height: 800, deviceScaleFactor: 1.5 },
      lenient: true,
    });
    await drafting.until("the findings", ({ findings }) => findings.length > 0);
    await lendFont(drafting.page, server.origin);
    await drafting.click(".finding:nth-child(2) .place");
    await drafting.until("the second finding", ({ findings }) => findings[1].current);
    const picture = await drafting.page.screenshot({ type: "png" });
    assert.notEqual(picture.length, 0);
    if (process.env.UPDATE_SCREENSHOT) {
      await mkdir(DOCS, { recursive: true });
      await writeFile(`${DOCS}screenshot.png`, picture);
    }
  } finally {
    await browser.close();
    await server.close();
  }
});

/** Gives the page a Chinese font, which the machine may not have: offices do, so the page brings none. */
async function lendFont(page, origin) {
  await page.evaluate(async (href) => {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = href;
    const loaded = new Promise((resolve, reject) => {
      sheet.onload = resolve;
      sheet.onerror = reject;
    });
    document.head.append(sheet);
    await loaded;
    document.body.style.fontFamily = '"Noto Sans SC Variable"';
    await Promise.all(
      document.body.innerText.match(/[^\s]/gu).map((character) => document.fonts.load('16px "Noto Sans SC Variable"', character)),
    );
    await document.fonts.ready;
    // The editor measures its lines when its size changes, not when a font does.
    window.dispatchEvent(new Event("resize"));
  }, `${origin}/fonts/index.css`);
}
