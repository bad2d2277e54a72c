import type { Task } from "../types.js";
import { unitsOf, type TaskRow } from "./tasks.js";

/** The tasks of one unit that are due in one month. */
export interface Due {
  /** `2026-06`. */
  month: string;
  unit: string;
  count: number;
}

/** By the month of the last day that is allowed, in time's order. */
export function byMonth(tasks: readonly TaskRow[]): Map<string, TaskRow[]> {
  const months = new Map<string, TaskRow[]>();
  const latest = ({ deadline }: Task): string => deadline?.latest ?? "";
  for (const task of [...tasks].sort((a, b) => latest(a).localeCompare(latest(b)))) {
    const month = latest(task).slice(0, 7);
    const there = months.get(month);
    if (there === undefined) {
      months.set(month, [task]);
    } else {
      there.push(task);
    }
  }
  return months;
}

/** How many of a month's `tasks` each unit has, or `only` one, where that is not empty. */
export function dues(month: string, tasks: readonly TaskRow[], only: string): Due[] {
  const counts = new Map<string, number>();
  for (const unit of tasks.flatMap(unitsOf).filter((unit) => only === "" || unit === only)) {
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return Array.from(counts, ([unit, count]) => ({ month, unit, count }));
}

/** `2026-06` as 2026年6月. */
export function monthName(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
}
