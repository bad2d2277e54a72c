import { SEVERITIES, SEVERITY_NAMES } from "../severity.js";
import type { Finding, Fix, Range, RuleInfo, Severity } from "../types.js";
import { button, element } from "./elements.js";
import { ruleDetails } from "./rule.js";

/** What a reader may do with a finding. */
export interface ListActions {
  /** Show a place of the text. */
  jump(range: Range): void;
  /** Change the text. */
  apply(fix: Fix): void;
  /** See no more of a finding; where it is left out, nothing offers that. */
  ignore?(finding: Finding): void;
}

/** More than anyone reads; a long list would cost more time than the check. */
const SHOWN = 200;

/** A finding's entry: what was built for it stays, with its focus and its open explanation, as long as it says the same. */
interface Entry {
  item: HTMLLIElement;
  line: HTMLElement;
  finding: Finding;
}

/** The findings of one severity, in the order of the text. */
interface Group {
  title: HTMLElement;
  list: HTMLOListElement;
}

/** The findings, listed beside the text: the heaviest first. */
export class FindingList {
  readonly root = element("div", "findings");
  private readonly groups = new Map<Severity, Group>();
  private readonly more = element("p", "more");
  private entries = new Map<string, Entry>();

  constructor(
    private readonly rules: ReadonlyMap<string, RuleInfo>,
    private readonly actions: ListActions,
  ) {
    for (const severity of SEVERITIES) {
      const group = { title: element("h2", severity), list: element("ol", "") };
      this.groups.set(severity, group);
      this.root.append(group.title, group.list);
    }
    this.root.append(this.more);
  }

  /** Shows `findings` in place of those before. */
  show(findings: readonly Finding[]): void {
    const entries = new Map<string, Entry>();
    for (const finding of findings.slice(0, SHOWN)) {
      const key = keyFor(finding, entries);
      const entry = this.entries.get(key) ?? this.build(finding);
      entry.finding = finding;
      entry.line.textContent = `第 ${finding.line} 行`;
      entries.set(key, entry);
    }
    this.entries = entries;
    for (const [severity, { title, list }] of this.groups) {
      const items = Array.from(entries.values()).flatMap(({ item, finding }) => (finding.severity === severity ? [item] : []));
      arrange(list, items);
      title.textContent = `${SEVERITY_NAMES[severity]} ${findings.filter((finding) => finding.severity === severity).length}`;
      title.hidden = list.hidden = items.length === 0;
    }
    this.more.hidden = findings.length <= SHOWN;
    this.more.textContent = `还有 ${findings.length - SHOWN} 个问题，改好前面的再显示`;
  }

  /** Points out the findings where the cursor is, and brings the first of them into view once it gets there. */
  setCurrent(current: readonly Finding[]): void {
    let arrived: HTMLElement | null = null;
    for (const { item, finding } of this.entries.values()) {
      if (!current.includes(finding)) {
        item.removeAttribute("aria-current");
      } else if (!item.hasAttribute("aria-current")) {
        item.setAttribute("aria-current", "true");
        arrived ??= item;
      }
    }
    const pane = this.root.parentElement;
    if (arrived !== null && pane !== null) {
      bringIntoView(arrived, pane);
    }
  }

  private build(finding: Finding): Entry {
    const item = element("li", `finding ${finding.severity}`);
    const line = element("span", "line");
    const place = button("place", () => this.actions.jump(entry.finding));
    place.append(line, element("span", "message", finding.message));
    item.append(place);
    const entry: Entry = { item, line, finding };

    finding.related.forEach(({ message }, index) => {
      item.append(
        button("related", () => this.actions.jump(entry.finding.related[index] ?? entry.finding), `另见：${message}`),
      );
    });
    if (finding.fix !== null) {
      item.append(
        button("fix", () => entry.finding.fix && this.actions.apply(entry.finding.fix), finding.fix.label),
      );
    }
    if (this.actions.ignore !== undefined) {
      item.append(button("ignore", () => this.actions.ignore?.(entry.finding), "忽略"));
    }
    const rule = this.rules.get(finding.rule);
    if (rule !== undefined) {
      item.append(ruleDetails(rule));
    }
    return entry;
  }
}

/** What an entry says, and how many before it say the same: two findings with one key could share an entry. */
function keyFor({ rule, severity, message, related, fix }: Finding, taken: ReadonlyMap<string, Entry>): string {
  const said = JSON.stringify([rule, severity, message, related.map((place) => place.message), fix?.label]);
  let nth = 0;
  while (taken.has(`${said}#${nth}`)) {
    nth += 1;
  }
  return `${said}#${nth}`;
}

/** Makes `items` the children of `list`, moving none that stands where it should: moving an element takes its focus away. */
function arrange(list: HTMLElement, items: readonly HTMLElement[]): void {
  const wanted = new Set(items);
  for (const child of Array.from(list.children)) {
    if (!wanted.has(child as HTMLElement)) {
      child.remove();
    }
  }
  items.forEach((item, index) => {
    if (list.children[index] !== item) {
      list.insertBefore(item, list.children[index] ?? null);
    }
  });
}

/** Scrolls `pane` until `item` is seen in it. The item's own `scrollIntoView` would scroll the page around the panel as well. */
function bringIntoView(item: HTMLElement, pane: HTMLElement): void {
  const { top, bottom } = item.getBoundingClientRect();
  const seen = pane.getBoundingClientRect();
  if (top < seen.top) {
    pane.scrollTop -= seen.top - top;
  } else if (bottom > seen.bottom) {
    pane.scrollTop += Math.min(bottom - seen.bottom, top - seen.top);
  }
}
