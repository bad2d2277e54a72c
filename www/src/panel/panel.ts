import { showCounts } from "./counts.js";
import { adopt, button, element } from "./elements.js";
import { FindingList, type ListActions } from "./list.js";
import type { Finding, RuleInfo } from "../types.js";
import { PANEL } from "./styles.js";

/** What a reader may do in the panel. */
export interface PanelActions extends ListActions {
  /** Go to the finding after the caret, or before it. */
  step(direction: 1 | -1): void;
}

/** The findings beside the draft: how many, which, and what can be done about them. */
export class Panel {
  private readonly counts = element("p", "counts");
  private readonly trouble = element("p", "trouble");
  private readonly filter = element("select", "");
  private readonly list = element("ol", "findings");
  private readonly shown: FindingList;
  private readonly frame = element("section", "frame");
  private findings: readonly Finding[] = [];

  constructor(
    root: ShadowRoot,
    private readonly rules: ReadonlyMap<string, RuleInfo>,
    actions: PanelActions,
  ) {
    adopt(root, PANEL);
    this.counts.setAttribute("role", "status");
    this.trouble.setAttribute("role", "alert");
    this.trouble.hidden = true;
    this.filter.setAttribute("aria-label", "只看一类问题");
    this.filter.addEventListener("change", () => this.refresh());
    this.list.setAttribute("aria-label", "发现的问题");
    // A list that scrolls must be scrollable by keyboard, also while it holds nothing to go to.
    this.list.tabIndex = 0;
    this.frame.setAttribute("aria-label", "核对结果");
    const step = (direction: 1 | -1, text: string, keys: string): HTMLButtonElement => {
      const made = button("", () => actions.step(direction), text);
      made.title = `${text}（${keys}）`;
      return made;
    };
    const head = element("div", "head");
    head.append(this.counts, this.filter, step(-1, "上一处", "Shift+F8"), step(1, "下一处", "F8"));
    this.frame.append(head, this.trouble, this.list);
    root.append(this.frame);
    this.shown = new FindingList(this.list, rules, actions);
  }

  /** Shows `findings` in place of those before. */
  show(findings: readonly Finding[]): void {
    this.findings = findings;
    this.trouble.hidden = true;
    showCounts(this.counts, findings);
    this.refresh();
  }

  /** Points out the findings where the caret is. */
  setCurrent(current: readonly Finding[]): void {
    this.shown.setCurrent(current);
  }

  /** Says what went wrong; the draft is as it was. */
  fail(message: string): void {
    this.trouble.textContent = message;
    this.trouble.hidden = false;
    this.counts.textContent = "未能检查";
    this.findings = [];
    this.refresh();
  }

  remove(): void {
    this.frame.remove();
  }

  private refresh(): void {
    const found = Array.from(new Set(this.findings.map(({ rule }) => rule)));
    const chosen = this.filter.value;
    const options = ["", ...found].map((id) => {
      const option = element("option", "", id === "" ? "全部" : (this.rules.get(id)?.name ?? id));
      option.value = id;
      return option;
    });
    if (options.map(({ value }) => value).join() !== Array.from(this.filter.options, ({ value }) => value).join()) {
      this.filter.replaceChildren(...options);
      this.filter.value = found.includes(chosen) ? chosen : "";
    }
    const { value } = this.filter;
    this.shown.show(value === "" ? this.findings : this.findings.filter(({ rule }) => rule === value));
  }
}
