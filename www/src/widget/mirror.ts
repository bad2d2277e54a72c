import type { Range } from "../types.js";
import { apart, style } from "./elements.js";
import { scaleOf, widthsOf, zoomOf } from "./geometry.js";

/** What decides where the words of a textarea break and how large they are. */
const COPIED = [
  "direction",
  "font-family",
  "font-feature-settings",
  "font-kerning",
  "font-size",
  "font-stretch",
  "font-style",
  "font-variant",
  "font-variation-settings",
  "font-weight",
  "letter-spacing",
  "line-break",
  "line-height",
  "overflow-wrap",
  "padding-bottom",
  "padding-left",
  "padding-right",
  "padding-top",
  "tab-size",
  "text-align",
  "text-indent",
  "text-rendering",
  "text-transform",
  "white-space",
  "word-break",
  "word-spacing",
];

interface Line {
  text: string;
  element: HTMLElement;
  node: Text;
}

/**
 * The text of a textarea, laid out out of sight as the textarea lays it out: browsers tell where the words of a document stand,
 * not where those of a textarea do. Each line is an element of its own, so that a keystroke lays out one line anew.
 */
export class Mirror {
  private readonly container: HTMLElement;
  private readonly sheet: HTMLElement;
  /** One for all that is measured: each range that lives makes every change of the document slower. */
  private readonly ruler: globalThis.Range;
  /** The width of the sheet, in pixels of its own. */
  private width = 0;
  private lines: Line[] = [];
  /** Where each line starts in the text. */
  private starts: number[] = [];
  private text: string | null = null;

  constructor(private readonly area: HTMLTextAreaElement) {
    const { ownerDocument } = area;
    this.ruler = ownerDocument.createRange();
    this.container = apart(ownerDocument, "mirror", {
      position: "fixed",
      left: "0",
      top: "0",
      width: "0",
      height: "0",
      overflow: "hidden",
      visibility: "hidden",
      "pointer-events": "none",
      contain: "layout style size",
    });
    this.container.setAttribute("aria-hidden", "true");
    this.sheet = ownerDocument.createElement("div");
    style(this.sheet, { position: "absolute", left: "0", top: "0", "box-sizing": "border-box" });
    this.container.attachShadow({ mode: "closed" }).append(this.sheet);
  }

  /** Takes over how the textarea looks now; puts the copy into the page, if it is not there. */
  restyle(): void {
    const { area, container, sheet } = this;
    if (!container.isConnected) {
      area.ownerDocument.body.append(container);
    }
    const computed = getComputedStyle(area);
    for (const property of COPIED) {
      sheet.style.setProperty(property, computed.getPropertyValue(property));
    }
    // Not clientWidth, which is rounded: half a pixel decides where a full line breaks.
    this.width = widthsOf(area).inner;
    // Enlarged lines are as many pixels of the screen high as they may be, not as many as they should.
    sheet.style.setProperty("zoom", `${zoomOf(area) / zoomOf(container)}`);
    sheet.style.width = `${this.width}px`;
  }

  /** Takes over what stands in the textarea now. */
  update(text: string): void {
    if (text === this.text) {
      return;
    }
    this.text = text;
    const texts = text.split("\n");
    const old = this.lines;
    const shorter = Math.min(old.length, texts.length);
    let head = 0;
    while (head < shorter && old[head]?.text === texts[head]) {
      head += 1;
    }
    let tail = 0;
    while (tail < shorter - head && old[old.length - 1 - tail]?.text === texts[texts.length - 1 - tail]) {
      tail += 1;
    }
    for (const { element } of old.slice(head, old.length - tail)) {
      element.remove();
    }
    const added = texts.slice(head, texts.length - tail).map((line) => this.line(line));
    const next = old[old.length - tail]?.element ?? null;
    const fragment = this.area.ownerDocument.createDocumentFragment();
    fragment.append(...added.map(({ element }) => element));
    this.sheet.insertBefore(fragment, tail === 0 ? null : next);
    this.lines = [...old.slice(0, head), ...added, ...old.slice(old.length - tail)];
    let at = 0;
    this.starts = texts.map((line) => {
      const start = at;
      at += line.length + 1;
      return start;
    });
  }

  /** The boxes of `range`, in client coordinates, as if the words stood in the textarea. */
  boxes({ start, end }: Range): DOMRect[] {
    const { area } = this;
    const enlarged = scaleOf(area);
    const rect = area.getBoundingClientRect();
    const sheet = this.sheet.getBoundingClientRect();
    // Transforms may differ between the textarea and the copy, in the body; zoom does not.
    const scale = (enlarged * this.width) / sheet.width;
    const left = rect.left + (area.clientLeft - area.scrollLeft) * enlarged;
    const top = rect.top + (area.clientTop - area.scrollTop) * enlarged;
    const boxes: DOMRect[] = [];
    const { ruler } = this;
    for (let index = this.lineAt(start); index < this.lines.length; index += 1) {
      const from = this.starts[index] ?? 0;
      const line = this.lines[index];
      if (line === undefined || from >= end) {
        break;
      }
      const length = line.text.length;
      ruler.setStart(line.node, Math.min(Math.max(start - from, 0), length));
      ruler.setEnd(line.node, Math.min(end - from, length));
      for (const box of Array.from(ruler.getClientRects())) {
        if (box.width > 0) {
          const x = left + (box.left - sheet.left) * scale;
          const y = top + (box.top - sheet.top) * scale;
          boxes.push(new DOMRect(x, y, box.width * scale, box.height * scale));
        }
      }
    }
    return boxes;
  }

  remove(): void {
    this.container.remove();
  }

  private line(text: string): Line {
    const element = this.area.ownerDocument.createElement("div");
    // The line feed gives an empty line its height, and a full one none more.
    const node = this.area.ownerDocument.createTextNode(`${text}\n`);
    element.append(node);
    return { text, element, node };
  }

  private lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
