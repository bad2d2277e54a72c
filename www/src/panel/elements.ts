/** An element with a class and, where given, a text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  text = "",
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** A button that does `action`. */
export function button(className: string, action: () => void, text = ""): HTMLButtonElement {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", action);
  return made;
}

/** Gives `root` the styles `css` in the one way that a policy of `style-src 'self'` allows. */
export function adopt(root: ShadowRoot, css: string): void {
  // Of the document's own window: sheets are not shared between frames.
  const { CSSStyleSheet: Sheet } = (root.ownerDocument.defaultView ?? window) as typeof globalThis;
  const sheet = new Sheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
}
