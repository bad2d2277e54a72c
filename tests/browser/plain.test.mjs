/** Pages that may not run WebAssembly, or cannot: the same checks as plain JavaScript, where the page has it so. */

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";

import { drafts } from "../node/drafts.mjs";
import { browsers, PATIENCE } from "./browsers.mjs";
import { serve } from "./server.mjs";

const require = createRequire(new URL("../../www/package.json", import.meta.url));
const { loadChecker } = await import(pathToFileURL(require.resolve("hegao")));

const DRAFT = "2026年工作要点\n1.一件事。\n3.又一件事。（责任单位：办公室）\n";

const FORBIDDEN =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

/** A policy that allows all that the checker can make use of, in any browser. */
const ALLOWED = FORBIDDEN.replace("script-src 'self'", "script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'");

const page = (script, panel) =>
  `<!doctype html><html lang="zh-CN"><head><title>OA</title><base href="/dist/of/">${script}</head>
<body><textarea id="draft">${DRAFT}</textarea>${panel}</body></html>`;

const MODULE = '<script type="module" src="/dist/widget.js"></script>';
const CLASSIC = '<script src="/dist/hegao.iife.js"></script>';
const PANEL = '<hegao-panel for="#draft" fallback="../plain.js"></hegao-panel>';

const PAGES = {
  "/module.html": page(MODULE, PANEL),
  "/classic.html": page(CLASSIC, PANEL),
  "/attached.html": page(`${MODULE}<script type="module" src="/attach.js"></script>`, '<div id="side"></div>'),
  "/without.html": page(MODULE, '<hegao-panel for="#draft"></hegao-panel>'),
  "/nowhere.html": page(MODULE, '<hegao-panel for="#draft" fallback="/nowhere.js"></hegao-panel>'),
  "/empty.html": "<!doctype html>",
};

const ATTACH = `import { attach } from "/dist/widget.js";
attach(document.querySelector("#draft"), { panel: document.querySelector("#side"), fallback: "/dist/plain.js" });`;

for (const { name, launch } of browsers) {
  describe(`without WebAssembly in ${name}`, { timeout: 240_000 }, () => {
    let browser;
    let checker;

    before(async () => {
      browser = await launch();
      checker = await loadChecker();
    }, PATIENCE);

    after(() => browser?.close(), PATIENCE);

    /** Opens a page, under a policy or without WebAssembly at all. */
    async function visit(path, { policy = FORBIDDEN, missing = false }, visitor) {
      const replace = Object.fromEntries(Object.entries(PAGES).map(([path, body]) => [path, { body }]));
      const server = await serve({
        headers: { "content-security-policy": policy },
        replace: { ...replace, "/attach.js": { body: ATTACH }, "/nowhere.js": { status: 404, body: "" } },
      });
      const page = await browser.newPage();
      const loaded = [];
      const errors = [];
      page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
      page.on("pageerror", (error) => errors.push(error.message));
      if (missing) {
        await page.evaluateOnNewDocument(() => delete window.WebAssembly);
      }
      try {
        await page.goto(`${server.origin}${path}`);
        await visitor(page, loaded);
        assert.deepEqual(errors, []);
      } finally {
        await page.close();
        await server.close();
      }
    }

    /** Waits until the panel says anything, and gives that. */
    function told(page) {
      const say = () => {
        const { shadowRoot } = document.querySelector("hegao-panel, #side > div") ?? {};
        const texts = (selector) => Array.from(shadowRoot.querySelectorAll(selector), (found) => found.textContent);
        if (!shadowRoot || (texts(".message").length === 0 && texts(".trouble:not([hidden])").length === 0)) {
          return null;
        }
        return { messages: texts(".message").sort(), trouble: texts(".trouble:not([hidden])").join() };
      };
      return page.waitForFunction(say, { timeout: 20_000 }).then((handle) => handle.jsonValue());
    }

    const right = () => ({ messages: checker.check(DRAFT).map(({ message }) => message).sort(), trouble: "" });

    it("finds and reads in every draft what WebAssembly does", () =>
      visit("/empty.html", {}, async (page) => {
        for (const [name, text] of await drafts()) {
          const given = await page.evaluate(async (text) => {
            window.checker ??= await (await import("/dist/plain.js")).loadChecker();
            return [window.checker.check(text), window.checker.read(text)];
          }, text);
          assert.deepEqual(given, [checker.check(text), checker.read(text)], name);
        }
      }));

    for (const path of ["/module.html", "/classic.html", "/attached.html"]) {
      it(`falls back where a policy forbids it, in ${path}`, () =>
        visit(path, {}, async (page, loaded) => {
          assert.deepEqual(await told(page), right());
          assert.ok(loaded.includes("/dist/plain.js") && !loaded.includes("/dist/hegao_bg.wasm"), loaded.join());
        }));

      it(`falls back where there is none, in ${path}`, () =>
        visit(path, { policy: ALLOWED, missing: true }, async (page) => {
          assert.equal(await page.evaluate(() => typeof WebAssembly), "undefined");
          assert.deepEqual(await told(page), right());
        }));

      it(`loads nothing in its place where it may run, in ${path}`, () =>
        visit(path, { policy: ALLOWED }, async (page, loaded) => {
          assert.deepEqual(await told(page), right());
          assert.ok(!loaded.includes("/dist/plain.js"), loaded.join());
        }));
    }

    it("says what the policy lacks where there is no fallback", () =>
      visit("/without.html", {}, async (page) => {
        const { trouble } = await told(page);
        assert.match(trouble, /CSP.*'wasm-unsafe-eval'.*plain\.js/);
      }));

    it("says that there is none where there is no fallback", () =>
      visit("/without.html", { missing: true }, async (page) => {
        const { trouble } = await told(page);
        assert.match(trouble, /不支持 WebAssembly/);
      }));

    it("names a fallback that is not there", () =>
      visit("/nowhere.html", {}, async (page) => {
        const { trouble } = await told(page);
        assert.match(trouble, /无法载入.*\/nowhere\.js/);
      }));
  });
}
