/** The drafting page: a draft is checked as it is written, and what was found stands beside it. */

import { loadFrom } from "../load.js";
import type { Finding } from "../types.js";
import { download } from "../panel/export.js";
import { Watch } from "../widget/watch.js";
import type { WordFile } from "../word/word.js";
import { createEditor } from "./editor.js";
import { byId } from "./elements.js";
import { openFiles } from "./files.js";
import { openSettings, remembered } from "./settings.js";
import { marked } from "./word.js";
import sample from "../../../tests/drafts/market-regulation-plan-slips.txt";

/** What Word's files are called among browsers. */
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const notice = byId("notice", HTMLElement);
const editor = createEditor(byId("editor", HTMLElement), sample);

const wordFile = byId("word", HTMLButtonElement);

/** What the draft is called, and what it was when it was last opened or saved. */
let name = "文稿.txt";
let kept = sample;
/** The Word file that it came from. */
let word: WordFile | null = null;

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
  openFiles({
    button: byId("open", HTMLElement),
    input: byId("file", HTMLInputElement),
    openWord,
    onText(text, from, file) {
      editor.replace(text);
      kept = editor.text();
      name = from;
      word = file;
      wordFile.hidden = word === null;
      notice.hidden = true;
    },
    onTrouble: say,
  });
  wordFile.addEventListener("click", () => {
    watch.refresh();
    saveWord(watch.findings).catch((error: unknown) => say(error instanceof Error ? error.message : String(error)));
  });
}

byId("save", HTMLElement).addEventListener("click", () => {
  kept = editor.text();
  download(new Blob([kept], { type: "text/plain" }), name.replace(/\.docx$/i, ".txt"));
});

/** Saves the Word file with what was found as comments, and with what was changed here as tracked changes. */
async function saveWord(findings: readonly Finding[]): Promise<void> {
  if (word === null) {
    return;
  }
  const text = editor.text();
  const { bytes, comments, edits, left } = await marked(word, text, findings);
  download(new Blob([bytes], { type: WORD }), name.replace(/(\.docx)?$/i, "-核稿.docx"));
  if (left > 0) {
    say(`已保存 Word 文件：${comments} 条批注，${edits} 处修订。另有 ${left} 处改动涉及自动编号或换行，请在 Word 中修改。`);
  } else {
    kept = text;
    notice.hidden = true;
  }
}

function say(message: string): void {
  notice.textContent = message;
  notice.hidden = false;
}

/** A page that is closed or reloaded takes the draft with it: ask first, if there is anything in it that is nowhere else. */
window.addEventListener("beforeunload", (event) => {
  if (editor.text() !== kept) {
    event.preventDefault();
  }
});
