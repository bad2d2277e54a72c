import { EditorState, StateEffect, StateField, type Extension } from "@codemirror/state";
import { Decoration, EditorView, hoverTooltip, type DecorationSet } from "@codemirror/view";

import type { Finding, Range } from "../types.js";

/** Replaces the findings that the editor shows; their offsets are those of the document after the transaction. */
export const setFindings = StateEffect.define<readonly Finding[]>();

interface Marks {
  findings: readonly Finding[];
  underlines: DecorationSet;
}

/** The findings last set. Between two checks the underlines move with the text. */
const marks = StateField.define<Marks>({
  create: () => ({ findings: [], underlines: Decoration.none }),
  update(value, transaction) {
    let { findings, underlines } = value;
    underlines = underlines.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setFindings)) {
        findings = effect.value;
        underlines = underline(findings, transaction.state);
      }
    }
    return { findings, underlines };
  },
  provide: (field) => EditorView.decorations.from(field, (value) => value.underlines),
});

/** Shows what is wrong where the pointer rests. */
const explanations = hoverTooltip((view, position) => {
  const here = findingsAt(view.state, position);
  const [first] = here;
  if (first === undefined) {
    return null;
  }
  return {
    pos: first.start,
    end: first.end,
    create: () => {
      const dom = document.createElement("div");
      dom.className = "cm-explanation";
      dom.append(
        ...here.map((finding) => {
          const line = document.createElement("p");
          line.textContent = finding.message;
          return line;
        }),
      );
      return { dom };
    },
  };
});

/** Underlines findings, and explains them to the pointer. */
export const findingMarks: Extension = [marks, explanations];

/** The findings last set. */
export function findingsOf(state: EditorState): readonly Finding[] {
  return state.field(marks).findings;
}

/** The findings that hold or touch `position`. */
export function findingsAt(state: EditorState, position: number): Finding[] {
  return findingsOf(state).filter(({ start, end }) => start <= position && position <= end);
}

/** `range` within the document, whatever was typed since it was computed. */
export function within({ start, end }: Range, state: EditorState): Range {
  const limit = state.doc.length;
  return { start: Math.min(start, limit), end: Math.min(end, limit) };
}

function underline(findings: readonly Finding[], state: EditorState): DecorationSet {
  const ranges = findings.flatMap((finding) => {
    const { start, end } = visible(within(finding, state), state);
    return start < end ? [Decoration.mark({ class: `cm-finding cm-finding-${finding.severity}` }).range(start, end)] : [];
  });
  return Decoration.set(ranges, true);
}

/** An empty range marks something missing: the character beside it is underlined in its place. */
function visible({ start, end }: Range, state: EditorState): Range {
  if (start < end) {
    return { start, end };
  }
  const line = state.doc.lineAt(start);
  return start < line.to ? { start, end: start + 1 } : { start: Math.max(line.from, start - 1), end };
}
