/** The wasm module for Word files in a browser: it uses nothing that old ones do not have. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";

import { browsers, PATIENCE } from "./browsers.mjs";
import { serve } from "./server.mjs";

const FIXTURES = new URL("../../docx/tests/fixtures/", import.meta.url);

for (const { name, launch } of browsers) {
  describe(`the module for Word files in ${name}`, { timeout: 180_000 }, () => {
    let server;
    let browser;
    let page;

    before(async () => {
      const draft = await readFile(new URL("libreoffice.docx", FIXTURES));
      server = await serve({ replace: { "/empty.html": { body: "<!doctype html>" }, "/draft.docx": { body: draft } } });
      browser = await launch();
      page = await browser.newPage();
      await page.goto(`${server.origin}/empty.html`);
    }, PATIENCE);

    after(async () => {
      await browser?.close();
      await server?.close();
    }, PATIENCE);

    it("reads a file and writes into it", async () => {
      const { text, again, skipped, message } = await page.evaluate(async () => {
        const load = async (path) => (await fetch(path)).arrayBuffer();
        const { createGlue } = await import("/pkg/docx/glue.js");
        const docx = createGlue();
        const { instance } = await WebAssembly.instantiate(await load("/pkg/docx/docx_bg.wasm"), { "./docx_bg.js": docx });
        docx.__wbg_set_wasm(instance.exports);
        const bytes = new Uint8Array(await load("/draft.docx"));
        const { text } = docx.read(bytes);
        const start = text.indexOf("42万亩");
        const words = { start, end: start + 4 };
        const changes = { findings: [{ ...words, message: "核对" }], edits: [{ ...words, text: "43万亩" }] };
        const { bytes: written, skippedFindings, skippedEdits } = docx.write(bytes, changes);
        let message = "";
        try {
          docx.read(written.subarray(1));
        } catch (error) {
          message = error.message;
        }
        return { text, again: docx.read(written).text, skipped: [...skippedFindings, ...skippedEdits], message };
      });
      assert.equal(text, await readFile(new URL("libreoffice.txt", FIXTURES), "utf8"));
      assert.equal(again, text.replace("42万亩", "43万亩"));
      assert.deepEqual(skipped, []);
      assert.notEqual(message, "");
    });
  });
}
