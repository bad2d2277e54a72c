/** A piece of text on a page, in the page's own units, which count upward. */
export interface Piece {
  text: string;
  x: number;
  /** The line that it stands on. */
  y: number;
  width: number;
  /** The size of its letters. */
  size: number;
}

/** How far apart, in sizes of letters, pieces stand that have a blank between them, or that are cells of a row. */
const BLANK = 0.3;
const CELL = 1.2;

/** How many lines two columns of text have at least, and how much of its column a line of text fills. */
const COLUMN_LINES = 8;
const FILLED = 0.7;

const PAGE_NUMBER = /^[-—–－\s]*\d+[-—–－\s]*$/;

/** The lines of a page as they are read: down the page, or down one column and then the other. */
export function linesOf(pieces: readonly Piece[]): string[] {
  const shown = pieces.filter(({ text }) => text.trim() !== "");
  const rows = rowsOf(shown);
  const gutter = gutterOf(rows);
  if (gutter === null) {
    return rows.map(textOf);
  }
  const lines: string[] = [];
  let left: Piece[][] = [];
  let right: Piece[][] = [];
  const flush = (): void => {
    lines.push(...left.map(textOf), ...right.map(textOf));
    left = [];
    right = [];
  };
  for (const row of rows) {
    if (row.some((piece) => crosses(piece, gutter)) || PAGE_NUMBER.test(textOf(row))) {
      // A title over both columns, or what stands below both.
      flush();
      lines.push(textOf(row));
      continue;
    }
    const [before, behind] = [row.filter(({ x }) => x < gutter), row.filter(({ x }) => x >= gutter)];
    left.push(...(before.length > 0 ? [before] : []));
    right.push(...(behind.length > 0 ? [behind] : []));
  }
  flush();
  return lines;
}

/** Pieces that stand on one line, in the order in which they are read; smaller ones a little higher or lower belong to it. */
function rowsOf(pieces: readonly Piece[]): Piece[][] {
  const rows: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && first.y - piece.y < Math.max(first.size, piece.size) * 0.5) {
      row.push(piece);
    } else {
      rows.push([piece]);
    }
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

function textOf(row: readonly Piece[]): string {
  let text = "";
  let end: number | null = null;
  for (const piece of row) {
    const gap = end === null ? 0 : (piece.x - end) / (piece.size || 1);
    const isApart = /\s$/.test(text) || /^\s/.test(piece.text);
    text += gap > CELL ? "\t" : gap > BLANK && !isApart ? " " : "";
    text += piece.text;
    end = piece.x + piece.width;
  }
  // Between two Chinese characters, a blank is where a line was stretched.
  return text.replace(/\s*\t\s*/g, "\t").replace(/(?<=\p{sc=Han}) (?=\p{sc=Han})/gu, "").trimEnd();
}

function crosses({ x, width }: Piece, at: number): boolean {
  return x < at && x + width > at;
}

/**
 * Where two columns of text are set apart, near the middle of the page; null where there are none. The columns of a table differ from
 * those: their lines end where their words do.
 */
function gutterOf(rows: readonly Piece[][]): number | null {
  const pieces = rows.flat();
  const from = Math.min(...pieces.map(({ x }) => x));
  const to = Math.max(...pieces.map(({ x, width }) => x + width));
  const edges = pieces.map(({ x }) => x).filter((x) => x > from + (to - from) * 0.4 && x < from + (to - from) * 0.6);
  for (const edge of new Set(edges.map((x) => Math.floor(x)))) {
    const gutter = edge - 1;
    const sides = rows.map((row) => ({
      crossed: row.some((piece) => crosses(piece, gutter)),
      left: Math.max(-Infinity, ...row.filter(({ x }) => x < gutter).map(({ x, width }) => x + width)) - from,
      right: Math.max(-Infinity, ...row.filter(({ x }) => x >= gutter).map(({ x, width }) => x + width)) - gutter,
    }));
    const full = (lengths: number[], width: number): boolean =>
      lengths.length >= COLUMN_LINES && lengths.filter((length) => length > width * FILLED).length >= lengths.length * FILLED;
    const apart = sides.filter(({ crossed }) => !crossed);
    const left = apart.map(({ left }) => left).filter(Number.isFinite);
    const right = apart.map(({ right }) => right).filter(Number.isFinite);
    if (apart.length > rows.length * 0.6 && full(left, gutter - from) && full(right, to - gutter)) {
      return gutter;
    }
  }
  return null;
}
