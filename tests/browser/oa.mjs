/** A page of someone else's with drafts of every kind in it, and a policy as strict as one gets. */

import assert from "node:assert/strict";
import { afterEach, beforeEach } from "node:test";

import { listenTo, nextFrame, strictest, useBrowser } from "./setting.mjs";

const PAGE = `<!doctype html><html lang="zh-CN"><head><title>OA</title><link rel="stylesheet" href="/oa.css"></head>
<body><div id="box"></div></body></html>`;

/** The lines of a draft far enough from each other for every line under them to be seen. */
const STYLES = `#box { position: relative; width: 640px; height: 400px; overflow: auto; }
.draft { box-sizing: border-box; width: 480px; height: 300px; margin: 20px; padding: 6px 12px; border: 2px solid gray;
font: 16px/28px sans-serif; overflow: auto; }
p { margin: 0; }
.dark { background: #1c1c1c; color: #eee; }`;

/** The kinds of drafts: each puts one into `box`, and gives it with what `attach` takes. They run in the page. */
const MAKERS = {
  "a textarea": (box) => {
    const draft = document.createElement("textarea");
    draft.value = window.material.text;
    box.append(draft);
    return [draft, draft];
  },
  "an element": (box) => {
    const draft = document.createElement("div");
    draft.contentEditable = "true";
    draft.innerHTML = window.material.html;
    box.append(draft);
    return [draft, draft];
  },
  "a shadow tree": (box) => {
    const draft = document.createElement("div");
    draft.contentEditable = "true";
    draft.innerHTML = window.material.html;
    const root = box.appendChild(document.createElement("div")).attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(window.material.styles);
    root.adoptedStyleSheets = [sheet];
    root.append(draft);
    return [draft, draft];
  },
  "a frame": async (box) => {
    const frame = document.createElement("iframe");
    frame.src = "/inner.html";
    Object.assign(frame.style, { width: "600px", height: "380px", border: "0", margin: "10px 0 0 10px" });
    await new Promise((resolve) => {
      frame.onload = resolve;
      box.append(frame);
    });
    const inner = frame.contentDocument;
    const draft = inner.createElement("div");
    draft.contentEditable = "true";
    draft.innerHTML = window.material.html;
    inner.querySelector("#box").append(draft);
    return [draft, frame];
  },
};

/** Runs in the page: opens a draft of a kind, and gives its number among those opened once it was checked. */
async function openDraft(kind, { config }) {
  const { attach } = await import("/dist/widget.js");
  const [draft, watched] = await window.kinds[kind](document.querySelector("#box"));
  draft.classList.add("draft");
  const findings = new Promise((resolve) => watched.addEventListener("hegao-findings", resolve, { once: true }));
  window.drafts.push({ draft, watched, watch: attach(watched, { config }) });
  await findings;
  return window.drafts.length - 1;
}

/** Runs in the page: lets the page have `data`, by type, copied into the clipboard; to copy, it needs what a gesture allows. */
function copy(data) {
  const put = (event) => {
    for (const [type, text] of Object.entries(data)) {
      event.clipboardData.setData(type, text);
    }
    event.preventDefault();
    // What else listens would have the selection copied.
    event.stopImmediatePropagation();
  };
  window.addEventListener("copy", put, { once: true, capture: true });
  return document.execCommand("copy");
}

/** The kinds of drafts that can be opened. */
export const KINDS = Object.keys(MAKERS);

/**
 * Such a page for each test of the suite that this is called in. A test finds in it what it opened: `window.drafts`, each with its
 * `draft`, the element that is `watched`, and the `watch`.
 *
 * @param {{text: string, html: string}} material what stands in a draft
 */
export function useOa({ launch, major }, material) {
  const site = useBrowser(
    { launch },
    {
      headers: { "content-security-policy": `${strictest(major)}; frame-src 'self'` },
      replace: { "/oa.html": { body: PAGE }, "/inner.html": { body: PAGE }, "/oa.css": { body: STYLES } },
    },
  );
  const oa = {
    page: null,
    /** What the page did that it should not. */
    noises: [],
    /** Opens a draft of a kind; gives its number once it was checked. */
    async open(kind, { config = {} } = {}) {
      await oa.page.evaluate(openDraft, kind, { config });
      await nextFrame(oa.page);
    },
    /** Pastes `data`, by type, into the draft opened first, as the keys do. */
    async paste(data) {
      assert.ok(await oa.page.evaluate(copy, data));
      await oa.page.evaluate(() => window.drafts[0].draft.focus());
      const client = await oa.page.target().createCDPSession();
      const key = { key: "v", code: "KeyV", windowsVirtualKeyCode: 86, modifiers: 2 };
      await client.send("Input.dispatchKeyEvent", { type: "rawKeyDown", commands: ["paste"], ...key });
      await client.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
    },
  };

  beforeEach(async () => {
    oa.noises = [];
    oa.page = await site.browser.newPage();
    await oa.page.setViewport({ width: 1000, height: 700 });
    listenTo(oa.page, (noise) => oa.noises.push(noise));
    await oa.page.goto(`${site.origin}/oa.html`);
    const makers = Object.entries(MAKERS).map(([kind, make]) => `${JSON.stringify(kind)}: ${make}`);
    await oa.page.evaluate(`window.kinds = {${makers}}; window.drafts = []`);
    await oa.page.evaluate(({ text, html }, styles) => {
      // The page's own scripts may have a policy of their own, that lets HTML pass.
      const policy = window.trustedTypes.createPolicy("oa", { createHTML: (html) => html });
      window.material = { text, html: policy.createHTML(html), styles };
    }, material, STYLES);
  });

  afterEach(async () => {
    assert.deepEqual(oa.noises, []);
    await oa.page.close();
  });

  return oa;
}
