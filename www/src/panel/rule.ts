import type { RuleInfo } from "../types.js";
import { button, element } from "./elements.js";

/**
 * What a rule looks for, why, and how to do it right: folded away until it is asked for.
 *
 * Not a `details`: one that is closed makes selecting in a long draft of the same page take seconds in Chromium.
 */
export function ruleDetails(rule: RuleInfo): HTMLElement {
  const details = element("div", "rule");
  const text = element("div", "");
  text.hidden = true;
  text.append(
    element("p", "", rule.summary),
    element("p", "why", rule.why),
    example("错例", "wrong", rule.wrong),
    example("正例", "right", rule.right),
  );
  const fold = (folded: boolean): void => {
    text.hidden = folded;
    name.setAttribute("aria-expanded", String(!folded));
  };
  const name = button("rule-name", () => fold(!text.hidden), rule.name);
  fold(true);
  details.append(name, text);
  return details;
}

function example(title: string, className: string, text: string): HTMLElement {
  const figure = element("figure", className);
  figure.append(element("figcaption", "", title), element("pre", "", text));
  return figure;
}
