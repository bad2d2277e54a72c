/** The widget: a draft in a page of someone else's, checked as it is written. */

import type { Checker } from "../checker.js";
import { shared } from "../shared.js";
import type { Attachment, Options as AllOptions } from "./attachment.js";
import { defineElement } from "./element.js";
import type { OpenWord } from "./file-panel.js";
import { hostOf } from "./hosts.js";
import { Watch } from "./watch.js";

export type { Attachment };

/** How a draft is to be watched. Without a checker, the one that all drafts of the page share. */
export type Options = Partial<AllOptions> & {
  /** The address of `dist/plain.js`, as `fallback` of `<hegao-panel>`. */
  fallback?: string | null;
};

/**
 * Watches the draft in `element`: a textarea, an element with contenteditable, or an iframe of the page's own site whose document is
 * edited.
 *
 * @throws Error with a Chinese message when `element` is none of these
 */
export type Attach = (element: HTMLElement, options?: Options) => Attachment;

/**
 * Defines `<hegao-panel>`, and gives what watches a draft without it.
 *
 * @param load gives the checker; called when the first draft is watched, and again after it failed
 * @param openWord opens a Word file, for panels of drafts that stand in no editor
 */
export function createWidget(load: (fallback?: URL) => Promise<Checker>, openWord: OpenWord): Attach {
  const checker = shared((fallback?: string | null) => load(fallback ? new URL(fallback, document.baseURI) : undefined));
  defineElement(checker, openWord);
  return (element, options = {}) =>
    new Watch(element, hostOf(element), { ...options, checker: options.checker ?? checker(options.fallback) });
}
