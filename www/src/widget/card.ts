import { adopt, button, element } from "../panel/elements.js";
import type { ListActions } from "../panel/list.js";
import { SEVERITY_NAMES } from "../severity.js";
import type { Finding } from "../types.js";
import { apart, style } from "./elements.js";
import { pointAmongBoxes, scaleOf } from "./geometry.js";
import { CARD } from "./styles.js";

/** What is wrong with the words under the pointer or the caret, and what can be done about it. */
export class Card {
  private readonly holder: HTMLElement;
  private readonly frame: HTMLElement;
  private findings: readonly Finding[] = [];

  constructor(
    private readonly view: HTMLElement,
    private readonly actions: Required<ListActions>,
  ) {
    const { ownerDocument } = view;
    this.holder = apart(ownerDocument, "card", { position: "fixed", display: "block", "z-index": "2147483000" });
    this.frame = element("div", "frame");
    this.frame.setAttribute("role", "tooltip");
    const root = this.holder.attachShadow({ mode: "open" });
    adopt(root, CARD);
    root.append(this.frame);
    // The pointer may go to the card, whose buttons would be out of reach otherwise; pressing one leaves the caret where it is.
    this.holder.addEventListener("mousedown", (event) => event.preventDefault());
    this.holder.addEventListener("mouseleave", () => this.hide());
  }

  get shown(): boolean {
    return this.holder.isConnected;
  }

  /** Whether `node` is the card. */
  is(node: EventTarget | null): boolean {
    return node === this.holder;
  }

  /** Whether this is what the card shows. */
  shows(findings: readonly Finding[]): boolean {
    return this.shown && findings.length === this.findings.length && findings.every((finding, index) => finding === this.findings[index]);
  }

  /** Shows `findings` under `box`, or over it where there is more room. */
  show(findings: readonly Finding[], box: DOMRect): void {
    const { holder, view } = this;
    this.findings = findings;
    this.frame.replaceChildren(...findings.flatMap((finding) => this.entry(finding)));
    style(holder, { left: "0px", top: "0px" });
    // In the page only while it is seen.
    view.after(holder);
    const size = holder.getBoundingClientRect();
    const { innerWidth, innerHeight } = holder.ownerDocument.defaultView ?? window;
    const end = pointAmongBoxes(holder, innerWidth, innerHeight);
    const below = box.bottom + size.height <= end.y || box.top < size.height;
    // A transformed ancestor moves what is fixed, and zoom stretches its way: what counts is where the card came to stand.
    const scale = scaleOf(holder);
    const left = (Math.max(0, Math.min(box.left, end.x - size.width)) - size.left) / scale;
    const top = ((below ? box.bottom : box.top - size.height) - size.top) / scale;
    style(holder, { left: `${left}px`, top: `${top}px` });
  }

  hide(): void {
    this.holder.remove();
  }

  private entry(finding: Finding): HTMLElement[] {
    const said = element("p", finding.severity);
    said.append(element("span", "severity", `${SEVERITY_NAMES[finding.severity]} `), finding.message);
    const choices = element("div", "choices");
    const act = (className: string, text: string, action: () => void): void => {
      const done = (): void => {
        this.hide();
        action();
      };
      choices.append(button(className, done, text));
    };
    const { fix } = finding;
    if (fix !== null) {
      act("fix", fix.label, () => this.actions.apply(fix));
    }
    for (const place of finding.related) {
      act("related", `另见：${place.message}`, () => this.actions.jump(place));
    }
    act("ignore", "忽略", () => this.actions.ignore(finding));
    return [said, choices];
  }
}
