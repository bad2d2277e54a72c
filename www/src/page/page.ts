/** The drafting page: a draft is checked as it is written, and what was found stands beside it. */

import { loadFrom } from "../load.js";
import { download } from "../panel/export.js";
import { Watch } from "../widget/watch.js";
import { setUpDesk } from "../word/desk.js";
import type { WordFile } from "../word/word.js";
import { createEditor } from "./editor.js";
import { byId } from "./elements.js";
import { openSettings, remembered } from "./settings.js";
import sample from "../../../tests/drafts/market-regulation-plan-slips.txt";

const editor = createEditor(byId("editor", HTMLElement), sample);

/** What the draft is called, and what it was when it was last opened or saved. */
let name = "文稿.txt";
let kept = sample;

/**
 * Begins to check, once the wasm module has come from `source`; until then the page is an editor only.
 *
 * @param openWord opens a Word file
 */
export function startPage(
  source: URL | (() => Promise<BufferSource>),
  openWord: (bytes: Uint8Array) => Promise<WordFile>,
): void {
  const checker = loadFrom(source);
  const watch = new Watch(editor.view, editor, {
    checker,
    config: remembered(),
    panel: byId("panel", HTMLElement),
  });
  const settings = byId("settings", HTMLButtonElement);
  checker.then(
    (checker) => settings.addEventListener("click", () => openSettings(checker, (config) => watch.configure(config))),
    // The panel says why.
    () => (settings.disabled = true),
  );
  setUpDesk({
    button: byId("open", HTMLElement),
    input: byId("file", HTMLInputElement),
    within: window,
    openWord,
    wordButton: byId("word", HTMLButtonElement),
    notice: byId("notice", HTMLElement),
    text: editor.text,
    findings() {
      watch.refresh();
      return watch.findings;
    },
    opened(text, from) {
      editor.replace(text);
      kept = editor.text();
      name = from;
    },
    saved: (text) => (kept = text),
  });
}

byId("save", HTMLElement).addEventListener("click", () => {
  kept = editor.text();
  download(new Blob([kept], { type: "text/plain" }), name.replace(/\.docx$/i, ".txt"));
});

/** A page that is closed or reloaded takes the draft with it: ask first, if there is anything in it that is nowhere else. */
window.addEventListener("beforeunload", (event) => {
  if (editor.text() !== kept) {
    event.preventDefault();
  }
});
