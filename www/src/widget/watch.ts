import type { Checker } from "../checker.js";
import { Panel, type PanelActions, type Reading } from "../panel/panel.js";
import type { Config, Finding, Fix, Range } from "../types.js";
import type { Attachment, Options } from "./attachment.js";
import { Card } from "./card.js";
import { carry, changeOf, type Change } from "./carry.js";
import { pointAmongBoxes } from "./geometry.js";
import type { Host } from "./host.js";
import type { Mark } from "./mark.js";
import { Presence } from "./presence.js";
import { Retry } from "./retry.js";
import { underlinesOf, type Underlines } from "./underlines.js";

/** Drafts longer than this are checked when they rest: a check at every key would be felt. In UTF-16 code units. */
const LONG = 200_000;

/** For how long such a draft must rest, in milliseconds. */
const REST = 500;

/** Watches one draft: checks it whenever it changes, and shows what is wrong in it and beside it. */
export class Watch implements Attachment {
  findings: readonly Finding[] = [];
  private checker: Checker | null = null;
  private readonly actions: PanelActions & { ignore(finding: Finding): void } = {
    jump: (range, text) => this.jump(range, text),
    apply: (fix) => this.apply(fix),
    ignore: (finding) => this.ignore(finding),
    step: (direction) => this.step(direction),
    restore: () => this.restore(),
    read: () => this.read(),
  };
  private readonly underlines: Underlines;
  private readonly card: Card;
  private panel: Panel | null = null;
  /** The text that the findings are of. */
  private checked: string | null = null;
  /** Where the findings stand now: those whose place was touched since the check stand nowhere. */
  private marks: readonly Mark[] = [];
  /** The text that the marks stand in. */
  private marked: string | null = null;
  private resting = 0;
  /** Whether the text changed since the caret was last heard of. */
  private typed = false;
  private readonly retry = new Retry(
    () => this.refresh(),
    (error) => this.fail(error),
  );
  private readonly ignored = new Set<string>();
  private config: Config;
  private readonly presence: Presence;
  /** What takes back all that was done in the page. */
  private readonly undo: (() => void)[] = [];
  /** Whether the draft is not in the page, or no more to be watched. */
  private away = true;

  constructor(
    private readonly element: HTMLElement,
    private readonly host: Host,
    private readonly options: Options,
  ) {
    this.config = options.config ?? {};
    this.underlines = underlinesOf(host);
    this.card = new Card(host.view, this.actions);
    this.presence = new Presence(element, () => {
      this.begin();
      return () => this.end();
    });
  }

  private begin(): void {
    const { host } = this;
    if (host.view.ownerDocument.defaultView === null) {
      // A frame that was moved has begun another document.
      return;
    }
    this.away = false;
    this.undo.push(
      host.watch({
        text: () => this.textChanged(),
        move: () => this.presence.check() && this.moved(),
        layout: () => this.presence.check() && this.underlines.place(),
      }),
    );
    this.listen("keydown", (event) => this.pressed(event as KeyboardEvent));
    this.listen("mousemove", (event) => this.pointed(event as MouseEvent));
    this.listen("mouseleave", (event) => {
      if (!this.card.is((event as MouseEvent).relatedTarget)) {
        this.card.hide();
      }
    });
    Promise.resolve(this.options.checker).then(
      (checker) => {
        if (!this.away) {
          this.checker = checker;
          this.openPanel();
          this.refresh();
        }
      },
      (error: unknown) => {
        if (!this.away) {
          this.openPanel();
          this.fail(error);
        }
      },
    );
  }

  refresh(): void {
    this.checked = null;
    this.textChanged();
  }

  configure(config: Config): void {
    this.config = config;
    this.refresh();
  }

  step(direction: 1 | -1): void {
    const caret = this.host.caret() ?? 0;
    const { marks } = this;
    const next =
      direction === 1
        ? (marks.find(({ range }) => range.start > caret) ?? marks[0])
        : ([...marks].reverse().find(({ range }) => range.start < caret) ?? marks[marks.length - 1]);
    if (next !== undefined) {
      this.jump(next.finding);
    }
  }

  detach(): void {
    this.presence.stop();
  }

  private end(): void {
    this.away = true;
    clearTimeout(this.resting);
    for (const undo of this.undo.splice(0)) {
      undo();
    }
    this.underlines.remove();
    this.card.hide();
    this.panel?.remove();
    this.panel = null;
    this.findings = [];
    this.marks = [];
  }

  private listen(type: string, listener: (event: Event) => void): void {
    const { view } = this.host;
    view.addEventListener(type, listener);
    this.undo.push(() => view.removeEventListener(type, listener));
  }

  private openPanel(): void {
    const place = this.options.panel ?? null;
    if (place === null || this.panel !== null) {
      return;
    }
    let root = place as ShadowRoot;
    if (!("host" in place)) {
      const holder = place.ownerDocument.createElement("div");
      root = holder.attachShadow({ mode: "open" });
      place.append(holder);
      this.undo.push(() => holder.remove());
    }
    const rules = new Map((this.checker?.rules() ?? []).map((rule) => [rule.id, rule]));
    this.panel = new Panel(root, rules, this.actions);
  }

  /** Checks the text if it is another than before. While an input method composes it is not yet what is meant. */
  private textChanged(): void {
    const text = this.host.text();
    if (this.away) {
      return;
    }
    if (text === this.checked && text === this.marked) {
      // The nodes that it stands in may be others, or stand somewhere else.
      this.draw();
      return;
    }
    clearTimeout(this.resting);
    this.card.hide();
    this.typed = true;
    const rest = Math.max(this.options.debounce ?? 0, text.length > LONG ? REST : 0);
    if (this.host.composing || text === this.checked || (rest > 0 && this.checked !== null)) {
      this.carryMarks(text);
      this.resting = window.setTimeout(() => this.checkNow(), rest);
    } else {
      this.checkNow();
    }
  }

