import { canHighlight, Highlights } from "./highlight.js";
import type { Host } from "./host.js";
import type { Mark } from "./mark.js";
import { Overlay } from "./overlay.js";

/** Lines under the words of a draft, which change nothing in it. */
export interface Underlines {
  /** Draws `marks` in place of those before as the next frame is painted: until then nobody sees the text that they are of. */
  draw(marks: readonly Mark[]): void;
  /** Follows the draft, which moved on the screen. */
  place(): void;
  /** The marks at a point of the screen. */
  at(x: number, y: number): Mark[];
  /** Takes away all that was drawn; nothing stays in the page until there is something to draw again. */
  remove(): void;
}

/** What draws lines in `host`: its editor or the browser itself where they can. */
export function underlinesOf(host: Host): Underlines {
  return host.underlines?.() ?? (canHighlight(host) ? new Highlights(host) : new Overlay(host));
}
