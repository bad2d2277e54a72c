import type { Checker } from "../checker.js";
import type { Config, Finding } from "../types.js";
import type { Attachment } from "./attachment.js";
import type { OpenWord } from "./file-panel.js";
import { hostOf } from "./hosts.js";
import { Watch } from "./watch.js";

/** The name of the element. */
const NAME = "hegao-panel";

/**
 * Defines `<hegao-panel for="#draft">`: the panel of the draft that `for` finds, and the marks in it; without `for`, a draft that is
 * opened from a file, with its panel. `config` takes the settings as
 * JSON, or as an object by its property. `fallback` takes the address of `dist/plain.js`, the checker without WebAssembly, which is
 * loaded only where the page may not run WebAssembly; without it, the panel then says what the page's policy lacks. All drafts of a
 * page share one checker: what counts is the `fallback` of the first.
 *
 * @param load gives the checker, given `fallback`
 * @param openWord opens a Word file
 */
export function defineElement(load: (fallback: string | null) => Promise<Checker>, openWord: OpenWord): void {
  if (customElements.get(NAME) !== undefined) {
    return;
  }
  class HegaoPanel extends HTMLElement {
    static readonly observedAttributes = ["for", "config"];
    private attachment: Attachment | null = null;
    private settings: Config | null = null;
    private readonly root = this.attachShadow({ mode: "open" });

    /** What was found when the draft was last checked. */
    get findings(): readonly Finding[] {
      return this.attachment?.findings ?? [];
    }

    get config(): Config {
      return this.settings ?? parsed(this.getAttribute("config"));
    }

    set config(config: Config) {
      this.settings = config;
      this.attachment?.configure(config);
    }

    /** Checks the draft now. */
    refresh(): void {
      this.attachment?.refresh();
    }

    connectedCallback(): void {
      this.connect();
    }

    disconnectedCallback(): void {
      this.disconnect();
    }

    attributeChangedCallback(name: string): void {
      if (name === "for") {
        this.connect();
      } else {
        this.settings = null;
        this.attachment?.configure(this.config);
      }
    }

    private connect(): void {
      this.disconnect();
      const selector = this.getAttribute("for");
      if (!this.isConnected) {
        return;
      }
      if (selector === null) {
        this.openFilePanel().catch(() => {
          this.root.textContent = "未能载入 file-panel.js，请确认它已随网页一起部署";
        });
        return;
      }
      const draft = (this.getRootNode() as Document | ShadowRoot).querySelector<HTMLElement>(selector);
      if (draft === null) {
        // The draft may come after the panel in a page that is still being read.
        if (document.readyState === "loading") {
          document.addEventListener("DOMContentLoaded", () => this.connect(), { once: true });
          return;
        }
        throw new Error(`<${NAME} for="${selector}">：页面上没有此元素，请检查选择器`);
      }
      this.attachment = this.watch(draft, this.root);
    }

    private watch(draft: HTMLElement, panel: HTMLElement | ShadowRoot): Watch {
      const checker = load(this.getAttribute("fallback"));
      return new Watch(draft, hostOf(draft), { checker, config: this.config, panel });
    }

    private async openFilePanel(): Promise<void> {
      const { openFilePanel } = await import("./file-panel.js");
      if (this.isConnected && this.attachment === null && !this.hasAttribute("for")) {
        this.attachment = openFilePanel(this.root, (draft, panel) => this.watch(draft, panel), openWord);
      }
    }

    private disconnect(): void {
      this.attachment?.detach();
      this.attachment = null;
    }
  }

  customElements.define(NAME, HegaoPanel);
}

function parsed(json: string | null): Config {
  if (json === null || json.trim() === "") {
    return {};
  }
  try {
    return JSON.parse(json) as Config;
  } catch (error) {
    throw new Error(`<${NAME} config>：不是合法的 JSON`, { cause: error });
  }
}
