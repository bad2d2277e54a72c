import { button, element } from "./elements.js";

/** One of several views that take turns. */
export interface Tab {
  title: string;
  /** What the tab shows. */
  content: HTMLElement;
  /** Called when the reader turns to it. */
  opened?(): void;
}

/** Views that take turns in one place, with a bar to choose from: the ARIA pattern «tabs», whose arrow keys choose at once. */
export class Tabs {
  readonly bar = element("div", "tabs");
  private readonly tabs: readonly Tab[];
  private readonly handles: readonly HTMLButtonElement[];
  private chosen = 0;

  /** @param name what they are views of, for those who do not see the bar */
  constructor(name: string, tabs: readonly Tab[]) {
    this.tabs = tabs;
    this.bar.setAttribute("role", "tablist");
    this.bar.setAttribute("aria-label", name);
    this.handles = tabs.map(({ title, content }, index) => {
      const handle = button("tab", () => this.choose(index), title);
      handle.id = `tab-${index}`;
      handle.setAttribute("role", "tab");
      handle.setAttribute("aria-controls", `view-${index}`);
      content.id = `view-${index}`;
      content.setAttribute("role", "tabpanel");
      content.setAttribute("aria-labelledby", handle.id);
      return handle;
    });
    this.bar.append(...this.handles);
    this.bar.addEventListener("keydown", (event) => this.pressed(event));
    this.show();
  }

  /** Whether the reader sees `content`. */
  isOpen(content: HTMLElement): boolean {
    return this.tabs[this.chosen]?.content === content;
  }

  private choose(index: number): void {
    this.chosen = index;
    this.show();
    this.tabs[index]?.opened?.();
  }

  private show(): void {
    this.handles.forEach((handle, index) => {
      const chosen = index === this.chosen;
      handle.setAttribute("aria-selected", String(chosen));
      handle.tabIndex = chosen ? 0 : -1;
    });
    this.tabs.forEach(({ content }, index) => {
      content.hidden = index !== this.chosen;
    });
  }

  private pressed(event: KeyboardEvent): void {
    const last = this.tabs.length - 1;
    const next = new Map([
      ["ArrowRight", this.chosen === last ? 0 : this.chosen + 1],
      ["ArrowLeft", this.chosen === 0 ? last : this.chosen - 1],
      ["Home", 0],
      ["End", last],
    ]).get(event.key);
    if (next !== undefined) {
      event.preventDefault();
      this.choose(next);
      this.handles[next]?.focus();
    }
  }
}
