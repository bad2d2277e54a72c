import type { Range } from "../types.js";

/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  (
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM " +
    "H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML LEGEND LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL"
  ).split(" "),
);

/** Elements that are seen as one thing in their line: it is one, though they have no text. */
const THINGS = new Set("AUDIO CANVAS EMBED IFRAME IMG INPUT OBJECT SELECT SVG TEXTAREA VIDEO".split(" "));

/** Other elements whose text is not the document's. */
const SKIPPED = new Set("HEAD NOSCRIPT SCRIPT STYLE TEMPLATE".split(" "));

/** What becomes of blanks: `collapse` of all, `lines` of all but line feeds, `keep` of none. */
export type Blanks = "collapse" | "lines" | "keep";

/**
 * Runs of fillers (characters without width that editors put where a caret is to stand), of blanks, and of all else; where line feeds
 * are kept, each by itself.
 */
const RUNS: Readonly<Record<Blanks, RegExp>> = {
  collapse: /[\u200b\ufeff]+|[ \t\n\r\f]+|[^\u200b\ufeff \t\n\r\f]+/g,
  lines: /[\u200b\ufeff]+|\n|[ \t\r\f]+|[^\u200b\ufeff \t\n\r\f]+/g,
  keep: /[\u200b\ufeff]+|\n|[^\u200b\ufeff\n]+/g,
};

const FILLER = /^[\u200b\ufeff]/;
const BLANK = /^[ \t\n\r\f]/;

/** Blanks that are not seen as they stand unless they are kept. */
const COLLAPSING = /[\t\n\r\f]| (?: |$)|^ /;

/** `Node.ELEMENT_NODE`, `TEXT_NODE`, `DOCUMENT_POSITION_PRECEDING` and `DOCUMENT_POSITION_CONTAINED_BY`. */
const ELEMENT = 1;
const TEXT = 3;
const PRECEDING = 2;
const CONTAINED = 16;

/** A boundary point of the DOM, as `Range.setStart` takes it. */
export interface Point {
  node: Node;
  offset: number;
}

/** A stretch of a text node. */
export interface Piece extends Range {
  node: Text;
}

/** What `place` does where two text nodes meet: `forward` takes the beginning of the second, `backward` the end of the first. */
export type Bind = "forward" | "backward";

/** A place in the DOM: in a text node at `offset`, at the start of an element, or right after one. */
interface Place extends Point {
  at: "text" | "start" | "after";
}

/**
 * A stretch of the text that stands in one text node as it is, or, with no length, the place where a line or a cell begins. Between
 * segments that do not meet there is one line end or tab that no node holds.
 */
interface Segment extends Place {
  /** Where it begins in the text. */
  start: number;
  length: number;
}

/**
 * The text of a part of the DOM as its reader sees it, with the way back to the nodes: every block on lines of its own, `<br>` as
 * a line end, cells of a row parted by tabs, blanks collapsed as the page collapses them. Unlike `innerText` it asks for no layout.
 *
 * It holds for the DOM as it was when this was made.
 */
export class DomText {
  readonly text: string;
  private readonly segments: Segment[] = [];
  private readonly parts: string[] = [];
  private length = 0;
  /** Whether the line has begun. */
  private open = false;
  /** The line end to put before the next line: a line feed of a text node, or one that no node holds. */
  private due: Place | "between" | null = null;
  /** A blank that counts only if words follow it in its line. */
  private blank: Place | null = null;
  /** Where the next line would begin. */
  private edge: Place;

  /** @param blanks what becomes of the blanks in an element; asked only where that is to be seen */
  constructor(
    private readonly root: Node,
    private readonly blanks: (element: Element) => Blanks = blanksByName,
  ) {
    this.edge = { at: "start", node: root, offset: 0 };
    this.mark(this.edge);
    this.walk();
    this.text = this.parts.join("");
    this.parts.length = 0;
  }

