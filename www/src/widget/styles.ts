import { SHARED } from "../panel/styles.js";
import type { Severity } from "../types.js";

/**
 * Lines under words: on a ground that may be light or dark, whatever the page prefers, so their colours stand out from both; and
 * told apart without colours, too.
 */
const LINES: Readonly<Record<Severity, string>> = {
  error: "solid #d93025",
  warning: "dashed #c47c00",
  info: "dotted #3b82d0",
};

const rules = (rule: (severity: string, line: string) => string): string =>
  Object.entries(LINES)
    .map(([severity, line]) => rule(severity, line))
    .join("\n");

/** Lines drawn by elements over the draft. */
export const MARKS = `.mark { position: absolute; box-sizing: border-box; }
${rules((severity, line) => `.${severity} { border-bottom: 2px ${line}; }`)}`;

/** Lines drawn by the browser, a little under Chinese characters, which reach below the line that Latin letters stand on. */
export const HIGHLIGHTS = rules(
  (severity, line) =>
    `::highlight(hegao-${severity}) { text-decoration: underline 2px ${line}; text-decoration-skip-ink: none; text-underline-offset: 0.2em; }`,
);

export const CARD = `${SHARED}
.frame { max-width: 26em; padding: 8px 12px 4px; box-shadow: 0 4px 16px rgb(0 0 0 / 25%); }
.frame p { margin-bottom: 6px; overflow-wrap: anywhere; }
`;
