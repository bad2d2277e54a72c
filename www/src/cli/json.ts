import type { Document } from "./document.js";
import { summarise } from "./summary.js";

/** The result as JSON, for other programs: `{version: 1, documents, summary}`. */
export function jsonReport(documents: readonly Document[]): string {
  const report = {
    version: 1,
    documents: documents.map(({ file, findings, ledger, error }) => ({ file, findings, ledger, error })),
    summary: summarise(documents),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
