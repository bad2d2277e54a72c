import { noSuchRule } from "../files/config.js";
import { SEVERITY_NAMES } from "../severity.js";
import type { RuleInfo } from "../types.js";
import { UsageError, type Options } from "./options.js";

/**
 * Every rule, or all there is to say of one, for people or for other programs.
 *
 * @throws UsageError where there is no such rule, or the result is asked for in another form
 */
export function rulesReport(rules: readonly RuleInfo[], { names, outputs }: Options): string {
  const [output] = outputs;
  if (outputs.length > 1 || output?.file != null || (output?.format !== "text" && output?.format !== "json")) {
    throw new UsageError("rules 命令的结果只写到屏幕，--format 应是 text、json 之一");
  }
  const [id] = names;
  const chosen = id === undefined ? null : rules.find((rule) => rule.id === id);
  if (chosen === undefined) {
    throw new UsageError(noSuchRule(id ?? ""));
  }
  if (output.format === "json") {
    return `${JSON.stringify(chosen ?? rules, null, 2)}\n`;
  }
  return chosen === null ? rules.map(entry).join("\n") : explanation(chosen);
}

function title({ id, name, severity }: RuleInfo): string {
  return `${id}  ${name}（${SEVERITY_NAMES[severity]}）\n`;
}

function entry(rule: RuleInfo): string {
  return `${title(rule)}    ${rule.summary}\n    ${rule.why}\n`;
}

function explanation(rule: RuleInfo): string {
  const example = (text: string): string => text.replace(/^(?=.)/gm, "    ");
  return `${title(rule)}
${rule.summary}
${rule.why}

错例：
${example(rule.wrong)}
正例：
${example(rule.right)}
关闭或改级别：在 hegao.config.json 的 rules 中写 "${rule.id}": "off"（或 error、warning、info）
`;
}
