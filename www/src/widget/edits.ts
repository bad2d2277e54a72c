import type { Edit } from "../types.js";

/** `text` from `from` to `to` with `edits`, which lie in between, made. */
export function applied(text: string, edits: readonly Edit[], from: number, to: number): string {
  let made = "";
  let at = from;
  for (const edit of edits) {
    made += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return made + text.slice(at, to);
}
