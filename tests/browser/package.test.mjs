/** The package in a page of someone else's: what its browser entry gives. */

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { browsers, PATIENCE } from "./browsers.mjs";
import { serve } from "./server.mjs";

for (const { name, launch } of browsers) {
  describe(`the package in ${name}`, { timeout: 180_000 }, () => {
    let server;
    let browser;
    let page;

    before(async () => {
      server = await serve({ replace: { "/empty.html": { body: "<!doctype html>" } } });
      browser = await launch();
      page = await browser.newPage();
      await page.goto(`${server.origin}/empty.html`);
    }, PATIENCE);

    after(async () => {
      await browser?.close();
      await server?.close();
    }, PATIENCE);

    it("finds its module beside the script, or takes it in any form", async () => {
      const findings = await page.evaluate(async () => {
        const { loadChecker } = await import("/dist/browser.js");
        const url = new URL("/dist/hegao_bg.wasm", location.href);
        const bytes = await (await fetch(url.href)).arrayBuffer();
        const sources = [undefined, url, await fetch(url.href), bytes, await WebAssembly.compile(bytes)];
        const checkers = await Promise.all(sources.map((source) => loadChecker(source)));
        return checkers.map((checker) => checker.check("2026年工作要点\n1.一件事。\n3.又一件事。\n"));
      });
      assert.equal(findings.length, 5);
      assert.ok(findings[0].some(({ rule }) => rule === "number-gap"));
      for (const other of findings) {
        assert.deepEqual(other, findings[0]);
      }
    });

    it("counts UTF-16 code units", async () => {
      const places = await page.evaluate(async () => {
        const { loadChecker } = await import("/dist/browser.js");
        const text = "2026年工作要点\r\n1.一件事😀\ud83d。\r\n3.又一件事。\r\n";
        const findings = (await loadChecker()).check(text);
        return findings.filter(({ rule }) => rule === "number-gap").map(({ start, end }) => text.slice(start, end));
      });
      assert.deepEqual(places, ["3."]);
    });
  });
}
