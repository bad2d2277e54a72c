import type { Checker } from "../checker.js";
import type { Config, Finding } from "../types.js";

/** How a draft is to be watched. */
export interface Options {
  /** The checker, or the promise of one. */
  checker: Checker | Promise<Checker>;
  /** The settings of the check. */
  config?: Config;
  /** Where the panel goes; it fills this element. Without it there are only the marks in the draft. */
  panel?: HTMLElement | ShadowRoot | null;
  /**
   * For how long the draft must rest until it is checked, in milliseconds; 0 when left out, because a check takes less than a frame.
   * A draft of more than 200,000 characters is given half a second in any case.
   */
  debounce?: number;
  /** Told of the findings whenever the draft was checked. The event `hegao-findings` tells the same. */
  onFindings?: (findings: readonly Finding[]) => void;
  /** Told of the finding that the reader wants to see no more; its fingerprint belongs into `config.ignore` for good. */
  onIgnore?: (finding: Finding) => void;
}

/** A draft that is being watched. */
export interface Attachment {
  /** What was found when the draft was last checked. */
  readonly findings: readonly Finding[];
  /** Checks the draft now: for a page that puts text into a textarea by script, which the textarea tells nobody. */
  refresh(): void;
  /** Goes to the finding after the caret, or before it, and around at the ends. */
  step(direction: 1 | -1): void;
  /** Changes the settings and checks anew. */
  configure(config: Config): void;
  /** Takes marks, panel and listeners away. The draft is left as it is. */
  detach(): void;
}
