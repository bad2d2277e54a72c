import { officeTime } from "./clock.js";
import type { WordEdit, WordFile, WordRemark } from "./word.js";

/** A Word file with comments and tracked changes in it, and what had to be left out. */
export interface Marked {
  bytes: Uint8Array<ArrayBuffer>;
  /** How many comments and tracked changes are in it. */
  comments: number;
  edits: number;
  /** How many changes are not: they concern automatic numbers, or where lines begin. */
  left: number;
}

/** The file with a comment for each of `findings` and a tracked change for each of `edits`, of this time. */
export async function marked(word: WordFile, findings: readonly WordRemark[], edits: readonly WordEdit[]): Promise<Marked> {
  const { bytes, skippedFindings, skippedEdits } = await word.write({ findings, edits, date: officeTime() });
  return {
    bytes,
    comments: findings.length - skippedFindings.length,
    edits: edits.length - skippedEdits.length,
    left: skippedEdits.length,
  };
}
