/** The drafting page as a test uses it: what a person would do there, and what they would see. */

import assert from "node:assert/strict";

/**
 * Opens the page and watches it: see `Drafting.assertQuiet`.
 *
 * @param {string} site what the page may load: a file, or what is below an origin
 * @param {object} options
 * @param {string} [options.path] where the page is in the site; empty if it is the site
 * @param {object} [options.viewport]
 * @param {boolean} [options.lenient] whether the page's own content security policy is left aside, to put things into it
 * @param {"light" | "dark"} [options.scheme]
 */
export async function openPage(
  browser,
  site,
  { path = "/index.html", viewport = { width: 1200, height: 800 }, lenient = false, scheme = "light" } = {},
) {
  const page = await browser.newPage();
  await page.setBypassCSP(lenient);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.setViewport(viewport);
  const [, major] = (await browser.version()).match(/\/(\d+)\./);
  const drafting = new Drafting(page, site, Number(major));
  await page.goto(`${site}${path}`, { waitUntil: "load" });
  return drafting;
}

/** Keys that select text on this page, and their codes. */
const SELECTING = new Map([
  ["a", 65],
  ["Enter", 13],
  ["F8", 119],
]);

export class Drafting {
  #site;
  /**
   * Headless Chromium 91 ends itself («IsSupportedClipboardBuffer») when a click or a key selects text: Linux keeps selected
   * text as a second clipboard, of which its headless mode has none. There, these clicks and keys are made by script.
   */
  #diesOfSelections;
  #loaded = false;
  /** Requests to other sites, or after the load event; errors of the page and on its console. */
  #noises = [];

  constructor(page, site, major) {
    this.page = page;
    this.#diesOfSelections = major === 91;
    this.#site = site;
    page.on("load", () => (this.#loaded = true));
    page.on("request", (request) => {
      const url = request.url();
      const within = url === this.#site || url.startsWith(`${this.#site}/`);
      if (!url.startsWith("data:") && (this.#loaded || !within)) {
        this.#noises.push(`request: ${url}`);
      }
    });
    page.on("pageerror", (error) => this.#noises.push(`page error: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") {
        this.#noises.push(`console: ${message.text()} ${message.location().url ?? ""}`);
      }
    });
  }

  /** That the page asked for nothing once it was loaded, nor ever of another site, and complained of nothing. */
  assertQuiet() {
    assert.deepEqual(this.#noises, []);
  }

  /** What a person would see. */
  see() {
    return this.page.evaluate(() => {
      const editor = document.querySelector("#editor").shadowRoot;
      const text = (selector, within) => within.querySelector(selector).textContent;
      return {
        text: Array.from(editor.querySelectorAll(".cm-line"), (line) => line.textContent).join("\n"),
        underlined: Array.from(editor.querySelectorAll(".cm-finding"), (mark) => mark.textContent),
        selected: editor.getSelection().toString(),
        typing: editor.activeElement !== null && editor.activeElement.classList.contains("cm-content"),
        findings: Array.from(document.querySelectorAll(".finding"), (item) => ({
          severity: text(".severity", item),
          line: text(".line", item),
          message: text(".message", item),
          current: item.hasAttribute("aria-current"),
        })),
        counts: text("#counts", document),
        trouble: document.querySelector("#trouble").hidden ? null : text("#trouble", document),
      };
    });
  }

  /** Waits, frame by frame, until `condition` holds of what is seen, and gives that. */
  async until(what, condition) {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const seen = await this.see();
      if (condition(seen)) {
        return seen;
      }
      if (Date.now() > deadline) {
        assert.fail(`never seen: ${what}\n${JSON.stringify({ ...seen, text: seen.text.slice(0, 200) }, null, 1)}`);
      }
      await this.nextFrame();
    }
  }

  nextFrame() {
    return this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve())));
  }

  /** Puts the cursor to work in the editor. */
  async focusEditor() {
    await this.page.evaluate(() => document.querySelector("#editor").shadowRoot.querySelector(".cm-content").focus());
  }

  /** Types `text` in place of all that is there, key by key. */
  async rewrite(text) {
    await this.focusEditor();
    await this.press("Control", "a");
    await this.until("all of it selected", ({ selected }) => selected !== "");
    await this.press("Delete");
    await this.page.keyboard.type(text);
  }

  /** Clicks on what `selector` finds first. */
  async click(selector) {
    if (this.#diesOfSelections) {
      await this.page.$eval(selector, (element) => element.click());
    } else {
      await this.page.click(selector);
    }
  }

  /** Presses the last of `keys` while the others are held. */
  async press(...keys) {
    if (this.#diesOfSelections && SELECTING.has(keys[keys.length - 1])) {
      await this.#pressByScript(keys);
      return;
    }
    const { keyboard } = this.page;
    const held = keys.slice(0, -1);
    for (const key of held) {
      await keyboard.down(key);
    }
    await keyboard.press(keys[keys.length - 1]);
    for (const key of held.reverse()) {
      await keyboard.up(key);
    }
  }

  #pressByScript(keys) {
    const key = keys[keys.length - 1];
    const init = {
      key,
      keyCode: SELECTING.get(key),
      ctrlKey: keys.includes("Control"),
      shiftKey: keys.includes("Shift"),
      bubbles: true,
      cancelable: true,
      composed: true,
    };
    return this.page.evaluate((init) => {
      const { activeElement } = document;
      const target = activeElement.shadowRoot ? activeElement.shadowRoot.activeElement : activeElement;
      const untouched = target.dispatchEvent(new KeyboardEvent("keydown", init));
      if (untouched && init.key === "Enter") {
        target.click();
      }
    }, init);
  }
}
