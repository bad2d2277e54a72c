import { sheetOf } from "../panel/elements.js";
import { oncePerFrame } from "../panel/frames.js";
import { SEVERITIES } from "../severity.js";
import { holds, pointAmongBoxes } from "./geometry.js";
import type { Host } from "./host.js";
import { visible, type Mark } from "./mark.js";
import { windowOf } from "./resize.js";
import { HIGHLIGHTS } from "./styles.js";
import type { Underlines } from "./underlines.js";

/** A host whose words stand in text nodes. */
type NodeHost = Host & Required<Pick<Host, "pieces">>;

/** Whether `host` can be marked by the browser's own highlights, which Chromium has from 105 on. */
export function canHighlight(host: Host): host is NodeHost {
  return host.pieces !== undefined && windowOf(host.view).CSS.highlights !== undefined;
}

/** A mark, and the stretches of text nodes that it is drawn under. */
interface Drawn {
  mark: Mark;
  ranges: StaticRange[];
}

/** Lines under words by the browser's own highlights: no element is put anywhere, and nothing is measured while a draft is written. */
export class Highlights implements Underlines {
  private marks: readonly Mark[] = [];
  private drawn: readonly Drawn[] = [];
  /** The document or shadow tree that has the styles. */
  private styled: DocumentOrShadowRoot | null = null;
  private readonly window: Window & typeof globalThis;
  private readonly sheet: CSSStyleSheet;
  private readonly redraw = oncePerFrame(() => this.drawNow());

  constructor(private readonly host: NodeHost) {
    this.window = windowOf(host.view);
    this.sheet = sheetOf(host.view.ownerDocument, HIGHLIGHTS);
  }

  draw(marks: readonly Mark[]): void {
    this.marks = marks;
    this.redraw();
  }

  place(): void {
    // They are where their words are.
  }

  at(x: number, y: number): Mark[] {
    const { host } = this;
    const text = host.text();
    const under = treeOf(host).elementFromPoint(x, y);
    const point = pointAmongBoxes(host.view, x, y);
    return this.drawn
      .filter(({ ranges }) => ranges.some(({ startContainer }) => startContainer.parentNode === under))
      .map(({ mark }) => mark)
      .filter(({ range }) => host.boxes(visible(range, text)).some((box) => holds(box, point)));
  }

  remove(): void {
    this.marks = [];
    this.drawNow();
  }

  private drawNow(): void {
    const { marks, drawn: before } = this;
    const text = marks.length === 0 ? "" : this.host.text();
    this.drawn = marks.map((mark) => ({ mark, ranges: this.rangesOf(mark, text) }));
    const { CSS, Highlight } = this.window;
    SEVERITIES.forEach((severity, index) => {
      // All widgets in a document share these, by their names, even those that come from two scripts; each has ranges of its own in them.
      const name = `hegao-${severity}`;
      const highlight = CSS.highlights.get(name) ?? new Highlight();
      highlight.priority = -index;
      for (const range of rangesFor(severity, before)) {
        highlight.delete(range);
      }
      for (const range of rangesFor(severity, this.drawn)) {
        highlight.add(range);
      }
      if (highlight.size === 0) {
        CSS.highlights.delete(name);
      } else {
        CSS.highlights.set(name, highlight);
      }
    });
    this.adopt(marks.length === 0 ? null : treeOf(this.host));
  }

  /**
   * Static ranges: a live one would grow with what is typed into it, and mark what nobody checked; it also makes each change of
   * the document slower. A static one is wrong once the text before it changes, but every change is drawn before it is painted.
   */
  private rangesOf({ range }: Mark, text: string): StaticRange[] {
    const { StaticRange } = this.window;
    return this.host
      .pieces(visible(range, text))
      .map(({ node, start, end }) => new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }));
  }

  /** Has the styles in `tree` and nowhere else, beside those that the page has there, now or later. */
  private adopt(tree: DocumentOrShadowRoot | null): void {
    const { sheet, styled } = this;
    if (styled !== null && styled !== tree) {
      styled.adoptedStyleSheets = styled.adoptedStyleSheets.filter((other) => other !== sheet);
    }
    if (tree !== null && !tree.adoptedStyleSheets.includes(sheet)) {
      tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
    }
    this.styled = tree;
  }
}

function rangesFor(severity: string, drawn: readonly Drawn[]): StaticRange[] {
  return drawn.flatMap(({ mark, ranges }) => (mark.finding.severity === severity ? ranges : []));
}

/** The document or shadow tree that the draft is in. */
function treeOf({ view }: Host): DocumentOrShadowRoot {
  return view.getRootNode() as Document | ShadowRoot;
}
