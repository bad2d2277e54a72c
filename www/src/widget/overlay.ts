import { adopt } from "../panel/elements.js";
import { apart, style } from "./elements.js";
import type { Host } from "./host.js";
import { visible, type Mark, type Marks } from "./marks.js";
import { MARKS } from "./styles.js";

/** A box of a mark, in the coordinates of the draft: scrolling does not change them. */
interface Box {
  mark: Mark;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Lines under words, drawn over the draft without changing anything in it. */
export class Overlay implements Marks {
  private readonly pane: HTMLElement;
  private readonly layer: HTMLElement;
  private boxes: Box[] = [];

  constructor(private readonly host: Host) {
    const { view } = host;
    const { ownerDocument } = view;
    this.pane = apart(ownerDocument, "marks", {
      position: "absolute",
      left: "0",
      top: "0",
      overflow: "hidden",
      "pointer-events": "none",
    });
    this.pane.setAttribute("aria-hidden", "true");
    this.layer = ownerDocument.createElement("div");
    const root = this.pane.attachShadow({ mode: "open" });
    adopt(root, MARKS);
    root.append(this.layer);
    // Beside the draft, so that it scrolls, moves and goes out of sight with it.
    view.after(this.pane);
  }

  /** Draws `marks` in place of those before. */
  draw(marks: readonly Mark[]): void {
    const { view } = this.host;
    const text = this.host.text();
    const origin = originOf(view);
    this.boxes = marks.flatMap((mark) =>
      this.host.boxes(visible(mark.range, text)).map((box) => ({
        mark,
        left: box.left - origin.left,
        top: box.top - origin.top,
        width: box.width,
        height: box.height,
      })),
    );
    this.place();
    while (this.layer.childElementCount > this.boxes.length) {
      this.layer.lastElementChild?.remove();
    }
    while (this.layer.childElementCount < this.boxes.length) {
      this.layer.append(view.ownerDocument.createElement("div"));
    }
    this.boxes.forEach(({ mark, left, top, width, height }, index) => {
      const line = this.layer.children[index] as HTMLElement;
      const className = `mark ${mark.finding.severity}`;
      if (line.className !== className) {
        line.className = className;
      }
      style(line, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    });
  }

  /** Follows the draft: where it stands on the page, and how far it is scrolled. */
  place(): void {
    const { pane, layer } = this;
    const { view } = this.host;
    const origin = originOf(view);
    const scrolled = scrollOf(view);
    const now = pane.getBoundingClientRect();
    const { width, height } = view.getBoundingClientRect();
    const whole = view === view.ownerDocument.body;
    style(pane, {
      left: `${parseFloat(pane.style.left) + origin.left + scrolled.left - now.left}px`,
      top: `${parseFloat(pane.style.top) + origin.top + scrolled.top - now.top}px`,
      width: `${whole ? width : view.clientWidth}px`,
      height: `${whole ? height : view.clientHeight}px`,
    });
    layer.style.transform = `translate(${-scrolled.left}px, ${-scrolled.top}px)`;
  }

  /** The marks at a point of the screen. */
  at(x: number, y: number): Mark[] {
    const { view } = this.host;
    const origin = originOf(view);
    const left = x - origin.left;
    const top = y - origin.top;
    const found = this.boxes.filter(
      (box) => left >= box.left && left <= box.left + box.width && top >= box.top && top <= box.top + box.height,
    );
    return Array.from(new Set(found.map((box) => box.mark)));
  }

  remove(): void {
    this.pane.remove();
  }
}

/** How far `view` is scrolled within itself. What a body tells of that is said of the window, which moves the marks as well. */
function scrollOf(view: HTMLElement): { left: number; top: number } {
  const within = view !== view.ownerDocument.body;
  return { left: within ? view.scrollLeft : 0, top: within ? view.scrollTop : 0 };
}

/** Where the draft itself begins on the screen, whether that can be seen or not. */
function originOf(view: HTMLElement): { left: number; top: number } {
  const seen = view.getBoundingClientRect();
  const scrolled = scrollOf(view);
  return { left: seen.left + view.clientLeft - scrolled.left, top: seen.top + view.clientTop - scrolled.top };
}
