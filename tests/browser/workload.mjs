/** What the scripts that are run by hand work with: drafts of any length, and a page in which they are watched. */

import { readdir, readFile } from "node:fs/promises";

const DRAFTS = new URL("../drafts/", import.meta.url);

/** Where a page has the widget and its module from. */
export const SCRIPT = "/dist/widget.js";
export const MODULE = "/dist/hegao_bg.wasm";

/** The drafts of the repository one after the other, from the beginning again as often as it takes, cut at a line. */
export async function draftOf(length) {
  const names = (await readdir(DRAFTS)).filter((name) => /\.(txt|md)$/.test(name)).sort();
  const drafts = await Promise.all(names.map((name) => readFile(new URL(name, DRAFTS), "utf8")));
  const all = drafts.map((draft) => `${draft.trimEnd()}\n`).join("");
  const text = all.repeat(Math.ceil((length + 1) / all.length));
  return text.slice(0, text.lastIndexOf("\n", length));
}

/** The elements that a draft is written in, and the HTML of each. */
const ELEMENTS = {
  textarea: (id, text) => `<textarea id="${id}" class="draft">\n${escaped(text)}</textarea>`,
  contenteditable: (id, text) => {
    const lines = text.split("\n").map((line) => `<p>${escaped(line) || "<br>"}</p>`);
    return `<div id="${id}" class="draft" contenteditable="true">${lines.join("")}</div>`;
  },
};

export const KINDS = Object.keys(ELEMENTS);

/** A page with a draft of each of `kinds`, which is its id as well, and beside each, if it is `watched`, its panel. */
export function pageOf(kinds, text, { watched = true } = {}) {
  const panel = (kind) => (watched ? `<div class="panel"><hegao-panel for="#${kind}"></hegao-panel></div>` : "");
  const sections = kinds.map((kind) => `<section>${panel(kind)}${ELEMENTS[kind](kind, text)}</section>`);
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>OA</title><link rel="icon" href="data:,"><style>
body { margin: 8px; font: 16px/1.75 serif; }
section { position: relative; }
.draft { box-sizing: border-box; width: 640px; height: 360px; padding: 12px; overflow: auto; border: 1px solid; font: inherit; }
.draft p { margin: 0; }
.panel { position: absolute; left: 660px; width: 460px; height: 360px; }
</style>${watched ? `<script type="module" src="${SCRIPT}"></script>` : ""}</head><body>${sections.join("")}</body></html>`;
}

function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}

/** The value below which a share of `sorted` lies. */
export function quantile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
