import type { Edit, Range } from "../types.js";
import { DomText, type Blanks } from "./dom-text.js";
import { replaceSelection, transact } from "./editors.js";
import { applied } from "./edits.js";
import { around } from "./geometry.js";
import type { Host, HostEvents } from "./host.js";
import { onResize, windowOf } from "./resize.js";
import { JointUndo } from "./undo.js";

/** An element that is edited in place, in this document, in that of a frame of the same origin, or in a shadow root. */
export function editableHost(root: HTMLElement): Host {
  const document = root.ownerDocument;
  const window = windowOf(root);
  const ruler = document.createRange();
  let known: DomText | null = null;
  let composing = false;
  const undo = new JointUndo(root, () => now().text);
  const changes = new window.MutationObserver(() => {
    known = null;
  });

  /** The text as it stands at this very moment: changes that the observer was not told of yet count. */
  function now(): DomText {
    if (known === null || changes.takeRecords().length > 0) {
      changes.observe(root, CHANGES);
      known = new DomText(root, blanksIn);
    }
    return known;
  }

  /** The selection that the draft is in: in Chromium a shadow root has its own. */
  function selection(): Selection | null {
    const tree = root.getRootNode() as { getSelection?: () => Selection | null };
    return tree.getSelection?.() ?? document.getSelection();
  }

  function choose(range: Range): globalThis.Range {
    const chosen = now().range(range);
    const { startContainer, startOffset, endContainer, endOffset } = chosen;
    root.focus({ preventScroll: true });
    selection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    return chosen;
  }

  return {
    view: root,
    text: () => now().text,
    get composing() {
      return composing;
    },
    caret() {
      const { focusNode = null, focusOffset = 0 } = selection() ?? {};
      return focusNode !== null && root.contains(focusNode) ? now().offsetOf(focusNode, focusOffset) : null;
    },
    select: (range) => reveal(choose(range), window),
    apply(edits) {
      const changes = steps(now().text, edits).map((edit) => () => replaceSelection(root, choose(edit), edit.text));
      transact(root, () => undo.make(changes));
    },
    pieces: (range) => now().pieces(range),
    boxes(range) {
      const boxes = now()
        .pieces(range)
        .flatMap(({ node, start, end }) => {
          ruler.setStart(node, start);
          ruler.setEnd(node, end);
          return Array.from(ruler.getClientRects());
        });
      return lines(boxes.filter(({ width, height }) => width > 0 && height > 0));
    },
    watch(events: HostEvents) {
      const unwatch: (() => void)[] = [];
      const on = (target: EventTarget, type: string, listener: (event: Event) => void): void => {
        // In the capturing phase: a scroll event does not bubble, and an editor may keep the others to itself.
        const options = { passive: true, capture: true };
        target.addEventListener(type, listener, options);
        unwatch.push(() => target.removeEventListener(type, listener, options));
      };
      on(root, "input", (event) => {
        void undo.follow(event as InputEvent);
        events.text();
      });
      on(root, "compositionstart", () => {
        composing = true;
      });
      on(root, "compositionend", () => {
        composing = false;
        events.text();
      });
      on(document, "selectionchange", () => events.move());
      on(window, "scroll", () => events.layout());
      if (root.getRootNode() !== document) {
        // What scrolls in a shadow tree is not told outside.
        on(root.getRootNode(), "scroll", () => events.layout());
      }
      on(window, "resize", () => events.layout());
      unwatch.push(onResize(root, () => events.layout()));
      // Editors change the DOM by script, without an event. Not `changes`: what that is asked for it does not tell.
      const changed = new window.MutationObserver(() => events.text());
      changed.observe(root, CHANGES);
      return () => {
        for (const step of unwatch.splice(0)) {
          step();
        }
        changed.disconnect();
        changes.disconnect();
        known = null;
        composing = false;
      };
    },
  };
}

/** What becomes of the blanks in `element`, by its style; both names of a value count, that of Chromium before 114 and the new one. */
function blanksIn(element: Element): Blanks {
  const { whiteSpace } = getComputedStyle(element);
  if (/^(?:pre-line|preserve-breaks)/.test(whiteSpace)) {
    return "lines";
  }
  return /^(?:pre|break-spaces)/.test(whiteSpace) ? "keep" : "collapse";
}

/** The changes of the DOM that the text depends on. */
const CHANGES = { childList: true, characterData: true, subtree: true };

/**
 * The edits to make one after the other: a single one where all lie in one line; else, so that each paragraph keeps its format, one by one
 * from the last, which leaves the places of the others as they are.
 */
function steps(text: string, edits: readonly Edit[]): Edit[] {
  const changing = edits.filter(({ start, end, text: by }) => text.slice(start, end) !== by);
  const [first] = changing;
  const last = changing[changing.length - 1];
  if (first === undefined || last === undefined) {
    return [];
  }
  const { start } = first;
  const { end } = last;
  if (/[\n\t]/.test(text.slice(start, end))) {
    return changing.reverse();
  }
  return [{ start, end, text: applied(text, changing, start, end) }];
}

/** Scrolls everything around `range` so that its line is seen: into the middle, unless it is seen already. */
function reveal(range: globalThis.Range, window: Window): void {
  const { document, innerWidth, innerHeight } = window;
  const { startContainer } = range;
  const near = startContainer.nodeType === 1 ? (startContainer as Element) : startContainer.parentElement;
  for (let box = near; box !== null; box = around(box)) {
    const view = box === document.scrollingElement ? new DOMRect(0, 0, innerWidth, innerHeight) : box.getBoundingClientRect();
    const [line = near?.getBoundingClientRect() ?? view] = Array.from(range.getClientRects());
    if (line.top < view.top || line.bottom > view.bottom) {
      box.scrollTop += (line.top + line.bottom) / 2 - (view.top + view.bottom) / 2;
    }
  }
  window.frameElement?.scrollIntoView({ block: "nearest" });
}

/** Boxes that touch within their line, as words of several formats have them, as one. */
function lines(boxes: DOMRect[]): DOMRect[] {
  const lines: DOMRect[] = [];
  for (const box of boxes) {
    const last = lines[lines.length - 1];
    const middle = (box.top + box.bottom) / 2;
    if (last && last.top < middle && middle < last.bottom && last.left <= box.left && box.left <= last.right + 1) {
      const top = Math.min(last.top, box.top);
      const right = Math.max(last.right, box.right);
      lines[lines.length - 1] = new DOMRect(last.left, top, right - last.left, Math.max(last.bottom, box.bottom) - top);
    } else {
      lines.push(box);
    }
  }
  return lines;
}
