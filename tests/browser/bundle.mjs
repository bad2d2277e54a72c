/** Parts of the package that it does not give to anyone, for a test to try by themselves. */

import { createRequire } from "node:module";
import { after, before, beforeEach } from "node:test";
import { fileURLToPath } from "node:url";

import { PATIENCE } from "./browsers.mjs";

const WWW = fileURLToPath(new URL("../../www/", import.meta.url));
const { build } = createRequire(`${WWW}package.json`)("esbuild");

/** A script that gives a page what `source`, a module in www/, exports: as `window.hegao`. */
export async function bundle(source) {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: WWW },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "hegao",
    target: "chrome75",
    charset: "utf8",
  });
  return outputFiles[0].text;
}

/**
 * A page that has what `source` exports, emptied before each test of the suite that this is called in; `window.open` makes a draft there,
 * and `window.find` gives the range of a word.
 *
 * @returns {{page: import("puppeteer-core-24").Page}}
 */
export function useParts({ launch }, source) {
  const parts = { page: null };
  let browser;
  before(async () => {
    browser = await launch();
    parts.page = await browser.newPage();
    await parts.page.evaluate(await bundle(source));
    await parts.page.evaluate(() => {
      window.open = (html, parent = document.body) => {
        const root = parent.ownerDocument.createElement("div");
        root.contentEditable = "true";
        root.innerHTML = html;
        parent.append(root);
        return root;
      };
      window.find = (text, word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length });
    });
  }, PATIENCE);
  beforeEach(() => parts.page.evaluate(() => document.body.replaceChildren()));
  after(() => browser?.close(), PATIENCE);
  return parts;
}
