/**
 * Calls `listener` when the size of `element` changes, be it by what enlarges it only; which is also so when it comes into a page or goes.
 * Keeps neither of them alive.
 */
export function onResize(element: Element, listener: () => void): () => void {
  const observers = observersCalling(new WeakMap([[element, listener]]), windowOf(element));
  for (const { observer, box } of observers) {
    observer.observe(element, { box });
  }
  return () => observers.forEach(({ observer }) => observer.disconnect());
}

/**
 * An observer with something to observe lives on and holds that weakly, so that nothing it calls may hold it: nor any variable that
 * its function could see.
 */
function observersCalling(
  listeners: WeakMap<Element, () => void>,
  { ResizeObserver, ResizeObserverEntry }: typeof globalThis,
): { observer: ResizeObserver; box: ResizeObserverBoxOptions }[] {
  // Pixels of the element's own, however large, and from Chromium 84 on those of the screen.
  const known = "devicePixelContentBoxSize" in ResizeObserverEntry.prototype;
  const boxes: ResizeObserverBoxOptions[] = known ? ["content-box", "device-pixel-content-box"] : ["content-box"];
  return boxes.map((box) => ({
    observer: new ResizeObserver((entries) => entries.forEach(({ target }) => listeners.get(target)?.())),
    box,
  }));
}

/** The window that `element` is in. */
export function windowOf(element: Element): Window & typeof globalThis {
  return (element.ownerDocument.defaultView ?? window) as Window & typeof globalThis;
}
