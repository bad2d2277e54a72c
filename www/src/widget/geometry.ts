/** What is where on the screen, in a page that may be enlarged as a whole or in part. */

/** By how much the page enlarges `element`, by transforms and by zoom: the length of a pixel of its own among those of the window. */
export function scaleOf(element: HTMLElement): number {
  const { width } = element.getBoundingClientRect();
  // `offsetWidth` is rounded, which in a long draft would add up; but it tells whether there is anything to work out.
  return Math.abs(width - element.offsetWidth) < 1 ? 1 : width / widthsOf(element).outer || 1;
}

/** How wide `element` is, in pixels of its own and not rounded: as a whole, and within its border and beside its scrollbar. */
export function widthsOf(element: HTMLElement): { outer: number; inner: number } {
  const computed = getComputedStyle(element);
  const sum = (...parts: string[]): number => parts.reduce((sum, part) => sum + parseFloat(computed.getPropertyValue(part)), 0);
  const borders = sum("border-left-width", "border-right-width");
  const edges = borders + Math.max(0, Math.round(element.offsetWidth - borders - element.clientWidth));
  const inner = computed.boxSizing === "border-box" ? sum("width") - edges : sum("width", "padding-left", "padding-right");
  return { inner, outer: inner + edges };
}

/** By how much zoom enlarges what is in `element`, up to but not in `outermost`. */
export function zoomOf(element: Element, outermost: Element | null = null): number {
  let zoom = 1;
  for (let box: Element | null = element; box !== null && box !== outermost; box = around(box)) {
    zoom *= parseFloat(getComputedStyle(box).getPropertyValue("zoom")) || 1;
  }
  return zoom;
}

/** As much of `zoomOf` as boxes do not tell: before Chromium 128 all of it, since then nothing. */
export function untoldZoom(element: Element, outermost: Element | null = null): number {
  return "currentCSSZoom" in element ? 1 : zoomOf(element, outermost);
}

/** The element that `element` is in, also where that is the host of a shadow tree. */
export function around(element: Element): Element | null {
  return element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;
}

/** A point of the window as the boxes of what is in `element` are told. */
export function pointAmongBoxes(element: Element, x: number, y: number): { x: number; y: number } {
  const zoom = untoldZoom(element);
  return { x: x / zoom, y: y / zoom };
}

/** Whether a point is in a box. */
export function holds(box: { left: number; top: number; width: number; height: number }, { x, y }: { x: number; y: number }): boolean {
  return x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height;
}
