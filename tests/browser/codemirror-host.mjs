/**
 * The script of a page of someone else's: CodeMirror 6, with hegao as a source for its linter. The editor lives in a shadow root, as
 * it has to with `style-src 'self'`.
 */

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { forEachDiagnostic, linter, lintKeymap, setDiagnosticsEffect } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { lintSource, loadChecker } from "hegao/codemirror";

const root = document.querySelector("#editor").attachShadow({ mode: "open" });

window.host = {
  root,
  loadChecker,
  readOnly: EditorState.readOnly.of(true),
  lineSeparator: EditorState.lineSeparator.of("\r\n"),

  /** Opens an editor in place of the one before, and forgets what the page was told. */
  open(doc, options = {}, extensions = []) {
    this.view?.destroy();
    Object.assign(this, { findings: null, checks: 0, shown: 0, ignored: [], troubles: [] });
    const source = lintSource({
      onFindings: (findings) => {
        this.findings = findings;
        this.checks += 1;
      },
      onIgnore: (finding) => this.ignored.push(finding),
      onTrouble: (message) => this.troubles.push(message),
      ...options,
    });
    this.view = new EditorView({
      root,
      parent: root,
      doc,
      extensions: [
        history(),
        keymap.of([...lintKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorView.lineWrapping,
        EditorView.theme({
          "&": { height: "300px", width: "700px" },
          // The linter's own lines are images out of data: addresses, which a policy without img-src keeps away.
          ".cm-lintRange.cm-lintRange": { backgroundImage: "none", textDecoration: "underline wavy" },
        }),
        linter(source, { delay: 0, needsRefresh: source.needsRefresh }),
        EditorView.updateListener.of(({ transactions }) => {
          const effects = transactions.flatMap((transaction) => transaction.effects);
          this.shown += effects.filter((effect) => effect.is(setDiagnosticsEffect)).length;
        }),
        ...extensions,
      ],
    });
  },

  /** The words that the linter has marks for, whether they are rendered or not. */
  marked() {
    const words = [];
    forEachDiagnostic(this.view.state, (_, from, to) => words.push(this.view.state.sliceDoc(from, to)));
    return words;
  },
};
