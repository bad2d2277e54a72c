import type { Document } from "../files/document.js";
import { countOf, SEVERITIES, SEVERITY_NAMES } from "../severity.js";
import type { Severity } from "../types.js";

/** The least severity that makes a check fail. */
export type FailOn = Severity | "never";

/** The counts over all documents. */
export interface Summary {
  /** Documents that were checked; one that could not be read is not among them. */
  files: number;
  errors: number;
  warnings: number;
  infos: number;
}

/** Whether a finding of this severity makes a check fail. */
export function fails(severity: Severity, failOn: FailOn): boolean {
  return failOn !== "never" && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
}

/** Counts documents as they come, and keeps none. */
export class Tally {
  readonly summary: Summary = { files: 0, errors: 0, warnings: 0, infos: 0 };
  /** Documents that could not be checked. */
  failed = 0;

  add({ findings, error }: Document): void {
    if (error === undefined) {
      this.summary.files += 1;
    } else {
      this.failed += 1;
    }
    this.summary.errors += countOf(findings, "error");
    this.summary.warnings += countOf(findings, "warning");
    this.summary.infos += countOf(findings, "info");
  }

  /** In one Chinese sentence. */
  sentence(): string {
    const { files } = this.summary;
    return [
      ...(files > 0 ? [`共检查 ${files} 个文件：${this.counts()}`] : []),
      ...(this.failed > 0 ? [`${this.failed} 个文件未能检查`] : []),
    ].join("；");
  }

  /** The exit code: 2 when a document could not be read, 1 when something weighs `failOn` or more, else 0. */
  exitCode(failOn: FailOn): 0 | 1 | 2 {
    if (this.failed > 0) {
      return 2;
    }
    const { errors: error, warnings: warning, infos: info } = this.summary;
    const counts = { error, warning, info };
    return SEVERITIES.some((severity) => counts[severity] > 0 && fails(severity, failOn)) ? 1 : 0;
  }

  private counts(): string {
    const { errors, warnings, infos } = this.summary;
    return errors + warnings + infos === 0
      ? "没有发现问题"
      : `${errors} 个${SEVERITY_NAMES.error}，${warnings} 个${SEVERITY_NAMES.warning}，${infos} 个${SEVERITY_NAMES.info}`;
  }
}
