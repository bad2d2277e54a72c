/** A Chinese font for pages that are looked at. */

/** Gives the page and all that is within it a Chinese font, which the machine may not have: offices do, so hegao brings none. */
export async function lendFont(page, origin) {
  await page.evaluate(async (href) => {
    const family = '"Noto Sans SC Variable"';
    const documents = [document, ...Array.from(document.querySelectorAll("iframe"), (frame) => frame.contentDocument)];
    for (const inner of documents.filter(Boolean)) {
      if (inner.querySelector(`link[href="${href}"]`) === null) {
        const sheet = inner.createElement("link");
        sheet.rel = "stylesheet";
        sheet.href = href;
        const loaded = new Promise((resolve, reject) => {
          sheet.onload = resolve;
          sheet.onerror = reject;
        });
        inner.head.append(sheet);
        await loaded;
      }
      inner.body.style.fontFamily = family;
      const trees = [inner, ...Array.from(inner.querySelectorAll("*"), (element) => element.shadowRoot).filter(Boolean)];
      for (const frame of trees.flatMap((tree) => Array.from(tree.querySelectorAll(".frame, .cm-scroller")))) {
        frame.style.fontFamily = family;
      }
      const said = trees.map((tree) => (tree.body ?? tree).textContent + (tree.querySelector("textarea")?.value ?? "")).join("");
      await Promise.all(Array.from(new Set(said.match(/\S/gu)), (character) => inner.fonts.load(`16px ${family}`, character)));
      await inner.fonts.ready;
    }
    // Editors measure their lines when their size changes, not when a font does; a chart is drawn anew with its place.
    window.dispatchEvent(new Event("resize"));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, `${origin}/fonts/index.css`);
}
