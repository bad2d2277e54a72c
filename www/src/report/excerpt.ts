import stringWidth from "string-width";

import type { Range } from "../types.js";
import { printable } from "./terminal.js";

/** A line of source and the marks that go below it, to be printed from the same column. */
export interface Excerpt {
  source: string;
  carets: string;
}

/** A character as a reader counts them, with its columns on a terminal. */
interface Glyph {
  text: string;
  width: number;
}

/** What a tab is taken to need; where it really ends depends on the terminal. */
const TAB_WIDTH = 8;

const segmenter = new Intl.Segmenter("zh", { granularity: "grapheme" });

/**
 * The line of `text` where `place` begins, with carets below the place, cut to `width` columns around it. Where the place
 * runs on into further lines, its first line is shown.
 */
export function excerpt(text: string, place: Range, width: number): Excerpt {
  const start = lastBreak(text, place.start);
  const end = nextBreak(text, place.start);
  // A line may be as long as the file; no more of it than could be shown is taken apart.
  const before = glyphs(text.slice(Math.max(start, place.start - width), place.start));
  const flagged = glyphs(text.slice(place.start, Math.min(end, place.end, place.start + width)));
  const after = glyphs(text.slice(place.end, Math.max(place.end, Math.min(end, place.end + width))));

  const limit = Math.floor((width * 2) / 3);
  const marked = fit(flagged, limit);
  const room = width - columns(marked);
  const left = fit(before.reverse(), Math.max(Math.floor(room / 2), room - columns(after))).reverse();
  const right = columns(flagged) > limit ? [] : fit(after, room - columns(left));

  const blank = left.map((glyph) => (glyph.text === "\t" ? "\t" : " ".repeat(glyph.width))).join("");
  return {
    source: [...left, ...marked, ...right].map((glyph) => glyph.text).join(""),
    carets: blank + "^".repeat(Math.max(1, columns(marked))),
  };
}

const ELLIPSIS: Glyph = { text: "…", width: stringWidth("…") };

/** As many glyphs from the front as fit in `room` columns, the last of them an ellipsis when there were more. */
function fit(all: readonly Glyph[], room: number): Glyph[] {
  if (columns(all) <= room) {
    return [...all];
  }
  const fitting: Glyph[] = [];
  let used = ELLIPSIS.width;
  for (const glyph of all) {
    used += glyph.width;
    if (used > room) {
      break;
    }
    fitting.push(glyph);
  }
  return [...fitting, ELLIPSIS];
}

function glyphs(text: string): Glyph[] {
  return Array.from(segmenter.segment(text), ({ segment }) => {
    if (segment === "\t") {
      return { text: segment, width: TAB_WIDTH };
    }
    const shown = printable(segment);
    return { text: shown, width: widthOf(shown) };
  });
}

/** What nearly all glyphs of a draft are is known; the library, which knows all, takes its time. */
function widthOf(glyph: string): number {
  return /^[\u4e00-\u9fff]$/.test(glyph) ? 2 : /^[ -~]$/.test(glyph) ? 1 : stringWidth(glyph);
}

function columns(all: readonly Glyph[]): number {
  return all.reduce((sum, glyph) => sum + glyph.width, 0);
}

/** Where the line begins that holds `offset`. */
function lastBreak(text: string, offset: number): number {
  return offset === 0 ? 0 : Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
}

/** Where the line ends that holds `offset`, without its line break. */
function nextBreak(text: string, offset: number): number {
  const rest = text.slice(offset).search(/[\r\n]/);
  return rest < 0 ? text.length : offset + rest;
}
