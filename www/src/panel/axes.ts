import type { Due } from "./months.js";

/** More units than a chart can be read with; those with the most tasks are shown. */
const UNITS = 24;

/** The units with the most tasks, those first. */
export function busiest(dues: readonly Due[]): string[] {
  const counts = new Map<string, number>();
  for (const { unit, count } of dues) {
    counts.set(unit, (counts.get(unit) ?? 0) + count);
  }
  return Array.from(counts)
    .sort(([, a], [, b]) => b - a)
    .slice(0, UNITS)
    .map(([unit]) => unit);
}

/** Every month from the first of `months` to the last: one in which nothing is due is seen as such. */
export function monthsBetween(months: readonly string[]): string[] {
  const numbers = months.map((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1);
  const first = Math.min(...numbers);
  const length = months.length === 0 ? 0 : Math.max(...numbers) - first + 1;
  // A typing slip in a year must not make an axis of a thousand months.
  if (length > 36) {
    return [...new Set(months)].sort();
  }
  return Array.from({ length }, (_, index) => {
    const number = first + index;
    return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
  });
}
