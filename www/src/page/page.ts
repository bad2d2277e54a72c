/** The drafting page: a draft is checked as it is written, and what was found stands beside it. */

import type { Checker } from "../checker.js";
import { loadFrom } from "../load.js";
import type { Fix } from "../types.js";
import { showCounts } from "../panel/counts.js";
import { createEditor, jumpTo } from "./editor.js";
import { oncePerFrame } from "../panel/frames.js";
import { FindingList } from "../panel/list.js";
import { findingsAt, setFindings } from "./marks.js";
import sample from "../../../tests/drafts/market-regulation-plan-slips.txt";

const counts = byId("counts", HTMLElement);
const trouble = byId("trouble", HTMLElement);
const list = byId("findings", HTMLOListElement);

const review = oncePerFrame(reviewNow);
const view = createEditor(byId("editor", HTMLElement), sample, { onText: review, onMove: showCurrent });

let checker: Checker | null = null;
let findingList: FindingList | null = null;

/** Begins to check, once the wasm module has come from `source`; until then the page is an editor only. */
export function startPage(source: URL | Promise<BufferSource>): void {
  load(source).catch(fail);
}

async function load(source: URL | Promise<BufferSource>): Promise<void> {
  checker = await loadFrom(await source);
  const rules = new Map(checker.rules().map((rule) => [rule.id, rule]));
  findingList = new FindingList(list, rules, { jump: (range) => jumpTo(view, range), apply });
  reviewNow();
}

/** Checks the whole text. While an input method composes, the text is not yet what was meant: its end asks again. */
function reviewNow(): void {
  if (checker === null || view.composing) {
    return;
  }
  try {
    const findings = checker.check(view.state.doc.toString());
    view.dispatch({ effects: setFindings.of(findings) });
    findingList?.show(findings);
    showCounts(counts, findings);
    showCurrent();
    trouble.hidden = true;
  } catch (error) {
    fail(error);
  }
}

function showCurrent(): void {
  findingList?.setCurrent(findingsAt(view.state, view.state.selection.main.head));
}

/** One change of the editor, so that one undo takes it back. */
function apply(fix: Fix): void {
  view.dispatch({
    changes: fix.edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text })),
    userEvent: "input.fix",
  });
  view.focus();
}

/** Says what went wrong beside the editor. The text in it stays as it is, and stays editable. */
function fail(error: unknown): void {
  trouble.textContent = `${error instanceof Error ? error.message : String(error)}。文稿没有受影响，可以继续编辑。`;
  trouble.hidden = false;
  counts.textContent = "未能检查";
}

/** A page that is closed or reloaded takes the draft with it: ask first, once something was typed. */
window.addEventListener("beforeunload", (event) => {
  if (view.state.doc.toString() !== sample) {
    event.preventDefault();
  }
});

function byId<T extends HTMLElement>(id: string, type: { new (): T }): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) {
    throw new Error(`#${id} is not in the page`);
  }
  return found;
}
