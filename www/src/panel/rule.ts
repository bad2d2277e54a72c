import type { RuleInfo } from "../types.js";
import { element } from "./elements.js";

/** What a rule looks for, why, and how to do it right: folded away until it is asked for. */
export function ruleDetails(rule: RuleInfo): HTMLDetailsElement {
  const details = element("details", "rule");
  details.append(
    element("summary", "", rule.name),
    element("p", "", rule.summary),
    element("p", "why", rule.why),
    example("错例", "wrong", rule.wrong),
    example("正例", "right", rule.right),
  );
  return details;
}

function example(title: string, className: string, text: string): HTMLElement {
  const figure = element("figure", className);
  figure.append(element("figcaption", "", title), element("pre", "", text));
  return figure;
}
