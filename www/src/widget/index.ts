/** The widget: a draft in a page of someone else's, checked as it is written. */

import type { Checker } from "../checker.js";
import { attach as attachWith, type Attachment, type Options as AllOptions } from "./attach.js";
import { defineElement } from "./element.js";

export type { Attachment };

/** How a draft is to be watched. Without a checker, the one that all drafts of the page share. */
export type Options = Partial<AllOptions>;

/** Watches the draft in an element: see `Options`. */
export type Attach = (element: HTMLElement, options?: Options) => Attachment;

/**
 * Defines `<hegao-panel>`, and gives what watches a draft without it.
 *
 * @param load gives the checker; called when the first draft is watched, and again after it failed
 */
export function createWidget(load: () => Promise<Checker>): Attach {
  let loading: Promise<Checker> | null = null;
  const checker = (): Promise<Checker> => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
  defineElement(checker);
  return (element, options = {}) => attachWith(element, { ...options, checker: options.checker ?? checker() });
}
