import type { Severity } from "./types.js";

/** What each severity is called, from the heaviest. */
export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = { error: "错误", warning: "警告", info: "提示" };

/** The severities, from the heaviest. */
export const SEVERITIES = Object.keys(SEVERITY_NAMES) as readonly Severity[];

/** How many findings there are of one severity. */
export function countOf(findings: readonly { severity: Severity }[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}
