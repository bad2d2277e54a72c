import { githubReport } from "./github.js";
import { htmlReport } from "./html.js";
import { jsonReport } from "./json.js";
import { junitReport } from "./junit.js";
import type { Report, Setting } from "./report.js";
import { sarifReport } from "./sarif.js";
import { textReport } from "./text.js";

/** How a result can be written. */
export const REPORTS = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
  junit: junitReport,
  html: htmlReport,
} as const satisfies Record<string, (setting: Setting) => Report>;

/** The name of a way to write a result. */
export type Format = keyof typeof REPORTS;

/** The names of all. */
export const FORMATS = Object.keys(REPORTS) as readonly Format[];
