import { countOf, SEVERITIES } from "../severity.js";
import type { Document } from "./document.js";
import type { FailOn } from "./options.js";

/** The counts over all documents. */
export interface Summary {
  /** Documents that were checked; one that could not be read is not among them. */
  files: number;
  errors: number;
  warnings: number;
  infos: number;
}

/** Counts the documents and their findings. */
export function summarise(documents: readonly Document[]): Summary {
  const findings = documents.flatMap((document) => document.findings);
  return {
    files: documents.filter((document) => document.error === undefined).length,
    errors: countOf(findings, "error"),
    warnings: countOf(findings, "warning"),
    infos: countOf(findings, "info"),
  };
}

/** The exit code: 2 when a document could not be read, 1 when something weighs `failOn` or more, else 0. */
export function exitCode(documents: readonly Document[], failOn: FailOn): 0 | 1 | 2 {
  if (documents.some((document) => document.error !== undefined)) {
    return 2;
  }
  const counted = failOn === "never" ? [] : SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  return documents.some(({ findings }) => findings.some(({ severity }) => counted.includes(severity))) ? 1 : 0;
}
