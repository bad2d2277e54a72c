import type { Report, Setting } from "./report.js";

/** The result as JSON, for other programs: `{version: 1, documents, summary}`. */
export function jsonReport({ ledger: withLedger }: Setting): Report {
  let separator = "";
  return {
    begin: () => '{\n  "version": 1,\n  "documents": [',
    document({ file, text, extracted, findings, ledger, error }) {
      // Offsets are those of a text that only the reader of the file has.
      const document = { file, ...(extracted ? { text } : {}), findings, ...(withLedger ? { ledger } : {}), error };
      const written = `${separator}\n    ${indented(document, "    ")}`;
      separator = ",";
      return written;
    },
    end: ({ summary }) => `${separator === "" ? "" : "\n  "}],\n  "summary": ${indented(summary, "  ")}\n}\n`,
  };
}

/** As `JSON.stringify` writes it further in. */
export function indented(value: unknown, indent: string): string {
  return JSON.stringify(value, null, 2).replaceAll("\n", `\n${indent}`);
}
