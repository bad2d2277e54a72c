/** What tests of pages begin with: a server, a browser, and pages that are listened to. */

import assert from "node:assert/strict";
import { after, before } from "node:test";

import { PATIENCE } from "./browsers.mjs";
import { serve } from "./server.mjs";

/**
 * A server and a browser for the suite that this is called in.
 *
 * @param {Parameters<typeof serve>[0]} [options]
 * @returns {{origin: string, browser: import("puppeteer-core-24").Browser}} filled once the suite begins
 */
export function useBrowser({ launch }, options) {
  const setting = { origin: "", browser: null };
  let server;
  before(async () => {
    server = await serve(options);
    setting.origin = server.origin;
    setting.browser = await launch();
  }, PATIENCE);
  after(async () => {
    await setting.browser?.close();
    await server?.close();
  }, PATIENCE);
  return setting;
}

/**
 * What a page does that it should not, told to `tell`: errors, complaints on its console, and requests, where `asked` does not hold
 * of their address.
 */
export function listenTo(page, tell, asked = () => true) {
  page.on("pageerror", (error) => tell(`page error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.location().url?.endsWith("/favicon.ico")) {
      tell(`console: ${message.text()} ${message.location().url ?? ""}`);
    }
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith("data:") && !url.endsWith("/favicon.ico") && !asked(url)) {
      tell(`request: ${url}`);
    }
  });
}

/** The content security policy that is as strict as one gets that lets the checker run; Chromium before 97 has no word of its own for WebAssembly. */
export const strictest = (major) =>
  `default-src 'none'; script-src 'self' '${major >= 97 ? "wasm-" : ""}unsafe-eval'; style-src 'self'; connect-src 'self'; ` +
  "require-trusted-types-for 'script'";

/** Waits for the page to paint. */
export function nextFrame(page) {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));
}

/** Looks at a page, frame by frame, until `condition` holds of what `see` gives, and gives that. */
export async function eventually(page, what, see, condition) {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const seen = await see();
    if (await condition(seen)) {
      return seen;
    }
    if (Date.now() > deadline) {
      assert.fail(`never seen: ${what}\n${JSON.stringify(seen, shortened, 1)}`);
    }
    await nextFrame(page);
  }
}

/** Has JSON tell a draft by its beginning. */
const shortened = (_, value) => (typeof value === "string" && value.length > 400 ? `${value.slice(0, 400)}…` : value);
