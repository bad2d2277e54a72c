/** The ledgers, loaded when the reader turns to the first of them: who only corrects a draft never needs them. */

import type { Ledger, Range } from "../types.js";
import { FIGURES } from "./figures.js";
import { LedgerTable } from "./table.js";
import { TASKS, taskRows } from "./tasks.js";
import { Timeline } from "./timeline.js";

/** One view of what was read in a draft. */
export interface LedgerView {
  /** Shows `ledger` in place of what was shown before. */
  show(ledger: Ledger): void;
  /** Lets go of all that outlives the elements. */
  remove?(): void;
}

/**
 * Puts the tasks, the time limits and the figures into three elements.
 *
 * @param jump shows a place of the draft
 */
export function fillLedgers(places: readonly HTMLElement[], jump: (range: Range) => void): LedgerView[] {
  const tasks = new LedgerTable(TASKS, jump);
  const timeline = new Timeline(jump);
  const figures = new LedgerTable(FIGURES, jump);
  [tasks, timeline, figures].forEach(({ root }, index) => places[index]?.append(root));
  return [
    { show: (ledger) => tasks.show(taskRows(ledger)) },
    timeline,
    { show: ({ claims }) => figures.show(claims) },
  ];
}
