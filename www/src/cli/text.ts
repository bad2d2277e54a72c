import { SEVERITY_NAMES } from "../severity.js";
import type { Finding, Ledger, Severity, Unit } from "../types.js";
import type { Document } from "./document.js";
import { excerpt } from "./excerpt.js";
import { placeOf } from "./place.js";
import { summarise } from "./summary.js";
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

/** What standard input is called in a report. */
const STDIN = "标准输入";

/** One document's findings (and ledger) for people to read; empty when there is nothing to say of it. */
export function textReport(document: Document, terminal: Terminal): string {
  const findings = document.findings.map((finding) => findingText(document, finding, terminal));
  return [...findings, ...(document.ledger ? [ledgerText(document, document.ledger, terminal)] : [])].join("");
}

/** One line on a document that could not be checked. */
export function errorText(document: Document): string {
  return `hegao：${nameOf(document)}：${printable(document.error ?? "")}\n`;
}

/** The last line of a report. */
export function summaryText(documents: readonly Document[], { colors }: Terminal): string {
  const { files, errors, warnings, infos } = summarise(documents);
  const failed = documents.length - files;
  const found =
    errors + warnings + infos === 0 ? "没有发现问题" : `${errors} 个错误，${warnings} 个警告，${infos} 个提示`;
  const sentences = [];
  if (files > 0) {
    sentences.push(`共检查 ${files} 个文件：${found}`);
  }
  if (failed > 0) {
    sentences.push(`${failed} 个文件未能检查`);
  }
  return `${colors.bold(sentences.join("；"))}\n`;
}

function findingText(document: Document, finding: Finding, { colors, width }: Terminal): string {
  const color = COLORS[finding.severity];
  const where = `${nameOf(document)}:${finding.line}:${finding.column}`;
  const { source, carets } = excerpt(document.text, finding, width - INDENT.length);
  const related = finding.related.map(({ start, message }) => {
    const { line, column } = placeOf(document.text, start);
    return `${INDENT}另见 ${line}:${column}  ${printable(message)}`;
  });
  return lines([
    `${colors.bold(where)}  ${colors[color](SEVERITY_NAMES[finding.severity])}  ${finding.rule}  ${printable(finding.message)}`,
    INDENT + source,
    INDENT + colors[color](carets),
    ...related,
    "",
  ]);
}

function ledgerText(document: Document, { tasks, claims }: Ledger, { colors }: Terminal): string {
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
    const { line, column } = placeOf(document.text, start);
    const calculation = formula === null ? [] : [`${formula}＝${computed ?? ""}`];
    return [`${line}:${column}`, name + text, VERDICTS[verdict], ...calculation, reason].join("  ");
  });
  return lines([
    colors.bold(`${nameOf(document)} 任务 ${tasks.length} 项`),
    ...taskLines.map((line) => INDENT + printable(line)),
    colors.bold(`${nameOf(document)} 数字 ${claims.length} 处`),
    ...claimLines.map((line) => INDENT + printable(line)),
    "",
  ]);
}

function unitsText(label: string, units: readonly Unit[]): string[] {
  return units.length === 0 ? [] : [`${label}：${units.map((unit) => unit.name).join("、")}`];
}

function nameOf(document: Document): string {
  return document.file === "-" ? STDIN : printable(document.file);
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join("");
}
