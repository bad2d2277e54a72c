import type { Finding, RuleInfo } from "../types.js";
import { showCounts } from "./counts.js";
import { button, choices, element } from "./elements.js";
import { FindingList, type ListActions } from "./list.js";

/** What a reader may do with the findings. */
export interface FindingsActions extends ListActions {
  /** Go to the finding after the caret, or before it. */
  step(direction: 1 | -1): void;
  /** See again all that was ignored. */
  restore(): void;
}

/** What is wrong with the draft: how much, what, and what can be done about it. */
export class FindingsView {
  readonly root = element("div", "review");
  private readonly counts = element("p", "counts");
  private readonly filter = element("select", "");
  private readonly restore: HTMLButtonElement;
  private readonly list: FindingList;
  private findings: readonly Finding[] = [];

  constructor(
    private readonly rules: ReadonlyMap<string, RuleInfo>,
    actions: FindingsActions,
  ) {
    this.counts.setAttribute("role", "status");
    this.filter.setAttribute("aria-label", "只看一类问题");
    this.filter.addEventListener("change", () => this.refresh());
    this.restore = button("restore", () => actions.restore());
    const step = (direction: 1 | -1, text: string, keys: string): HTMLButtonElement => {
      const made = button("", () => actions.step(direction), text);
      made.title = `${text}（${keys}）`;
      made.setAttribute("aria-keyshortcuts", keys);
      return made;
    };
    const head = element("div", "head");
    head.append(this.counts, this.filter, step(-1, "上一处", "Shift+F8"), step(1, "下一处", "F8"), this.restore);
    this.list = new FindingList(rules, actions);
    const scrolled = element("div", "scrolled");
    // What scrolls must be scrollable by keyboard, also while it holds nothing to go to.
    scrolled.tabIndex = 0;
    scrolled.setAttribute("role", "region");
    scrolled.setAttribute("aria-label", "发现的问题");
    scrolled.append(this.list.root);
    this.root.append(head, scrolled);
    this.showIgnored(0);
  }

  /** Shows `findings` in place of those before, `ignored` others being left out on the reader's word. */
  show(findings: readonly Finding[], ignored: number): void {
    this.findings = findings;
    showCounts(this.counts, findings);
    this.showIgnored(ignored);
    this.refresh();
  }

  /** Shows nothing, because nothing is known. */
  clear(): void {
    this.findings = [];
    this.counts.textContent = "未能检查";
    this.refresh();
  }

  /** Points out the findings where the caret is. */
  setCurrent(current: readonly Finding[]): void {
    this.list.setCurrent(current);
  }

  private showIgnored(ignored: number): void {
    this.restore.hidden = ignored === 0;
    this.restore.textContent = `已忽略 ${ignored} 处，恢复`;
  }

  private refresh(): void {
    const rules = this.findings.map(({ rule }) => rule);
    choices(this.filter, "全部", rules, (id) => this.rules.get(id)?.name ?? id);
    const { value } = this.filter;
    this.list.show(value === "" ? this.findings : this.findings.filter(({ rule }) => rule === value));
  }
}
