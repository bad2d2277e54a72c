import type { Checker } from "../checker.js";
import { element } from "../panel/elements.js";
import { SEVERITIES, SEVERITY_NAMES } from "../severity.js";
import type { Config, Department, Severity } from "../types.js";
import { byId } from "./elements.js";

/** Where the settings are kept, if their user says so: in this browser, and of a draft nothing. */
const KEY = "hegao.settings";

/** What is kept, if anything: a browser may keep nothing for a page from a disk. */
function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** The settings that were to be remembered. */
export function remembered(): Config {
  try {
    return JSON.parse(kept() ?? "{}") as Config;
  } catch {
    // Somebody else may have written there.
    return {};
  }
}

let current = remembered();

/**
 * Lets the reader change the settings.
 *
 * @param apply given the new ones
 */
export function openSettings(checker: Checker, apply: (config: Config) => void): void {
  const dialog = byId("settings-dialog", HTMLDialogElement);
  const form = byId("settings-form", HTMLFormElement);
  const trouble = byId("settings-trouble", HTMLElement);
  const issued = byId("issued", HTMLInputElement);
  const require = byId("require", HTMLSelectElement);
  const roster = byId("roster", HTMLTextAreaElement);
  const remember = byId("remember", HTMLInputElement);
  const rules = byId("rules", HTMLElement);

  const fill = (config: Config): void => {
    issued.value = config.issued ?? "";
    require.value = config.assignment?.require ?? "auto";
    roster.value = (config.departments ?? []).map(written).join("\n");
    rules.replaceChildren(...checker.rules().map((rule) => ruleChoice(rule, config.rules?.[rule.id])));
    trouble.hidden = true;
  };
  const asked = (): Config => {
    const chosen = Array.from(rules.querySelectorAll("select"), ({ name, value }): [string, string] => [name, value]);
    const set = chosen.filter(([, value]) => value !== "") as [string, Severity | "off"][];
    const departments = roster.value.split("\n").flatMap(department);
    return {
      ...(issued.value === "" ? {} : { issued: issued.value }),
      ...(require.value === "auto" ? {} : { assignment: { require: require.value as "always" | "never" } }),
      ...(departments.length === 0 ? {} : { departments }),
      ...(set.length === 0 ? {} : { rules: Object.fromEntries(set) }),
    };
  };

  fill(current);
  remember.checked = kept() !== null;
  byId("defaults", HTMLElement).onclick = () => fill({});
  byId("cancel", HTMLElement).onclick = () => dialog.close();
  form.onsubmit = (event) => {
    event.preventDefault();
    try {
      const config = asked();
      checker.check("", config);
      keep(remember.checked ? config : null);
      current = config;
      apply(config);
      dialog.close();
    } catch (error) {
      trouble.textContent = error instanceof Error ? error.message : String(error);
      trouble.hidden = false;
    }
  };
  dialog.showModal();
}

/** @throws Error with a Chinese message when the browser keeps nothing */
function keep(config: Config | null): void {
  try {
    if (config === null) {
      localStorage.removeItem(KEY);
    } else {
      localStorage.setItem(KEY, JSON.stringify(config));
    }
  } catch (error) {
    if (config !== null) {
      throw new Error("浏览器不允许本页保存设置：请去掉“记住设置”再确定", { cause: error });
    }
  }
}

function ruleChoice({ id, name, summary, severity }: ReturnType<Checker["rules"]>[number], chosen?: string): HTMLElement {
  const row = element("label", "rule-choice");
  const select = element("select", "");
  select.name = id;
  select.append(
    new Option(`默认（${SEVERITY_NAMES[severity]}）`, ""),
    ...SEVERITIES.map((severity) => new Option(SEVERITY_NAMES[severity], severity)),
    new Option("不查", "off"),
  );
  select.value = chosen ?? "";
  const text = element("span", "");
  text.append(element("strong", "", name), ` ${summary}`);
  row.append(text, select);
  return row;
}

/**
 * A line of the roster: `普法与依法治理科：普法科、法治科`.
 *
 * @throws Error with a Chinese message when other names stand there without one
 */
function department(line: string, index: number): Department[] {
  const [name = "", aliases = ""] = line.split(/[：:]/).map((part) => part.trim());
  const others = aliases.split(/[、，,；;\s]+/).filter((alias) => alias !== "");
  if (name === "" && others.length > 0) {
    throw new Error(`部门名单第 ${index + 1} 行冒号前没有部门名称：“${line.trim()}”`);
  }
  return name === "" ? [] : [others.length === 0 ? { name } : { name, aliases: others }];
}

function written({ name, aliases = [] }: Department): string {
  return aliases.length === 0 ? name : `${name}：${aliases.join("、")}`;
}
