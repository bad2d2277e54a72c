import { isCrash, type Checker } from "../checker.js";
import type { Config, Finding } from "../types.js";

/** Checks a draft as it is written, and once more where the checker broke down over it. */
export class Retry {
  /** The text that the checker broke down over when it was last asked. */
  private broken: string | null = null;
  private waiting = false;

  /**
   * @param again called when it is time to check again, whatever the text is by then
   * @param fail told why there will be no such time
   */
  constructor(
    private readonly again: () => void,
    private readonly fail: (error: unknown) => void,
  ) {}

  /** The findings of `text`. Throws what is to be told to the reader. */
  check(checker: Checker, text: string, config?: Config): Finding[] {
    try {
      const findings = checker.check(text, config);
      this.broken = null;
      return findings;
    } catch (error) {
      if (isCrash(error)) {
        // A draft that was not looked at, since another broke the checker, is not to blame.
        if (error.cause !== undefined) {
          if (this.broken === text) {
            throw new Error("检查程序在此文稿上接连出错，未能检查；改动文稿后会重新检查");
          }
          this.broken = text;
        }
        this.wait(error.restarted);
      }
      throw error;
    }
  }

  private wait(restarted: Promise<void>): void {
    if (!this.waiting) {
      this.waiting = true;
      restarted.finally(() => (this.waiting = false)).then(this.again, this.fail);
    }
  }
}
