/** What axe-core finds wrong with the page for those who use it by keyboard or screen reader: nothing, in each of its states. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";

import { browsers } from "./browsers.mjs";
import { openPage } from "./drafting.mjs";
import { lendFont } from "./fonts.mjs";
import { useBrowser } from "./setting.mjs";

const AXE = await readFile(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** How each state is reached. */
const STATES = {
  问题: () => {},
  "an open explanation": (drafting) => drafting.click(".rule-name"),
  任务台账: (drafting) => turnTo(drafting, 1, "tbody tr"),
  时间轴: (drafting) => turnTo(drafting, 2, "canvas"),
  数字台账: (drafting) => turnTo(drafting, 3, "tbody tr"),
  settings: (drafting) => drafting.page.click("#settings"),
  "an unreadable file": async (drafting) => {
    await drafting.page.evaluate(() => {
      const files = new DataTransfer();
      files.items.add(new File(["PK\x03\x04"], "要点.docx"));
      window.dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
    });
    await drafting.until("the notice", ({ notice }) => notice !== null);
  },
  "no findings": async (drafting) => {
    await drafting.rewrite("通知");
    await drafting.until("no findings", ({ counts }) => counts === "没有发现问题");
  },
};

async function turnTo(drafting, index, selector) {
  await drafting.click(`#tab-${index}`);
  await drafting.page.waitForFunction(
    (selector) => document.querySelector("#panel").firstElementChild.shadowRoot.querySelector(selector),
    {},
    `#view-${index} ${selector}`,
  );
}

for (const { name, launch } of browsers) {
  describe(`accessibility in ${name}`, { timeout: 180_000 }, () => {
    const site = useBrowser({ launch });

    for (const scheme of ["light", "dark"]) {
      for (const [state, reach] of Object.entries(STATES)) {
        it(`${state}, ${scheme}`, async () => {
          const drafting = await openPage(site.browser, site.origin, { lenient: true, scheme });
          await drafting.until("the findings of the sample", ({ findings }) => findings.length > 0);
          await reach(drafting);
          // Of characters that no font has, axe-core takes no notice.
          await lendFont(drafting.page, site.origin);
          await drafting.page.evaluate(AXE);
          const { violations, passes } = await drafting.page.evaluate(() => window.axe.run());
          await drafting.page.close();
          assert.ok(passes.length > 10, "the page was looked at");
          assert.deepEqual(
            violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(" ")}`)),
            [],
          );
        });
      }
    }
  });
}
