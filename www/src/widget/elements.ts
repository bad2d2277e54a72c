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
