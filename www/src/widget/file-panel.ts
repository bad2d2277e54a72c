/** The panel of a draft that stands in no editor: one that is opened from a file. Loaded when there is such a panel. */

import { adopt, button, element } from "../panel/elements.js";
import { FILE_PANEL } from "../panel/styles.js";
import { setUpDesk } from "../word/desk.js";
import type { WordFile } from "../word/word.js";
import type { Attachment } from "./attachment.js";

/** Opens a Word file. */
export type OpenWord = (bytes: Uint8Array) => Promise<WordFile>;

/**
 * Fills `root` with a draft to be opened from a file, and with its panel.
 *
 * @param watch watches the draft, and puts what is found in it into `panel`
 */
export function openFilePanel(
  root: ShadowRoot,
  watch: (draft: HTMLTextAreaElement, panel: HTMLElement) => Attachment,
  openWord: OpenWord,
): Attachment {
  adopt(root, FILE_PANEL);
  const frame = element("section", "file-frame");
  const bar = element("div", "bar");
  const notice = element("p", "trouble");
  const draft = element("textarea", "draft");
  const panel = element("div", "beside");
  const input = element("input", "");
  const open = button("open", () => {}, "打开文稿");
  const word = button("word", () => {}, "保存为带批注的 Word");
  frame.setAttribute("aria-label", "核稿");
  notice.setAttribute("role", "alert");
  draft.setAttribute("aria-label", "文稿");
  draft.placeholder = "打开 Word 文稿（.docx）或文本文件，也可以把文件拖到这里";
  input.type = "file";
  input.accept = ".docx,.txt,.md,text/plain";
  input.setAttribute("aria-label", "打开文稿");
  notice.hidden = input.hidden = word.hidden = true;
  bar.append(open, input, word);
  frame.append(bar, notice, draft, panel);
  root.append(frame);
  const attachment = watch(draft, panel);
  setUpDesk({
    button: open,
    input,
    within: root,
    openWord,
    wordButton: word,
    notice,
    text: () => draft.value,
    findings() {
      attachment.refresh();
      return attachment.findings;
    },
    opened(text) {
      draft.value = text;
      attachment.refresh();
    },
  });
  return {
    get findings() {
      return attachment.findings;
    },
    configure: (config) => attachment.configure(config),
    refresh: () => attachment.refresh(),
    step: (direction) => attachment.step(direction),
    detach() {
      attachment.detach();
      frame.remove();
    },
  };
}
