import { countOf, SEVERITIES, SEVERITY_NAMES } from "../severity.js";
import type { Finding } from "../types.js";
import { element } from "./elements.js";

/** Shows how many findings there are of each severity, in a status region that is read out when it changes. */
export function showCounts(region: HTMLElement, findings: readonly Finding[]): void {
  const parts = SEVERITIES.flatMap((severity, index) => {
    const count = countOf(findings, severity);
    const shown = element("span", count === 0 ? "" : `count ${severity}`, `${count} 个${SEVERITY_NAMES[severity]}`);
    return index === 0 ? [shown] : ["，", shown];
  });
  const shown = document.createElement("p");
  shown.append(...(findings.length === 0 ? ["没有发现问题"] : parts));
  // Only a change is read out; the same counts put there again would be, at every keystroke.
  if (shown.textContent !== region.textContent) {
    region.replaceChildren(...Array.from(shown.childNodes));
  }
}
