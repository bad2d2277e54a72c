import type { Edit, Range } from "../types.js";
import type { Piece } from "./dom-text.js";
import type { Underlines } from "./underlines.js";

/** What a host tells the widget. */
export interface HostEvents {
  /** The text changed, or a composition that changed it came to its end. */
  text(): void;
  /** The caret moved. */
  move(): void;
  /** What stands on the screen moved: it was scrolled, resized, or its font changed. */
  layout(): void;
}

/**
 * A place where a draft is written, and all that the widget needs of it. All offsets are UTF-16 code units of `text()`.
 *
 * A host never changes what its editor holds, but for `apply`.
 */
export interface Host {
  /** The element whose box the draft is seen through; marks are laid over it, and cut off at its edges. */
  readonly view: HTMLElement;
  /** The draft as it stands: this is what is checked. */
  text(): string;
  /** Whether an input method is composing: what stands in the text is then not yet what is meant. */
  readonly composing: boolean;
  /** Where the caret stands; null while the draft has none. */
  caret(): number | null;
  /** Selects `range`, brings it into view, and puts the cursor to work there. */
  select(range: Range): void;
  /** Makes `edits`, in text order and not overlapping, as one step of the editor's own undo. */
  apply(edits: readonly Edit[]): void;
  /**
   * The boxes that `range` fills on the screen, one for each line of it, in client coordinates of the window that `view` is in;
   * none where it cannot be seen.
   */
  boxes(range: Range): DOMRect[];
  /** The stretches of text nodes that `range` is made of; not there where the words stand in no nodes, as those of a textarea. */
  pieces?(range: Range): Piece[];
  /** Lines that the editor draws itself, where it has ways to. */
  underlines?(): Underlines;
  /** Tells `events` of what happens until the function it gives is called; with that, everything is let go. */
  watch(events: HostEvents): () => void;
}