  /** Where `offset` of the text is in the DOM; what lies outside the text is taken for its nearest end. */
  place(offset: number, bind: Bind = "forward"): Point {
    const index = this.lastIndex((segment) => segment.start <= offset);
    const previous = this.segments[index - 1];
    let segment = this.segments[index] as Segment;
    if (bind === "backward" && previous && previous.length > 0 && previous.start + previous.length === offset) {
      segment = previous;
    }
    const { at, node } = segment;
    if (at === "text") {
      const within = Math.min(Math.max(0, offset - segment.start), segment.length);
      return { node, offset: segment.offset + within };
    }
    if (at === "start" && node.nodeName !== "BR") {
      return { node, offset: 0 };
    }
    return { node: node.parentNode ?? node, offset: indexOf(node) + (at === "after" ? 1 : 0) };
  }

  /** A stretch of the text in the DOM: no element that only touches it is in it. An empty one binds backward, as typing does. */
  range({ start, end }: Range): globalThis.Range {
    return rangeOf(this.place(start, start < end ? "forward" : "backward"), this.place(end, "backward"));
  }

  /**
   * A stretch of the text in the DOM, piece by piece, each in one text node: no element, which would have a box of its own, is in any.
   * Plain offsets, since every DOM range, for as long as it lives, makes each change of the DOM slower.
   */
  pieces({ start, end }: Range): Piece[] {
    const pieces: Piece[] = [];
    for (let index = this.lastIndex((segment) => segment.start <= start); index < this.segments.length; index += 1) {
      const { at, node, offset, start: first, length } = this.segments[index] as Segment;
      if (first >= end) {
        break;
      }
      const from = Math.max(0, start - first);
      const to = Math.min(length, end - first);
      if (at === "text" && from < to) {
        pieces.push({ node: node as Text, start: offset + from, end: offset + to });
      }
    }
    return pieces;
  }

  /** Where a boundary point is in the text: how much of it stands before the point. Outside the root that is nothing. */
  offsetOf(node: Node, offset: number): number {
    if (!this.root.contains(node)) {
      return 0;
    }
    const child = node.childNodes[offset] ?? null;
    const { at, node: found, offset: from, start, length } = this.segments[
      this.lastIndex((segment) => reaches(segment, node, offset, child))
    ] as Segment;
    return at === "text" && found === node ? start + Math.min(offset - from, length) : start + length;
  }

