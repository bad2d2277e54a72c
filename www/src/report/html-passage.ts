import type { Range } from "../types.js";
import { markup, type Markup } from "./markup.js";

/** What is shown of a line on either side of the words that are marked, in characters. */
const AROUND = 80;

/** A place longer than this is marked at its beginning. */
const MARKED = 400;

/** The line that a place is in, with the place marked, and fainter the others that stand in what is shown. */
export function passage(text: string, place: Range, others: readonly Range[] = []): Markup {
  const end = Math.min(place.end, place.start + MARKED);
  const line = lineOf(text, { start: place.start, end });
  const from = Math.max(line.start, place.start - AROUND);
  const to = Math.min(line.end, end + AROUND);
  const marks = [
    { start: place.start, end, of: "place" },
    ...others
      .filter(({ start, end: last }) => start < last && from <= start && last <= to && (last <= place.start || end <= start))
      .map(({ start, end }) => ({ start, end, of: "other" })),
  ].sort((a, b) => a.start - b.start);
  const pieces: (string | Markup)[] = [from > line.start ? "……" : ""];
  let at = from;
  for (const { start, end, of } of marks.filter((mark, index) => mark.start >= (marks[index - 1]?.end ?? from))) {
    const mark = start === end ? markup`<mark class="point"></mark>` : markup`<mark class="${of}">${text.slice(start, end)}</mark>`;
    pieces.push(text.slice(at, start), mark);
    at = end;
  }
  return markup`${[...pieces, text.slice(at, to), to < line.end || end < place.end ? "……" : ""]}`;
}

/** Whether two places begin in one line. */
export function inOneLine(text: string, one: Range, other: Range): boolean {
  return lineOf(text, one).start === lineOf(text, other).start;
}

function lineOf(text: string, { start, end }: Range): Range {
  const rest = text.slice(Math.max(start, end - 1)).search(/[\r\n]/);
  return {
    // A negative index would be taken for the beginning.
    start: start === 0 ? 0 : Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1,
    end: rest < 0 ? text.length : Math.max(start, end - 1) + rest,
  };
}
