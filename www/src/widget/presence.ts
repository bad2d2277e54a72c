import { onResize, windowOf } from "./resize.js";

/**
 * Does something for as long as an element stands in its page, again whenever it comes back: an editor that the page drops, telling
 * nobody, is to be held by nothing. The page is not searched for it, nor asked while it is written in.
 */
export class Presence {
  private end: (() => void) | null = null;
  private forget: () => void;

  /**
   * @param begin called when the element stands in the page; gives what is called when it no longer does, or stands somewhere else
   */
  constructor(
    private readonly element: Element,
    private readonly begin: () => () => void,
  ) {
    this.forget = this.observe();
    this.check();
  }

  /** Whether the element is in its page: asked by whoever hears of the page while it may have lost the element unseen. */
  check(): boolean {
    const { isConnected } = this.element;
    if (isConnected && this.end === null) {
      this.enter();
    } else if (!isConnected && this.end !== null) {
      this.leave();
    }
    return isConnected;
  }

  /** Ends it for good. */
  stop(): void {
    this.leave();
    this.forget();
  }

  private observe(): () => void {
    return onResize(this.element, () => this.check());
  }

  private enter(): void {
    const { element } = this;
    const place = element.parentNode;
    const end = this.begin();
    // An element that is moved alone leaves behind what was put beside it, and is of the same size as before.
    const moved = new (windowOf(element).MutationObserver)(() => {
      if (element.parentNode !== place) {
        this.leave();
        this.check();
      }
    });
    if (place !== null) {
      moved.observe(place, { childList: true });
    }
    this.end = () => {
      moved.disconnect();
      end();
    };
  }

  private leave(): void {
    this.end?.();
    this.end = null;
    // It may be back before anybody saw that it had no size: whoever begins to observe is told of a size in any case.
    this.forget();
    this.forget = this.observe();
  }
}
