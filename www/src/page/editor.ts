import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers, type Command } from "@codemirror/view";

import type { Range } from "../types.js";
import { findingMarks, findingsOf, within } from "./marks.js";
import { CHINESE, theme } from "./theme.js";

/** What the editor tells the page. */
export interface EditorEvents {
  /** The text changed, or a composition that changed it came to its end. */
  onText(): void;
  /** The cursor moved. */
  onMove(): void;
}

/**
 * Puts an editor into `parent`.
 *
 * It lives in a shadow root because there the editor adds its styles as constructed style sheets, which a content security
 * policy of `style-src 'self'` allows; in the document itself it would need style elements, and a nonce from the server.
 */
export function createEditor(parent: HTMLElement, text: string, events: EditorEvents): EditorView {
  const root = parent.attachShadow({ mode: "open" });
  return new EditorView({
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
        EditorView.contentAttributes.of({ "aria-label": "文稿", lang: "zh-CN", spellcheck: "false" }),
        EditorState.phrases.of(CHINESE),
        keymap.of([
          { key: "F8", run: goToFinding(1), shift: goToFinding(-1) },
          ...searchKeymap,
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        findingMarks,
        theme,
        EditorView.domEventObservers({ compositionend: () => events.onText() }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            events.onText();
          }
          if (update.selectionSet) {
            events.onMove();
          }
        }),
      ],
    }),
  });
}

/** Selects `range`, shows it in the middle of the editor, and puts the cursor to work there. */
export function jumpTo(view: EditorView, range: Range): void {
  const { start, end } = within(range, view.state);
  view.dispatch({
    selection: { anchor: start, head: end },
    effects: EditorView.scrollIntoView(start, { y: "center" }),
  });
  view.focus();
}

/** Goes to the finding after the cursor, or before it, and around at the ends. */
function goToFinding(direction: 1 | -1): Command {
  return (view) => {
    const findings = findingsOf(view.state);
    const { from } = view.state.selection.main;
    const next =
      direction === 1
        ? (findings.find(({ start }) => start > from) ?? findings[0])
        : ([...findings].reverse().find(({ start }) => start < from) ?? findings[findings.length - 1]);
    if (next !== undefined) {
      jumpTo(view, next);
    }
    return true;
  };
}
