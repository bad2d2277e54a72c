import type { Range } from "../types.js";
import { applied } from "./edits.js";
import type { Host, HostEvents } from "./host.js";
import { Mirror } from "./mirror.js";
import { onResize, windowOf } from "./resize.js";

/** A textarea. Its value has `\n` for every line end, whatever was put in, and its selection counts in the same units. */
export function textareaHost(area: HTMLTextAreaElement): Host {
  const document = area.ownerDocument;
  const window = windowOf(area);
  const mirror = new Mirror(area);
  let composing = false;

  function boxes(range: Range): DOMRect[] {
    mirror.update(area.value);
    return mirror.boxes(range);
  }

  function select({ start, end }: Range): void {
    area.focus({ preventScroll: true });
    area.setSelectionRange(start, end);
    const [box] = boxes({ start, end: Math.max(end, start + 1) });
    if (box !== undefined) {
      const view = area.getBoundingClientRect();
      area.scrollTop += box.top + box.height / 2 - (view.top + view.height / 2);
    }
    area.scrollIntoView({ block: "nearest" });
  }

  return {
    view: area,
    text: () => area.value,
    get composing() {
      return composing;
    },
    caret: () => (document.activeElement === area || area.matches(":focus") ? area.selectionStart : null),
    select,
    apply(edits) {
      const [first] = edits;
      const last = edits[edits.length - 1];
      if (first === undefined || last === undefined || area.readOnly || area.disabled) {
        return;
      }
      const text = applied(area.value, edits, first.start, last.end);
      area.focus({ preventScroll: true });
      area.setSelectionRange(first.start, last.end);
      // The one way to change a textarea that its own undo knows of.
      const done = text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, text);
      if (!done) {
        area.setRangeText(text, first.start, last.end, "end");
        area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }));
      }
    },
    boxes,
    watch(events: HostEvents) {
      const relaid = (): void => {
        mirror.restyle();
        events.layout();
      };
      const listening = new AbortController();
      const on = (target: EventTarget, type: string, listener: () => void): void => {
        target.addEventListener(type, listener, { passive: true });
        listening.signal.addEventListener("abort", () => target.removeEventListener(type, listener));
      };
      on(area, "input", () => events.text());
      on(area, "change", () => events.text());
      on(area, "compositionstart", () => {
        composing = true;
      });
      on(area, "compositionend", () => {
        composing = false;
        events.text();
      });
      on(area, "scroll", () => events.layout());
      on(document, "selectionchange", () => events.move());
      on(area, "focus", () => events.text());
      on(window, "resize", relaid);
      const unobserve = onResize(area, relaid);
      mirror.restyle();
      document.fonts?.ready.then(() => !listening.signal.aborted && relaid());
      return () => {
        listening.abort();
        unobserve();
        mirror.remove();
      };
    },
  };
}
