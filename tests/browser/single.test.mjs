/** What comes as one file: the drafting page on a disk, and the classic script in pages of others. */

import assert from "node:assert/strict";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";

import { browsers, PATIENCE } from "./browsers.mjs";
import { openPage } from "./drafting.mjs";
import { serve } from "./server.mjs";

const DIST = new URL("../../www/dist/", import.meta.url);

const PLAN = new URL("../../docx/tests/fixtures/plan.docx", import.meta.url);

const DRAFT = "2026年工作要点\n1.一件事。\n3.又一件事。（责任单位：办公室）\n";

/** A page of old, in the encoding of old. */
const CLASSIC =
  "<!doctype html><meta charset=gbk><title>OA</title><script src=dist/hegao.iife.js></script>" +
  '<textarea id=draft></textarea><hegao-panel for="#draft"></hegao-panel>';

/** What a site may ask of its scripts at most. Before Chromium 97 only 'unsafe-eval' lets WebAssembly run. */
const strictest = (major) =>
  `default-src 'none'; script-src 'self' '${major >= 97 ? "wasm-" : ""}unsafe-eval'; style-src 'self'; ` +
  "require-trusted-types-for 'script'";

/** An image that would show if the page could ask for it. */
const PIXEL = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

for (const { name, major, launch } of browsers) {
  describe(`single files in ${name}`, { timeout: 180_000 }, () => {
    let browser;
    let folder;

    before(async () => {
      browser = await launch();
      folder = await mkdtemp(join(tmpdir(), "hegao 单文件-"));
    }, PATIENCE);

    after(async () => {
      await browser?.close();
      await rm(folder, { recursive: true });
    }, PATIENCE);

    describe("hegao.html", () => {
      /** Opens the page from a folder where it is alone. */
      async function visit(visitor) {
        const file = join(folder, "hegao.html");
        await copyFile(new URL("hegao.html", DIST), file);
        const drafting = await openPage(browser, pathToFileURL(file).href, { path: "" });
        try {
          await drafting.until("the findings of the sample", ({ findings }) => findings.length > 0);
          await visitor(drafting);
        } finally {
          await drafting.page.close();
        }
      }

      it("shows what is wrong with the sample, in colours", () =>
        visit(async (drafting) => {
          const { findings, underlined, trouble, counts } = await drafting.see();
          assert.equal(trouble, null);
          assert.match(counts, /^\d+ 个错误，/);
          assert.ok(findings.length > 1 && underlined.length > 1);
          const ground = await drafting.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
          assert.notEqual(ground, "rgba(0, 0, 0, 0)");
          drafting.assertQuiet();
        }));

      it("opens a Word file", () =>
        visit(async (drafting) => {
          await drafting.open("要点.docx", await readFile(PLAN));
          const { trouble } = await drafting.until("the draft", ({ text, findings }) => text.startsWith("临江区") && findings.length > 1);
          assert.equal(trouble, null);
          drafting.assertQuiet();
        }));

      it("checks what is typed", () =>
        visit(async (drafting) => {
          await drafting.rewrite("2026年工作要点\n一、主要任务\n1.一件事。\n");
          await drafting.page.keyboard.type("3.又一件事。");
          await drafting.until("the gap", ({ findings }) => findings.some(({ line }) => line === "第 4 行"));
          drafting.assertQuiet();
        }));

      it("can speak to nobody", () =>
        visit(async (drafting) => {
          const server = await serve({ replace: { "/pixel": { body: PIXEL }, "/fetch": { body: "" } } });
          const outcome = await drafting.page.evaluate(async (origin) => {
            const image = new Image();
            const shown = new Promise((resolve) => {
              image.onload = () => resolve("loaded");
              image.onerror = () => resolve("refused");
            });
            image.src = `${origin}/pixel`;
            const fetched = fetch(`${origin}/fetch`, { mode: "no-cors" }).then(
              () => "loaded",
              () => "refused",
            );
            return Promise.all([shown, fetched]);
          }, server.origin);
          await server.close();
          assert.deepEqual(outcome, ["refused", "refused"]);
        }));
    });

    describe("hegao.iife.js", () => {
      let expected;

      before(async () => {
        const server = await serve({ replace: { "/empty.html": { body: "<!doctype html>" } } });
        const page = await browser.newPage();
        await page.goto(`${server.origin}/empty.html`);
        expected = await page.evaluate(async (draft) => {
          const checker = await (await import("/dist/browser.js")).loadChecker();
          return { findings: checker.check(draft), rules: checker.rules(), version: checker.version };
        }, DRAFT);
        await page.close();
        await server.close();
        assert.ok(expected.findings.length > 1);
      }, PATIENCE);

      /** That the script works as browser.js does in the page at `url`, and nothing but these two is asked for. */
      async function assertWorks(url) {
        const page = await browser.newPage();
        const requests = [];
        const noises = [];
        page.on("request", (request) => requests.push(request.url()));
        page.on("pageerror", (error) => noises.push(error.message));
        page.on("console", (message) => noises.push(message.text()));
        await page.goto(url);
        const given = await page.evaluate(async (draft) => {
          const { loadChecker, version } = window.hegao;
          const checker = await loadChecker();
          return { findings: checker.check(draft), rules: checker.rules(), version };
        }, DRAFT);
        const shown = await page.evaluate(async (draft) => {
          const area = document.querySelector("textarea");
          const told = new Promise((resolve) => area.addEventListener("hegao-findings", resolve));
          area.value = draft;
          area.dispatchEvent(new Event("input"));
          const { findings } = (await told).detail;
          const { shadowRoot } = document.querySelector("hegao-panel");
          return { findings, messages: Array.from(shadowRoot.querySelectorAll(".message"), (node) => node.textContent) };
        }, DRAFT);
        await page.close();
        assert.deepEqual(given, expected);
        assert.deepEqual(shown.findings, expected.findings);
        const messages = expected.findings.map(({ message }) => message);
        assert.deepEqual(shown.messages.sort(), messages.sort());
        assert.deepEqual(requests, [url, new URL("dist/hegao.iife.js", url).href]);
        assert.deepEqual(noises, []);
      }

      const policy = strictest(major);
      it(`checks under ${policy}`, async () => {
        const server = await serve({
          headers: { "content-security-policy": policy },
          replace: { "/oa.html": { body: CLASSIC }, "/favicon.ico": { body: "" } },
        });
        try {
          await assertWorks(`${server.origin}/oa.html`);
        } finally {
          await server.close();
        }
      });

      it("checks in a page on a disk", async () => {
        const file = join(folder, "oa.html");
        await writeFile(file, CLASSIC);
        await mkdir(join(folder, "dist"));
        await copyFile(new URL("hegao.iife.js", DIST), join(folder, "dist/hegao.iife.js"));
        await assertWorks(pathToFileURL(file).href);
      });
    });
  });
}
