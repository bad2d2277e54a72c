import { diff, type Change } from "@codemirror/merge";

import type { Finding, Range } from "../types.js";
import { commentOn } from "./comments.js";
import { marked, type Marked } from "./marked.js";
import type { WordFile } from "./word.js";

/** How long the draft may be compared with what it was, in milliseconds; what is not told apart by then is one change. */
const PATIENCE = 500;

/**
 * The file that a draft came from with a comment on each of `findings`, and with what was changed since as tracked changes.
 *
 * @param text the draft as it is, of which `findings` are
 */
export function changed(word: WordFile, text: string, findings: readonly Finding[]): Promise<Marked> {
  const changes = diff(word.text, text, { timeout: PATIENCE });
  const edits = changes.map(({ fromA, toA, fromB, toB }) => ({ start: fromA, end: toA, text: text.slice(fromB, toB) }));
  const remarks = findings.map((finding) => ({ ...commentOn(finding, text), ...placeBefore(finding, changes) }));
  return marked(word, remarks, edits);
}

/** Where what is now at `range` stood before `changes`. */
function placeBefore({ start, end }: Range, changes: readonly Change[]): Range {
  const before = (place: number, atEnd: boolean): number => {
    let shift = 0;
    for (const { fromA, toA, fromB, toB } of changes) {
      if (atEnd ? place <= fromB : place < fromB) {
        break;
      }
      if (place < toB || (atEnd && place === toB)) {
        return atEnd ? toA : fromA;
      }
      shift = toA - toB;
    }
    return place + shift;
  };
  const from = before(start, false);
  return { start: from, end: start === end ? from : Math.max(from, before(end, true)) };
}
