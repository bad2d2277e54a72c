/** The widget as a module: `import "hegao/widget"` defines `<hegao-panel>`; `attach` does without it. */

import { loadChecker, type Checker, type Crash } from "./browser.js";
import { createWidget, type Attach } from "./widget/index.js";

export { loadChecker };
export type { Checker, Crash };
export type * from "./types.js";
export type { Attachment, Options } from "./widget/index.js";

/** Watches the draft in a textarea, a contenteditable element or an editor's iframe. */
export const attach: Attach = createWidget(
  (fallback) => loadChecker(undefined, fallback),
  async (bytes) => (await import("./docx.js")).openDocx(bytes),
);
