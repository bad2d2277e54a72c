import { editableHost } from "./editable.js";
import type { Host } from "./host.js";
import { textareaHost } from "./textarea.js";

/** Editors that put only the lines in sight into the page, where the draft can therefore not be read; and what is there for them. */
const PARTIAL = [
  { selector: ".cm-editor", name: "CodeMirror", instead: "hegao/codemirror 的 lintSource" },
  { selector: ".monaco-editor", name: "Monaco", instead: "loadChecker，检查 editor.getValue()" },
];

/**
 * How the draft in `element` is read and changed: a textarea, an element with contenteditable, or an iframe of the page's own site
 * whose document is edited.
 *
 * @throws Error with a Chinese message when `element` is none of these
 */
export function hostOf(element: HTMLElement): Host {
  const partial = PARTIAL.find(({ selector }) => element.closest(selector));
  if (partial !== undefined) {
    throw new Error(`核稿不能挂接 ${partial.name}：它只把看得见的几行放进页面，会漏读；请改用 ${partial.instead}`);
  }
  // By name: an element of another frame is an instance of that frame's classes.
  if (element.localName === "textarea") {
    return textareaHost(element as HTMLTextAreaElement);
  }
  if (element.localName === "iframe") {
    const inner = (element as HTMLIFrameElement).contentDocument;
    const root = inner?.querySelector<HTMLElement>("[contenteditable=''], [contenteditable='true']") ?? inner?.body;
    if (inner && root && (root.isContentEditable || inner.designMode === "on")) {
      return editableHost(root);
    }
    throw new Error("核稿不能挂接此 iframe：其中没有可编辑的内容，或与本页不同源；请在编辑器初始化完成后再挂接");
  }
  if (element.isContentEditable) {
    return editableHost(element);
  }
  throw new Error(`核稿不能挂接 <${element.localName}>：只能挂接 textarea、contenteditable 元素或同源的编辑器 iframe`);
}