  /** Checks the text as it stands, unless that was done or it is being composed. */
  private checkNow(): void {
    clearTimeout(this.resting);
    const text = this.host.text();
    if (!this.away && !this.host.composing && this.checker !== null && text !== this.checked) {
      this.check(this.checker, text);
    }
  }

  private check(checker: Checker, text: string): void {
    try {
      const found = this.retry.check(checker, text, this.config);
      // Asked before anything is shown: afterwards, the answer would take another layout.
      const caret = this.host.caret();
      this.checked = text;
      this.findings = found.filter(({ fingerprint }) => !this.ignored.has(fingerprint));
      this.marks = this.findings.map((finding) => ({ finding, range: finding }));
      this.marked = text;
      this.draw();
      this.panel?.show(this.findings, found.length - this.findings.length);
      this.caretMoved(caret);
      this.tell();
    } catch (error) {
      // Events that leave the text as it is must not check it again.
      this.checked = this.marked = text;
      this.fail(error);
    }
  }

  private tell(): void {
    const { findings } = this;
    this.options.onFindings?.(findings);
    const event = new CustomEvent("hegao-findings", { bubbles: true, composed: true, detail: { findings } });
    this.element.dispatchEvent(event);
  }

  private fail(error: unknown): void {
    if (this.away) {
      return;
    }
    this.findings = [];
    this.marks = [];
    this.draw();
    const message = error instanceof Error ? error.message : String(error);
    if (this.panel === null) {
      console.error(`核稿：${message}`);
    }
    this.panel?.fail(`${message}。文稿没有受影响，可以继续编辑。`);
  }

  /** Moves the marks with the text that has not been checked yet. */
  private carryMarks(text: string): void {
    const change = this.changeTo(text);
    this.marks = this.findings.flatMap((finding) => {
      const range = carry(finding, change);
      return range === null ? [] : [{ finding, range }];
    });
    this.marked = text;
    this.draw();
  }

  private draw(): void {
    this.underlines.draw(this.marks);
  }

  private caretMoved(caret = this.host.caret()): void {
    this.panel?.setCurrent(this.at(caret).map(({ finding }) => finding));
  }

  private at(caret: number | null): Mark[] {
    return caret === null ? [] : this.marks.filter(({ range }) => range.start <= caret && caret <= range.end);
  }

  /** What became of the checked text on its way to `text`; null where nothing did. */
  private changeTo(text: string): Change | null {
    return this.checked === null ? null : changeOf(this.checked, text);
  }

  /** What is to be read in the text last checked. */
  private read(): Reading | null {
    if (this.checker === null || this.checked === null) {
      return null;
    }
    try {
      return { ledger: this.checker.read(this.checked, this.config), text: this.checked };
    } catch (error) {
      this.fail(error);
      return null;
    }
  }

  /** Goes to `range` of `text`, wherever that stands now. */
  private jump(range: Range, text = this.checked): void {
    const now = carry(range, text === null ? null : changeOf(text, this.host.text()));
    if (now !== null) {
      this.host.select(now);
      this.caretMoved();
      this.explain(now);
    }
  }

  /** Shows the card of what stands at `range`, where no panel tells of it. */
  private explain(range: Range): void {
    const found = this.marks.filter(({ range: { start, end } }) => start <= range.start && range.end <= end);
    const text = this.host.text();
    const [box] = this.host.boxes({ start: range.start, end: Math.min(text.length, Math.max(range.end, range.start + 1)) });
    if (found.length > 0 && box !== undefined && this.panel === null) {
      this.card.show(
        found.map(({ finding }) => finding),
        box,
      );
    }
  }

  private moved(): void {
    this.caretMoved();
    if (!this.typed) {
      this.explainCaret();
    }
    this.typed = false;
  }

  /** Shows the card of the mark that the caret came to, and lets it go when the caret does. */
  private explainCaret(): void {
    const [first] = this.at(this.host.caret());
    if (first === undefined) {
      this.card.hide();
    } else {
      this.explain(first.range);
    }
  }

  private apply(fix: Fix): void {
    this.textChanged();
    this.checkNow();
    // What was offered for another text than the one that stands there would change the wrong words.
    if (this.checked === this.host.text() && this.findings.some((finding) => finding.fix === fix)) {
      this.host.apply(fix.edits);
      this.textChanged();
    }
  }

  private ignore(finding: Finding): void {
    this.ignored.add(finding.fingerprint);
    this.options.onIgnore?.(finding);
    this.refresh();
  }

  private restore(): void {
    this.ignored.clear();
    this.refresh();
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key === "F8" && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      this.step(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape" && this.card.shown) {
      this.card.hide();
    }
  }

  private pointed({ clientX, clientY, buttons }: MouseEvent): void {
    const marks = buttons === 0 ? this.underlines.at(clientX, clientY) : [];
    const findings = marks.map(({ finding }) => finding);
    const [first] = marks;
    if (first === undefined) {
      this.card.hide();
    } else if (!this.card.shows(findings)) {
      const { x, y } = pointAmongBoxes(this.host.view, clientX, clientY);
      const boxes = this.host.boxes(first.range);
      this.card.show(findings, boxes.find((box) => y >= box.top && y <= box.bottom) ?? new DOMRect(x, y, 0, 8));
    }
  }
}
