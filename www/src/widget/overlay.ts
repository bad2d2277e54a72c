import { adopt } from "../panel/elements.js";
import { oncePerFrame } from "../panel/frames.js";
import { apart, style } from "./elements.js";
import { around, holds, pointAmongBoxes, scaleOf, untoldZoom } from "./geometry.js";
import type { Host } from "./host.js";
import { visible, type Mark } from "./mark.js";
import { MARKS } from "./styles.js";
import type { Underlines } from "./underlines.js";

/** A box of a mark, from the beginning of the draft and in pixels of the pane: neither scrolling nor zoom changes them. */
interface Box {
  mark: Mark;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** How wide the layer is in pixels of its own, which tells how long one is. */
const LAYER_WIDTH = 1000;

/** Lines under words, drawn over the draft by elements. */
export class Overlay implements Underlines {
  private readonly pane: HTMLElement;
  private readonly layer: HTMLElement;
  private marks: readonly Mark[] = [];
  private boxes: Box[] = [];
  /** How many pixels of the pane are one of those in which the boxes of the draft are told. */
  private scale = 1;
  private readonly redraw = oncePerFrame(() => this.drawNow());

  constructor(private readonly host: Host) {
    const { ownerDocument } = host.view;
    this.pane = apart(ownerDocument, "marks", {
      position: "absolute",
      left: "0",
      top: "0",
      overflow: "hidden",
      "pointer-events": "none",
    });
    this.pane.setAttribute("aria-hidden", "true");
    this.layer = ownerDocument.createElement("div");
    style(this.layer, { width: `${LAYER_WIDTH}px` });
    const root = this.pane.attachShadow({ mode: "open" });
    adopt(root, MARKS);
    root.append(this.layer);
  }

  draw(marks: readonly Mark[]): void {
    this.marks = marks;
    this.redraw();
  }

  place(): void {
    // What is scrolled is seen at its new place before the next frame is asked for.
    if (this.pane.isConnected) {
      this.move();
    }
    this.redraw();
  }

  at(x: number, y: number): Mark[] {
    const { view } = this.host;
    const point = pointAmongBoxes(view, x, y);
    const origin = originOf(view);
    const here = { x: (point.x - origin.left) * this.scale, y: (point.y - origin.top) * this.scale };
    return Array.from(new Set(this.boxes.filter((box) => holds(box, here)).map(({ mark }) => mark)));
  }

  remove(): void {
    this.marks = [];
    this.drawNow();
  }

  private drawNow(): void {
    const { host, marks, pane, layer } = this;
    if (marks.length === 0) {
      this.boxes = [];
      pane.remove();
      return;
    }
    this.move();
    const { scale } = this;
    const text = host.text();
    const origin = originOf(host.view);
    this.boxes = marks.flatMap((mark) =>
      host.boxes(visible(mark.range, text)).map((box) => ({
        mark,
        left: (box.left - origin.left) * scale,
        top: (box.top - origin.top) * scale,
        width: box.width * scale,
        height: box.height * scale,
      })),
    );
    while (layer.childElementCount > this.boxes.length) {
      layer.lastElementChild?.remove();
    }
    while (layer.childElementCount < this.boxes.length) {
      layer.append(pane.ownerDocument.createElement("div"));
    }
    this.boxes.forEach(({ mark, left, top, width, height }, index) => {
      const line = layer.children[index] as HTMLElement;
      const className = `mark ${mark.finding.severity}`;
      if (line.className !== className) {
        line.className = className;
      }
      style(line, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    });
  }

  /** Lays the pane over the draft, and the layer where the draft itself begins. */
  private move(): void {
    const { pane, layer } = this;
    const { view } = this.host;
    if (pane.parentNode !== view.parentNode) {
      // Beside the draft, so that it scrolls, moves and goes out of sight with it.
      view.after(pane);
    }
    const own = layer.getBoundingClientRect().width / LAYER_WIDTH || 1;
    const untold = untoldZoom(view, around(view));
    this.scale = untold / own;
    const seen = view.getBoundingClientRect();
    const enlarged = scaleOf(view);
    const length = (pixels: number): string => `${pixels * enlarged * this.scale}px`;
    const now = pane.getBoundingClientRect();
    const shift = (from: number, to: number): number => (to * untold - from) / own;
    const scrolled = scrollOf(view);
    const whole = view === view.ownerDocument.body;
    style(pane, {
      left: `${parseFloat(pane.style.left) + shift(now.left, seen.left + view.clientLeft * enlarged)}px`,
      top: `${parseFloat(pane.style.top) + shift(now.top, seen.top + view.clientTop * enlarged)}px`,
      width: length(whole ? seen.width / enlarged : view.clientWidth),
      height: length(whole ? seen.height / enlarged : view.clientHeight),
    });
    layer.style.transform = `translate(${length(-scrolled.left)}, ${length(-scrolled.top)})`;
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
  const enlarged = scaleOf(view);
  return {
    left: seen.left + (view.clientLeft - scrolled.left) * enlarged,
    top: seen.top + (view.clientTop - scrolled.top) * enlarged,
  };
}