  /** The last segment that `is` true of, as it is of all before it; the first where it is of none. */
  private lastIndex(is: (segment: Segment) => boolean): number {
    let low = 0;
    let high = this.segments.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (is(this.segments[middle] as Segment)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Goes through the tree, not by recursion: it may be nested deeper than the stack. */
  private walk(): void {
    const { root } = this;
    let node = root;
    for (;;) {
      if (!isSkipped(node)) {
        this.enter(node);
        if (node.firstChild !== null && !isThing(node)) {
          node = node.firstChild;
          continue;
        }
        this.leave(node);
      }
      while (node !== root && node.nextSibling === null) {
        node = node.parentNode ?? root;
        this.leave(node);
      }
      if (node === root) {
        return;
      }
      node = node.nextSibling ?? root;
    }
  }

  private enter(node: Node): void {
    if (node.nodeType !== ELEMENT) {
      if (node.nodeType === TEXT) {
        this.read(node as Text);
      }
      return;
    }
    const { nodeName } = node;
    if (nodeName === "BR") {
      this.breakLine(node);
    } else if (isThing(node)) {
      this.begin();
    } else if (isCell(nodeName)) {
      this.enterCell(node as Element);
    } else if (BLOCKS.has(nodeName)) {
      // Of blocks that begin together the outermost is where the line begins, so that a caret in any of them is in it.
      const begins = this.open || this.edge.at !== "start";
      this.close(begins ? { at: "start", node, offset: 0 } : this.edge);
    }
  }

  private leave(node: Node): void {
    if (node.nodeType !== ELEMENT) {
      return;
    }
    const { nodeName } = node;
    if (isCell(nodeName)) {
      // An empty one makes a line of its row, too.
      this.open = true;
    } else if (BLOCKS.has(nodeName)) {
      this.close({ at: "after", node, offset: 0 });
    }
  }

  /** Ends the line, an empty one too. One that ends its block ends nothing more: the end of the block puts none besides. */
  private breakLine(br: Node): void {
    if (!this.open) {
      this.begin();
      this.mark({ at: "start", node: br, offset: 0 });
    }
    this.close({ at: "after", node: br, offset: 0 });
  }

  private enterCell(cell: Element): void {
    this.close({ at: "start", node: cell, offset: 0 });
    if (isCell(cell.previousElementSibling?.nodeName)) {
      // The last line of the cell before goes on.
      this.due = null;
      this.add("\t");
    }
    this.begin();
    // A block that the cell begins with is in this line, not in another.
    this.open = false;
  }

  private read(node: Text): void {
    const parent = COLLAPSING.test(node.data) ? node.parentElement : null;
    const blanks = parent === null ? "collapse" : this.blanks(parent);
    for (const { 0: run, index: offset = 0 } of node.data.matchAll(RUNS[blanks])) {
      if (FILLER.test(run)) {
        if (!this.open) {
          this.begin();
          this.mark({ at: "text", node, offset: offset + run.length });
        }
      } else if (blanks !== "collapse" && run === "\n") {
        this.begin();
        this.close({ at: "text", node, offset: offset + 1 }, { at: "text", node, offset });
      } else if (blanks !== "keep" && BLANK.test(run)) {
        this.blank ??= this.open ? { at: "text", node, offset } : null;
      } else {
        this.begin();
        if (this.blank !== null) {
          this.put(this.blank, " ");
          this.blank = null;
        }
        this.put({ at: "text", node, offset }, run);
      }
    }
  }

  /** Begins a line, unless it has begun. */
  private begin(): void {
    if (this.open) {
      return;
    }
    if (this.due === "between") {
      this.add("\n");
    } else if (this.due !== null) {
      this.put(this.due, "\n");
    }
    this.due = null;
    this.mark(this.edge);
    this.open = true;
  }

  /** Ends the line, if it has begun; the next would begin at `edge`. */
  private close(edge: Place, due: Place | "between" = "between"): void {
    if (this.open) {
      this.due = due;
      this.open = false;
    }
    this.blank = null;
    this.edge = edge;
  }

  /** Notes that the end of the text so far is at `place`. */
  private mark({ at, node, offset }: Place): void {
    this.segments.push({ at, node, offset, start: this.length, length: 0 });
  }

  /** Puts what stands at `place` at the end of the text. */
  private put(place: Place, text: string): void {
    let last = this.segments[this.segments.length - 1] as Segment;
    const meets =
      last.node === place.node &&
      last.at === "text" &&
      last.offset + last.length === place.offset &&
      last.start + last.length === this.length;
    if (!meets) {
      this.mark(place);
      last = this.segments[this.segments.length - 1] as Segment;
    }
    last.length += text.length;
    this.add(text);
  }

  private add(text: string): void {
    this.parts.push(text);
    this.length += text.length;
  }
}

function isSkipped(node: Node): boolean {
  return node.nodeType === ELEMENT && (SKIPPED.has(node.nodeName) || (node as Element).hasAttribute("data-hegao"));
}

function isThing({ nodeName }: Node): boolean {
  return THINGS.has(nodeName.toUpperCase());
}

/** What becomes of blanks by the names of elements: where no style is known. */
function blanksByName(element: Element): Blanks {
  return element.closest("pre") === null ? "collapse" : "keep";
}

function isCell(nodeName: string | undefined): boolean {
  return nodeName === "TD" || nodeName === "TH";
}

/** Whether `segment` begins before the boundary point (`node`, `offset`), or at it; `child` is the node that follows the point in `node`. */
function reaches(segment: Segment, node: Node, offset: number, child: Node | null): boolean {
  if (segment.at === "text" && segment.node === node) {
    return segment.offset <= offset;
  }
  const here = child ?? node;
  if (segment.node.contains(here)) {
    return segment.at === "start";
  }
  const position = here.compareDocumentPosition(segment.node);
  return (position & PRECEDING) !== 0 || (child === null && (position & CONTAINED) !== 0);
}

function rangeOf(start: Point, end: Point): globalThis.Range {
  const range = (start.node.ownerDocument ?? document).createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}

function indexOf(node: Node): number {
  let index = 0;
  for (let before = node.previousSibling; before !== null; before = before.previousSibling) {
    index += 1;
  }
  return index;
}
