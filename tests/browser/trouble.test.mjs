/** What the page does where it cannot check: it says why, and the text is as safe as ever. */

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { browsers, PATIENCE } from "./browsers.mjs";
import { openPage } from "./drafting.mjs";
import { serve } from "./server.mjs";

const STRICT = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:";
const WASM = "/dist/hegao_bg.wasm";

for (const { name, major, launch } of browsers) {
  describe(`loading in ${name}`, { timeout: 180_000 }, () => {
    let browser;

    before(async () => {
      browser = await launch();
    }, PATIENCE);

    after(() => browser?.close(), PATIENCE);

    /** Opens the page from a server of its own. */
    async function visit(options, visitor) {
      const server = await serve(options);
      const drafting = await openPage(browser, server.origin);
      try {
        await visitor(drafting);
      } finally {
        await drafting.page.close();
        await server.close();
      }
    }

    /** That the page says what `cause` matches, and goes on as an editor. */
    async function assertTroubled(drafting, cause) {
      const { trouble, counts } = await drafting.until("the cause", ({ trouble }) => trouble !== null);
      assert.match(trouble, cause);
      assert.equal(counts, "未能检查");
      await drafting.rewrite("一、还能写");
      await drafting.until("what was typed", ({ text }) => text === "一、还能写");
    }

    for (const wasmType of ["application/octet-stream", "application/wasm", "text/plain"]) {
      it(`takes a module sent as ${wasmType}`, () =>
        visit({ wasmType }, async (drafting) => {
          await drafting.until("findings", ({ findings }) => findings.length > 0);
          drafting.assertQuiet();
        }));
    }

    it("names a policy that keeps WebAssembly from running", () =>
      visit({ headers: { "content-security-policy": STRICT.replace(" 'wasm-unsafe-eval'", "") } }, (drafting) =>
        assertTroubled(drafting, /CSP.*wasm-unsafe-eval/),
      ));

    it("names a module that is not there", () =>
      visit({ replace: { [WASM]: { status: 404, body: "" } } }, (drafting) =>
        assertTroubled(drafting, /hegao_bg\.wasm：服务器返回 404/),
      ));

    it("recognises a page sent in the module's place", () =>
      visit({ replace: { [WASM]: { body: "<!doctype html>请登录" } } }, (drafting) =>
        assertTroubled(drafting, /不是 WebAssembly 文件/),
      ));

    it("names a module that is broken", () =>
      visit({ replace: { [WASM]: { body: "\0asm\x01\0\0\0broken" } } }, (drafting) =>
        assertTroubled(drafting, /检查程序无法启动/),
      ));

    // Browsers know 'wasm-unsafe-eval' from Chromium 97; before, only 'unsafe-eval' lets WebAssembly run.
    const policy = major >= 97 ? STRICT : STRICT.replace("wasm-unsafe-eval", "unsafe-eval");
    it(`runs under ${policy}`, () =>
      visit({ headers: { "content-security-policy": policy } }, async (drafting) => {
        await drafting.until("findings", ({ findings }) => findings.length > 0);
        drafting.assertQuiet();
      }));
  });
}
