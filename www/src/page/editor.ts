import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";

import type { Range } from "../types.js";
import { holds } from "../widget/geometry.js";
import type { Host, HostEvents } from "../widget/host.js";
import { visible, type Mark } from "../widget/mark.js";
import type { Underlines } from "../widget/underlines.js";
import { setMarks, underlines, within } from "./marks.js";
import { CHINESE, theme } from "./theme.js";

/** The page's own editor, as the widget watches one. */
export interface Editor extends Host {
  /** Puts `text` in place of all that is there, as one change that one undo takes back. */
  replace(text: string): void;
}

/**
 * Puts an editor into `parent`.
 *
 * It lives in a shadow root because there the editor adds its styles as constructed style sheets, which a content security
 * policy of `style-src 'self'` allows; in the document itself it would need style elements, and a nonce from the server.
 */
export function createEditor(parent: HTMLElement, text: string): Editor {
  const root = parent.attachShadow({ mode: "open" });
  const watching = new Set<HostEvents>();
  const tell = (event: keyof HostEvents): void => watching.forEach((events) => events[event]());
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        search({ top: true }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": "文稿", lang: "zh-CN", spellcheck: "false", tabindex: "0" }),
        EditorState.phrases.of(CHINESE),
        keymap.of([...searchKeymap, ...historyKeymap, ...defaultKeymap]),
        underlines,
        theme,
        EditorView.domEventObservers({ compositionend: () => tell("text") }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            tell("text");
          }
          if (update.selectionSet) {
            tell("move");
          }
        }),
      ],
    }),
  });

  return {
    view: view.dom,
    text: () => view.state.doc.toString(),
    get composing() {
      return view.composing;
    },
    caret: () => view.state.selection.main.from,
    select(range) {
      const { start, end } = within(range, view.state);
      view.dispatch({
        selection: { anchor: start, head: end },
        effects: EditorView.scrollIntoView(start, { y: "center" }),
      });
      view.focus();
    },
    apply(edits) {
      view.dispatch({
        changes: edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text })),
        userEvent: "input.fix",
      });
      view.focus();
    },
    replace(text) {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: 0 },
        effects: EditorView.scrollIntoView(0),
        userEvent: "input.replace",
      });
      view.focus();
    },
    boxes: (range) => boxes(view, range),
    underlines: () => underlinesIn(view),
    watch(events) {
      watching.add(events);
      return () => watching.delete(events);
    },
  };
}

/** One box for each row of the screen that `range` begins or ends in: what is between them is never pointed at alone. */
function boxes(view: EditorView, range: Range): DOMRect[] {
  const { start, end } = within(range, view.state);
  const first = view.coordsAtPos(start, 1);
  const last = view.coordsAtPos(end, -1);
  if (first === null || last === null) {
    return [];
  }
  if (first.top === last.top) {
    return [new DOMRect(first.left, first.top, last.right - first.left, first.bottom - first.top)];
  }
  const { left, right } = view.contentDOM.getBoundingClientRect();
  return [
    new DOMRect(first.left, first.top, right - first.left, first.bottom - first.top),
    new DOMRect(left, first.bottom, right - left, last.top - first.bottom),
    new DOMRect(left, last.top, last.right - left, last.bottom - last.top),
  ];
}

/** The editor draws its lines itself: it knows which of the draft are on the screen. */
function underlinesIn(view: EditorView): Underlines {
  let shown: readonly Mark[] = [];
  return {
    draw(marks) {
      shown = marks;
      // Lines that are drawn anew under an input method would end what it composes; until then they move with the text.
      if (!view.composing) {
        view.dispatch({ effects: setMarks.of(marks) });
      }
    },
    place: () => undefined,
    at(x, y) {
      const near = view.posAtCoords({ x, y });
      const text = view.state.doc.toString();
      return shown.filter(({ range }) => {
        const { start, end } = visible(within(range, view.state), text);
        return near !== null && start <= near && near <= end && boxes(view, { start, end }).some((box) => holds(box, { x, y }));
      });
    },
    remove() {
      view.dispatch({ effects: setMarks.of([]) });
    },
  };
}
