import { SEVERITY_NAMES } from "../severity.js";
import type { Finding, Ledger, Severity, Unit } from "../types.js";
import type { Document } from "../files/document.js";
import { excerpt } from "./excerpt.js";
import { Lines } from "./lines.js";
import { nameOf, type Report, type Setting } from "./report.js";
import { printable, type Terminal } from "./terminal.js";

/** The colour of each severity. */
const COLORS = { error: "red", warning: "yellow", info: "cyan" } as const satisfies Record<Severity, string>;

/** What each verdict on a figure is called. */
const VERDICTS = {
  match: "相符",
  truncated: "截断",
  mismatch: "不符",
  unverifiable: "未能核对",
  "not-applicable": "不需核对",
} as const satisfies Record<Ledger["claims"][number]["verdict"], string>;

const INDENT = "    ";

/** The result for people to read: each document's findings, and what was read where that was asked for. */
export function textReport({ terminal, ledger: withLedger }: Setting): Report {
  return {
    document(document) {
      const lines = new Lines(document.text);
      const findings = document.findings.map((finding) => findingText(document, lines, finding, terminal));
      const { ledger } = document;
      return [...findings, ...(withLedger && ledger ? [ledgerText(document, lines, ledger, terminal)] : [])].join("");
    },
    end: (tally) => `${terminal.colors.bold(tally.sentence())}\n`,
  };
}

function findingText(document: Document, lines: Lines, finding: Finding, { colors, width }: Terminal): string {
  const color = COLORS[finding.severity];
  const where = `${printable(nameOf(document))}:${finding.line}:${finding.column}`;
  const { source, carets } = excerpt(document.text, finding, width - INDENT.length);
  const related = finding.related.map(({ start, message }) => {
    const { line, column } = lines.placeOf(start);
    return `${INDENT}另见 ${line}:${column}  ${printable(message)}`;
  });
  return written([
    `${colors.bold(where)}  ${colors[color](SEVERITY_NAMES[finding.severity])}  ${finding.rule}  ${printable(finding.message)}`,
    INDENT + source,
    INDENT + colors[color](carets),
    ...related,
    "",
  ]);
}

function ledgerText(document: Document, lines: Lines, { tasks, claims }: Ledger, { colors }: Terminal): string {
  const taskLines = tasks.map((task) => {
    const deadline = task.deadline;
    const latest = deadline?.latest ? `（至 ${deadline.latest}）` : "";
    return [
      `${task.ordinal}${task.title}`,
      ...unitsText("牵头", task.lead),
      ...unitsText("责任", task.responsible),
      ...unitsText("配合", task.supporting),
      deadline === null ? "时限：无" : `时限：${deadline.text}${latest}`,
    ].join("  ");
  });
  const claimLines = claims.map(({ start, name, text, verdict, formula, computed, reason }) => {
    const { line, column } = lines.placeOf(start);
    const calculation = formula === null ? [] : [`${formula}＝${computed ?? ""}`];
    return [`${line}:${column}`, name + text, VERDICTS[verdict], ...calculation, reason].join("  ");
  });
  return written([
    colors.bold(`${printable(nameOf(document))} 任务 ${tasks.length} 项`),
    ...taskLines.map((line) => INDENT + printable(line)),
    colors.bold(`${printable(nameOf(document))} 数字 ${claims.length} 处`),
    ...claimLines.map((line) => INDENT + printable(line)),
    "",
  ]);
}

function unitsText(label: string, units: readonly Unit[]): string[] {
  return units.length === 0 ? [] : [`${label}：${units.map((unit) => unit.name).join("、")}`];
}

function written(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join("");
}
