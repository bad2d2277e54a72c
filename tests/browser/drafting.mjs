/** The drafting page as a test uses it: what a person would do there, and what they would see. */

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { eventually } from "./setting.mjs";

/**
 * Opens the page and watches it: see `Drafting.assertQuiet`.
 *
 * @param {string} site what the page may load: a file, or what is below an origin
 * @param {object} options
 * @param {string} [options.path] where the page is in the site; empty if it is the site
 * @param {object} [options.viewport]
 * @param {boolean} [options.lenient] whether the page's own content security policy is left aside, to put things into it
 * @param {"light" | "dark"} [options.scheme] what the reader prefers; otherwise what the browser comes with, which is light
 */
export async function openPage(
  browser,
  site,
  { path = "/index.html", viewport = { width: 1200, height: 800 }, lenient = false, scheme } = {},
) {
  const page = await browser.newPage();
  // Asked for only where it is wanted: Firefox, driven by WebDriver BiDi, can be told neither.
  if (lenient) {
    await page.setBypassCSP(true);
  }
  if (scheme !== undefined) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  }
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
  #ready = false;
  /** Requests to other sites, or of a page that was ready; errors of the page and on its console. */
  #noises = [];

  constructor(page, site, major) {
    this.page = page;
    this.#diesOfSelections = major === 91;
    this.#site = site;
    page.on("request", (request) => {
      const url = request.url();
      const within = url === this.#site || url.startsWith(`${this.#site}/`);
      if (!url.startsWith("data:") && (this.#ready || !within)) {
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

  /**
   * Has the page ask for nothing from now on: it shows what it was opened for. Not from its load event on, which Firefox may tell of
   * before the requests that it made until then.
   */
  ready() {
    this.#ready = true;
  }

  /** That the page asked for nothing once it was ready, nor ever of another site, and complained of nothing. */
  assertQuiet() {
    assert.deepEqual(this.#noises, []);
  }

  /** What a person would see. */
  see() {
    return this.page.evaluate(() => {
      const editor = document.querySelector("#editor").shadowRoot;
      const holder = document.querySelector("#panel").firstElementChild;
      const panel = holder === null ? document.createElement("div") : holder.shadowRoot;
      const text = (selector, within = panel) => {
        const found = within.querySelector(selector);
        return found === null || found.hidden ? null : found.textContent;
      };
      // Chromium has a selection for each shadow tree, Firefox one for all of the page.
      const selection = editor.getSelection ? editor.getSelection() : document.getSelection();
      return {
        text: Array.from(editor.querySelectorAll(".cm-line"), (line) => line.textContent).join("\n"),
        underlined: Array.from(editor.querySelectorAll(".cm-finding"), (mark) => mark.textContent),
        selected: selection.toString(),
        typing: editor.activeElement !== null && editor.activeElement.classList.contains("cm-content"),
        findings: Array.from(panel.querySelectorAll(".finding"), (item) => ({
          severity: item.className.replace("finding ", ""),
          line: text(".line", item),
          message: text(".message", item),
          current: item.hasAttribute("aria-current"),
        })),
        counts: text(".counts"),
        trouble: text(".trouble"),
        notice: text("#notice", document),
      };
    });
  }

  /** Waits, frame by frame, until `condition` holds of what is seen, and gives that. */
  async until(what, condition) {
    const seen = await eventually(this.page, what, () => this.see(), condition);
    this.ready();
    return seen;
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

  /** What `selector` finds first in the panel. */
  async inPanel(selector) {
    const found = await this.page.evaluateHandle(
      (selector) => document.querySelector("#panel").firstElementChild.shadowRoot.querySelector(selector),
      selector,
    );
    return found.asElement() ?? assert.fail(`the panel has no ${selector}`);
  }

  /** Clicks on what `selector` finds first in the panel. */
  async click(selector) {
    await this.clickOn(await this.inPanel(selector));
  }

  /** Clicks on an element. */
  async clickOn(element) {
    if (this.#diesOfSelections) {
      await element.evaluate((element) => element.click());
    } else {
      await element.click();
    }
  }

  /**
   * Opens a file of these bytes or this text.
   *
   * @param {"chosen" | "dropped"} how
   */
  open(name, content, how = "chosen") {
    return this.page.evaluate(
      (name, bytes, how) => {
        const files = new DataTransfer();
        files.items.add(new File([Uint8Array.from(bytes)], name));
        if (how === "chosen") {
          const input = document.querySelector("#file");
          input.files = files.files;
          input.dispatchEvent(new Event("change"));
        } else {
          const over = document.querySelector("#editor").shadowRoot.querySelector(".cm-content");
          over.dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, composed: true, cancelable: true }));
        }
      },
      name,
      Array.from(Buffer.from(content)),
      how,
    );
  }

  /** What the browser saves once `element`, or what this selector finds in the panel, is clicked on. */
  async saved(element) {
    const folder = await mkdtemp(join(tmpdir(), "hegao-"));
    const session = await this.page.target().createCDPSession();
    const done = new Promise((resolve) => {
      let name = "";
      session.on("Page.downloadWillBegin", ({ suggestedFilename }) => (name = suggestedFilename));
      session.on("Page.downloadProgress", ({ state }) => state === "completed" && resolve(name));
    });
    await session.send("Page.enable");
    await session.send("Page.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
    await this.clickOn(typeof element === "string" ? await this.inPanel(element) : element);
    const name = await done;
    const content = await readFile(join(folder, name));
    await rm(folder, { recursive: true });
    return { name, content };
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
      let target = document.activeElement;
      while (target.shadowRoot && target.shadowRoot.activeElement) {
        target = target.shadowRoot.activeElement;
      }
      const untouched = target.dispatchEvent(new KeyboardEvent("keydown", init));
      if (untouched && init.key === "Enter") {
        target.click();
      }
    }, init);
  }
}
