/** Elements that the widget puts into a page of someone else's: apart from its styles, and no part of the draft. */

/**
 * An element that nothing of the page's styles reaches, nor the draft's text.
 *
 * @param name what it is for, in `data-hegao`
 */
export function apart(document: Document, name: string, styles: Record<string, string>): HTMLElement {
  const made = document.createElement("div");
  made.setAttribute("data-hegao", name);
  style(made, { all: "initial", ...styles });
  return made;
}

/** Sets styles one by one: a strict content security policy forbids a style attribute, not this. */
export function style(element: HTMLElement, styles: Record<string, string>): void {
  for (const [property, value] of Object.entries(styles)) {
    element.style.setProperty(property, value);
  }
}

/** Gives `root` the styles `css` in the one way that a policy of `style-src 'self'` allows. */
export function adopt(root: ShadowRoot, css: string): void {
  // Of the document's own window: sheets are not shared between frames.
  const { CSSStyleSheet: Sheet } = (root.ownerDocument.defaultView ?? window) as typeof globalThis;
  const sheet = new Sheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
}
