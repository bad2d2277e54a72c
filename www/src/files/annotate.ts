/** Word files with what was found in them as comments. */

import { readFile } from "node:fs/promises";

import { Unreadable } from "../decode.js";
import type { Finding } from "../types.js";
import { commentOn } from "../word/comments.js";
import { marked, type Marked } from "../word/marked.js";
import type { WordEdit } from "../word/word.js";
import type { Document } from "./document.js";
import { openWordFile } from "./readers/word.js";
import { unreadable } from "./unreadable.js";

/** Whether a document came from a Word file, so that it can be annotated. */
export function isWord({ file, error }: Document): boolean {
  return error === undefined && /\.docx$/i.test(file);
}

/**
 * The Word file that `document` was read from, with a comment on the words of each finding.
 *
 * @param fix whether safe fixes are made as well, as tracked changes
 * @throws Unreadable when the file is no more what was checked
 */
export async function annotate({ file, text, findings }: Document, { fix = false }: { fix?: boolean } = {}): Promise<Marked> {
  const bytes = await readFile(file).catch((error: unknown) => Promise.reject(unreadable(error)));
  const word = await openWordFile(bytes);
  if (word.text !== text) {
    throw new Unreadable("文件在检查以后改动过，请重新检查");
  }
  const remarks = findings.map((finding) => commentOn(finding, text));
  return marked(word, remarks, fix ? safeEdits(findings) : []);
}

/** The edits of all fixes that need nobody's eye. A fix is made as a whole; of two that change the same words, the first. */
function safeEdits(findings: readonly Finding[]): WordEdit[] {
  const made: WordEdit[] = [];
  for (const { fix } of findings) {
    if (fix?.safety === "safe" && !fix.edits.some((edit) => made.some((other) => meet(edit, other)))) {
      made.push(...fix.edits);
    }
  }
  return made;
}

function meet(one: WordEdit, other: WordEdit): boolean {
  return one.start < other.end && other.start < one.end || one.start === other.start;
}
