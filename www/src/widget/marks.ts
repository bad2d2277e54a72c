import type { Finding, Range } from "../types.js";

/** A finding and where it stands now. */
export interface Mark {
  finding: Finding;
  range: Range;
}

/** What shows in a draft where its findings are, changing nothing in it. */
export interface Marks {
  /** Shows `marks` in place of those before. */
  draw(marks: readonly Mark[]): void;
  /** Follows the draft: where it stands on the page, and how far it is scrolled. */
  place(): void;
  /** The marks at a point of the screen, in client coordinates. */
  at(x: number, y: number): Mark[];
  remove(): void;
}

/** An empty range marks something missing: the character beside it is underlined in its place. */
export function visible({ start, end }: Range, text: string): Range {
  if (start < end) {
    return { start, end };
  }
  const ends = start >= text.length || text[start] === "\n";
  return ends ? { start: Math.max(0, start - 1), end: start } : { start, end: start + 1 };
}
