import type { Finding, Ledger, Range, RuleInfo } from "../types.js";
import { adopt, element } from "./elements.js";
import { FindingsView, type FindingsActions } from "./findings.js";
import type { LedgerView } from "./ledgers.js";
import { PANEL } from "./styles.js";
import { Tabs } from "./tabs.js";

/** What was read in a draft, and the text that its places are places of. */
export interface Reading {
  ledger: Ledger;
  text: string;
}

/** What a reader may do in the panel. */
export interface PanelActions extends FindingsActions {
  /** Show a place of `text`, which the draft may have gone beyond; without it, of the text last checked. */
  jump(range: Range, text?: string): void;
  /** What is to be read in the draft; null while that is not known. */
  read(): Reading | null;
}

/** How long the draft must rest until a ledger is read anew, in milliseconds: nobody reads a table while writing. */
const REST = 200;

/** What stands beside a draft: its findings, and its ledgers of tasks, time limits and figures. */
export class Panel {
  private readonly frame = element("section", "frame");
  private readonly trouble = element("p", "trouble");
  private readonly findings: FindingsView;
  private readonly tabs: Tabs;
  /** Where the ledgers go. */
  private readonly places = ["任务台账", "时间轴", "数字台账"].map((title) => ({ title, content: element("div", "view") }));
  private ledgers: Promise<LedgerView[]> | null = null;
  private reading: Reading | null = null;
  private resting = 0;

  constructor(
    root: ShadowRoot,
    rules: ReadonlyMap<string, RuleInfo>,
    private readonly actions: PanelActions,
  ) {
    adopt(root, PANEL);
    this.frame.setAttribute("aria-label", "核稿");
    this.trouble.setAttribute("role", "alert");
    this.trouble.hidden = true;
    this.findings = new FindingsView(rules, actions);
    const opened = (): void => void this.readNow();
    this.tabs = new Tabs("核稿", [
      { title: "问题", content: this.findings.root },
      ...this.places.map((place) => ({ ...place, opened })),
    ]);
    this.frame.append(this.tabs.bar, this.trouble, this.findings.root, ...this.places.map(({ content }) => content));
    root.append(this.frame);
  }

  /** Shows `findings` in place of those before; `ignored` others are left out on the reader's word. */
  show(findings: readonly Finding[], ignored: number): void {
    this.trouble.hidden = true;
    this.findings.show(findings, ignored);
    clearTimeout(this.resting);
    this.resting = window.setTimeout(() => void this.readNow(), REST);
  }

  /** Points out the findings where the caret is. */
  setCurrent(current: readonly Finding[]): void {
    this.findings.setCurrent(current);
  }

  /** Says what went wrong; the draft is as it was. */
  fail(message: string): void {
    this.say(message);
    this.findings.clear();
  }

  remove(): void {
    clearTimeout(this.resting);
    this.ledgers?.then((views) => views.forEach((view) => view.remove?.()));
    this.frame.remove();
  }

  /** Brings the ledger that the reader looks at up to date. */
  private async readNow(): Promise<void> {
    const open = this.places.findIndex(({ content }) => this.tabs.isOpen(content));
    if (open < 0) {
      return;
    }
    this.ledgers ??= import("./ledgers.js").then(({ fillLedgers }) =>
      fillLedgers(
        this.places.map(({ content }) => content),
        (range) => this.actions.jump(range, this.reading?.text),
      ),
    );
    try {
      const views = await this.ledgers;
      if (!this.frame.isConnected) {
        return;
      }
      this.reading = this.actions.read();
      if (this.reading !== null) {
        views[open]?.show(this.reading.ledger);
      }
    } catch {
      this.ledgers = null;
      this.say("未能载入 ledgers.js，请确认它已随网页一起部署");
    }
  }

  private say(message: string): void {
    this.trouble.textContent = message;
    this.trouble.hidden = false;
  }
}
