import { SEVERITY_NAMES } from "../severity.js";
import type { RuleInfo } from "../types.js";
import type { Format } from "./options.js";

/** Every rule, for people or for other programs. */
export function rulesReport(rules: readonly RuleInfo[], format: Format): string {
  if (format === "json") {
    return `${JSON.stringify(rules, null, 2)}\n`;
  }
  return rules
    .map(
      ({ id, name, severity, summary, why }) =>
        `${id}  ${name}（${SEVERITY_NAMES[severity]}）\n    ${summary}\n    ${why}\n`,
    )
    .join("\n");
}
