import type { Range } from "../types.js";

/** The one stretch in which two texts differ: `from` to `to` of the old one, and by how much the rest moved. */
export interface Change {
  from: number;
  to: number;
  shift: number;
}

/** Where `after` differs from `before`; null where it does not. */
export function changeOf(before: string, after: string): Change | null {
  if (before === after) {
    return null;
  }
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) {
    from += 1;
  }
  let same = 0;
  while (
    same < shorter - from &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same += 1;
  }
  return { from, to: before.length - same, shift: after.length - before.length };
}

/**
 * Where what stood in `range` stands after `change`, which is null where nothing changed; null where the change touched it, so that it is
 * not known to stand at all.
 */
export function carry({ start, end }: Range, change: Change | null): Range | null {
  if (change === null || end < change.from) {
    return { start, end };
  }
  const { to, shift } = change;
  return start > to ? { start: start + shift, end: end + shift } : null;
}
