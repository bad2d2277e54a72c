import { decode } from "../decode.js";
import { beginsWith, MAGIC } from "../magic.js";
import type { WordFile } from "./word.js";

/** Where a file comes in from, and what becomes of it. */
export interface Opening {
  /** Asks for a file. */
  button: HTMLElement;
  /** What the browser asks with; not seen. */
  input: HTMLInputElement;
  /** Where files may be dropped. */
  within: EventTarget;
  /** Opens a Word file. */
  openWord(bytes: Uint8Array): Promise<WordFile>;
  /** Takes the text of the file; and the file, where it is one of Word's. */
  onText(text: string, name: string, word: WordFile | null): void;
  /** Told in Chinese why a file could not be opened. */
  onTrouble(message: string): void;
}

/** Larger files are no drafts, and an editor would choke on them. */
const LIMIT = 16 * 1024 * 1024;

/** Whether a file is one of Word's, or is taken for it: then the reader of Word files says what it is. */
const isWord = (bytes: Uint8Array): boolean => beginsWith(bytes, MAGIC.zip) || beginsWith(bytes, MAGIC.compound);

/** Opens a text or Word file, by the button or dropped. It is read here; nothing is sent. */
export function openFiles({ button, input, within, openWord, onText, onTrouble }: Opening): void {
  const open = async (file: File): Promise<void> => {
    try {
      if (file.size > LIMIT) {
        throw new Error("文件超过 16 MB，不像是文稿，请只打开文稿本身");
      }
      const bytes = new Uint8Array(await file.arrayBuffer());
      const word = isWord(bytes) ? await openWord(bytes) : null;
      onText(word?.text ?? decode(bytes), file.name, word);
    } catch (error) {
      onTrouble(`未能打开 ${file.name}：${error instanceof Error ? error.message : String(error)}`);
    }
  };
  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const [file] = Array.from(input.files ?? []);
    // So that the same file can be opened again.
    input.value = "";
    if (file !== undefined) {
      void open(file);
    }
  });
  const dropped = (event: Event): void => {
    const { dataTransfer } = event as DragEvent;
    const files = dataTransfer?.types.includes("Files") ? dataTransfer : null;
    if (files !== null) {
      // Before the editor, which would put the file's bytes into the text, and the browser, which would leave the page.
      event.preventDefault();
      event.stopPropagation();
      const [file] = Array.from(files.files);
      if (event.type === "drop" && file !== undefined) {
        void open(file);
      }
    }
  };
  within.addEventListener("dragover", dropped, true);
  within.addEventListener("drop", dropped, true);
}
