import { StateEffect, StateField, type EditorState, type Extension, type Range as Placed } from "@codemirror/state";
import { Decoration, EditorView, type DecorationSet } from "@codemirror/view";

import type { Range } from "../types.js";
import { visible, type Mark } from "../widget/mark.js";

/** Replaces the marks that the editor shows; their offsets are those of the document after the transaction. */
export const setMarks = StateEffect.define<readonly Mark[]>();

/** Underlines marks; between two checks they move with the text. */
export const underlines: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    let decorations = shown.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) {
        decorations = Decoration.set(underline(effect.value, transaction.state), true);
      }
    }
    return decorations;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function underline(marks: readonly Mark[], state: EditorState): Placed<Decoration>[] {
  const text = state.doc.toString();
  return marks.flatMap(({ range, finding }) => {
    const { start, end } = visible(within(range, state), text);
    return start < end ? [Decoration.mark({ class: `cm-finding cm-finding-${finding.severity}` }).range(start, end)] : [];
  });
}

/** `range`, held inside the document. */
export function within({ start, end }: Range, { doc }: EditorState): Range {
  return { start: Math.min(start, doc.length), end: Math.min(end, doc.length) };
}
