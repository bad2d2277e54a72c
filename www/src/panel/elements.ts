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

/**
 * Fills `select` with every value of `values` once, and with a way to see all. What was chosen stays chosen while it is there.
 *
 * @param all what seeing all is called
 * @param names what values are called, where not by themselves
 */
export function choices(
  select: HTMLSelectElement,
  all: string,
  values: readonly string[],
  names: (value: string) => string = (value) => value,
): void {
  const wanted = ["", ...new Set(values)];
  const { value } = select;
  const there = Array.from(select.options, (option) => option.value);
  // A list that is filled anew closes in the reader's hand.
  if (wanted.length !== there.length || wanted.some((value, index) => value !== there[index])) {
    select.replaceChildren(...wanted.map((value) => new Option(value === "" ? all : names(value), value)));
    select.value = wanted.includes(value) ? value : "";
  }
}

/** Gives `root` the styles `css` in the one way that a policy of `style-src 'self'` allows. */
export function adopt(root: ShadowRoot, css: string): void {
  root.adoptedStyleSheets = [sheetOf(root.ownerDocument, css)];
}

/** The styles `css`, to be adopted in `document`. */
export function sheetOf(document: Document, css: string): CSSStyleSheet {
  // Of the document's own window: sheets are not shared between frames.
  const { CSSStyleSheet: Sheet } = (document.defaultView ?? window) as typeof globalThis;
  const sheet = new Sheet();
  sheet.replaceSync(css);
  return sheet;
}
