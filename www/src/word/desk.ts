import { download } from "../panel/export.js";
import type { Finding } from "../types.js";
import { changed } from "./changed.js";
import { openFiles, type Opening } from "./opening.js";
import type { WordFile } from "./word.js";

/** Where a draft is opened from a file, and goes back into it. */
export interface Desk extends Pick<Opening, "button" | "input" | "within" | "openWord"> {
  /** Saves the Word file that the draft came from; hidden while there is none. */
  wordButton: HTMLButtonElement;
  /** Where is said what went wrong. */
  notice: HTMLElement;
  /** The draft as it is. */
  text(): string;
  /** What is found in it as it is. */
  findings(): readonly Finding[];
  /** Puts the text of a file in its place. */
  opened(text: string, name: string): void;
  /** Told when all of the draft is in the Word file that was saved. */
  saved?(text: string): void;
}

/** What Word's files are called among browsers. */
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Opens drafts from files, and saves Word files with what was found as comments and with what was changed as tracked changes. */
export function setUpDesk({ wordButton, notice, text, findings, opened, saved, ...opening }: Desk): void {
  let file: { word: WordFile; name: string } | null = null;

  const say = (message: string): void => {
    notice.textContent = message;
    notice.hidden = message === "";
  };

  async function save(): Promise<void> {
    if (file === null) {
      return;
    }
    const draft = text();
    const { bytes, comments, edits, left } = await changed(file.word, draft, findings());
    download(new Blob([bytes], { type: WORD }), file.name.replace(/(\.docx)?$/i, "-核稿.docx"));
    if (left > 0) {
      say(`已保存 Word 文件：${comments} 条批注，${edits} 处修订。另有 ${left} 处改动涉及自动编号或换行，请在 Word 中修改。`);
    } else {
      saved?.(draft);
      say("");
    }
  }

  openFiles({
    ...opening,
    onText(draft, name, word) {
      opened(draft, name);
      file = word && { word, name };
      wordButton.hidden = file === null;
      say("");
    },
    onTrouble: say,
  });
  wordButton.addEventListener("click", () => {
    save().catch((error: unknown) => say(error instanceof Error ? error.message : String(error)));
  });
}
