/**
 * hegao for CodeMirror 6: what the host's own `@codemirror/lint` asks for diagnostics. It shows them, this file only tells them.
 *
 * Nothing but types is imported from CodeMirror: a second copy of it in a page does not work with the host's.
 */

import type { Action, Diagnostic, LintSource } from "@codemirror/lint";
import type { EditorView, ViewUpdate } from "@codemirror/view";

import { loadChecker } from "./browser.js";
import type { Checker } from "./checker.js";
import { button, element } from "./panel/elements.js";
import { shared } from "./shared.js";
import type { Config, Finding, Fix, Range } from "./types.js";
import { carry, changeOf } from "./widget/carry.js";
import { style } from "./widget/elements.js";

export { loadChecker };
export type * from "./types.js";
export type { Checker };

/** How drafts are to be checked. */
export interface LintOptions {
  /** The settings of the check. */
  config?: Config;
  /** The checker, or the promise of one; when left out, one that all editors of the page share. */
  checker?: Checker | Promise<Checker>;
  /** Told of the findings whenever a draft was checked. */
  onFindings?: (findings: readonly Finding[], view: EditorView) => void;
  /**
   * Told of the finding that the drafter wants to see no more; its fingerprint belongs into `config.ignore` for good. Where this is
   * left out, nothing offers to ignore.
   */
  onIgnore?: (finding: Finding, view: EditorView) => void;
  /** Told in Chinese why there are no findings, once until a check succeeds; when left out, the console is. */
  onTrouble?: (message: string) => void;
}

/** What `linter` of `@codemirror/lint` takes. */
export type FindingSource = LintSource & {
  /** Belongs into the configuration of `linter`: with it, an ignored finding goes at once, and not at the next change of the text. */
  needsRefresh(update: ViewUpdate): boolean;
};

const sharedChecker = shared(() => loadChecker());

/** How a button looks that is a link: quieter than the actions, which change something. */
const LINK = {
  padding: "0",
  border: "0",
  background: "none",
  color: "inherit",
  font: "inherit",
  "text-decoration": "underline",
  cursor: "pointer",
};

/** The fingerprints of what is not to be shown in an editor any more. */
const ignored = new WeakMap<EditorView, Set<string>>();

/**
 * Gives the findings of what is written in an editor to `linter` of `@codemirror/lint`:
 *
 *     const source = lintSource({ config });
 *     linter(source, { delay: 0, needsRefresh: source.needsRefresh })
 */
export function lintSource(options: LintOptions = {}): FindingSource {
  const { config, onFindings, onIgnore, onTrouble = (message) => console.error(`核稿：${message}`) } = options;
  const stale = new WeakSet<EditorView>();
  let checker: Checker | Promise<Checker> | undefined = options.checker;
  let told: string | null = null;

  async function source(view: EditorView): Promise<readonly Diagnostic[]> {
    const { doc } = view.state;
    let text: string;
    let findings: readonly Finding[];
    try {
      checker ??= sharedChecker();
      const ready = await checker;
      // While an input method composes, the text is not yet what was meant, and must not be disturbed. Nobody tells of the end of a
      // composition that leaves the text as it is.
      while (view.composing && view.state.doc === doc) {
        await nextFrame();
      }
      if (view.state.doc !== doc) {
        // The editor asks anew for every text, and drops the answer for an old one.
        return [];
      }
      // Positions in CodeMirror count a line break as one, however the lines of the document are separated.
      text = doc.toString();
      findings = ready.check(text, config).filter(({ fingerprint }) => !ignored.get(view)?.has(fingerprint));
      told = null;
    } catch (error) {
      fail(error);
      return [];
    }
    onFindings?.(findings, view);
    return findings.map((finding) => {
      const { start, end, severity, message } = finding;
      return {
        from: start,
        to: end,
        severity,
        message,
        renderMessage: (view) => explanation(finding, (place) => select(view, placesSince(text, view)(place))),
        actions: actionsOn(finding, text),
      };
    });
  }

  function fail(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    if (message !== told) {
      told = message;
      onTrouble(message);
    }
  }

  /** What can be done about `finding` of `text`. */
  function actionsOn(finding: Finding, text: string): Action[] {
    const { fix } = finding;
    const actions: Action[] = [];
    if (fix !== null) {
      actions.push({ name: fix.label, apply: (view) => mend(view, finding, fix, placesSince(text, view)) });
    }
    if (onIgnore !== undefined) {
      actions.push({ name: "忽略", apply: (view) => ignore(view, finding, onIgnore) });
    }
    return actions;
  }

  function ignore(view: EditorView, finding: Finding, tell: NonNullable<LintOptions["onIgnore"]>): void {
    ignored.set(view, (ignored.get(view) ?? new Set()).add(finding.fingerprint));
    tell(finding, view);
    stale.add(view);
    view.dispatch({});
  }

  return Object.assign(source, { needsRefresh: ({ view }: ViewUpdate) => stale.delete(view) });
}

/** The message of `finding`, and under it the places that it speaks of, to go to. */
function explanation({ message, related }: Finding, go: (place: Range) => void): HTMLElement {
  const shown = element("span", "", message);
  const links = related.map((place) => {
    const link = button("", () => go(place), place.message);
    style(link, LINK);
    return link;
  });
  if (links.length > 0) {
    const row = element("div", "", "另见：");
    row.append(...links.flatMap((link, index) => (index === 0 ? [link] : ["，", link])));
    shown.append(row);
  }
  return shown;
}

/** Where a place of the checked text stands now; null where it is not known. */
type Places = (range: Range) => Range | null;

function placesSince(text: string, view: EditorView): Places {
  const change = changeOf(text, view.state.doc.toString());
  return (range) => carry(range, change);
}

function select(view: EditorView, place: Range | null): void {
  if (place !== null) {
    view.dispatch({ selection: { anchor: place.start, head: place.end }, scrollIntoView: true });
    view.focus();
  }
}

/** Makes `fix` as one change, unless something that it rests on is no longer what was checked: it would change the wrong words. */
function mend(view: EditorView, { start, end, related }: Finding, { edits }: Fix, placeOf: Places): void {
  const changes = edits.flatMap((edit) => {
    const place = placeOf(edit);
    return place === null ? [] : [{ from: place.start, to: place.end, insert: edit.text }];
  });
  const stands = [{ start, end }, ...related].every((place) => placeOf(place) !== null);
  if (stands && changes.length === edits.length && !view.state.readOnly) {
    view.dispatch({ changes, userEvent: "input.fix" });
    view.focus();
  }
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
