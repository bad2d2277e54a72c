import type { Finding, Range } from "../types.js";

/** A finding and where it stands now. */
export interface Mark {
  finding: Finding;
  range: Range;
}

/** An empty range marks something missing: the character beside it is underlined in its place. */
export function visible({ start, end }: Range, text: string): Range {
  if (start < end) {
    return { start, end };
  }
  const ends = start >= text.length || text[start] === "\n" || text[start] === "\t";
  return ends ? { start: Math.max(0, start - 1), end: start } : { start, end: start + 1 };
}
