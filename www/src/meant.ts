import { closest, distance } from "fastest-levenshtein";

/** The known word that a mistyped one is most like; null where it is like none. */
export function nearest(word: string, known: readonly string[]): string | null {
  // A word cut short is as good a guess as a few letters astray.
  const longer = word.length > 2 ? known.find((other) => other.startsWith(word)) : undefined;
  if (longer !== undefined || known.length === 0) {
    return longer ?? null;
  }
  const near = closest(word, [...known]);
  return distance(word, near) <= Math.max(1, word.length * 0.4) ? near : null;
}

/** What to add to a complaint about a mistyped word; empty where no known one is near. */
export function meant(word: string, known: readonly string[], prefix = ""): string {
  const near = nearest(word, known);
  return near === null ? "" : `，是否为 ${prefix}${near}？`;
}
