/** Where the widget's marks are, asked of whatever draws them: `marksIn` and `paintedIn` see through the page. */

import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";

import { nextFrame } from "./setting.mjs";

/**
 * What is marked in the draft that `find` gives in the page: the words, how heavy the finding is, where in its window the words are,
 * and by how many pixels the lines are off, at most.
 *
 * @param {() => HTMLElement} find runs in the page
 * @param {number} [last] how much of the end of the draft is looked at; all of it, unless it is long
 * @returns {Promise<{severity: string, words: string, left: number, top: number, right: number, bottom: number, off: number}[]>}
 */
export const marksIn = (page, find, last = Infinity) => page.evaluate(`(${readMarks})((${find})(), ${last})`);

/** The same as it is painted first after `change`, which runs in the page. */
export const marksAfter = (page, find, change) =>
  page.evaluate(`(async () => {
    (${change})();
    await null;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return (${readMarks})((${find})(), Infinity);
  })()`);

/**
 * That lines come to be where the words are, and nowhere else: of some changes a page tells a frame later.
 *
 * @param {[severity: string, words: string][]} expected
 */
export async function assertMarked(page, find, expected, last) {
  const wanted = expected.map((mark) => [...mark, "in place"]);
  const deadline = Date.now() + 5_000;
  for (;;) {
    const marks = await marksIn(page, find, last);
    const seen = marks.map(({ severity, words, off }) => [severity, words, off < 1 ? "in place" : `${off} pixels off`]);
    if (isDeepStrictEqual(seen, wanted) || Date.now() > deadline) {
      assert.deepEqual(seen, wanted);
      return;
    }
    await nextFrame(page);
  }
}

/**
 * Where on the page the marked `words` are.
 *
 * @param {number} zoom what a box of the draft is to be multiplied with, where the browser does not tell it
 */
export async function placeOf(page, find, words, zoom = 1) {
  const { left, right, top, bottom } = (await marksIn(page, find)).find((mark) => mark.words === words);
  const frame = await page.evaluate(`(({ ownerDocument: { defaultView: { frameElement } } }) => {
    const { left, top } = frameElement === null ? { left: 0, top: 0 } : frameElement.getBoundingClientRect();
    return { left, top };
  })((${find})())`);
  const [x, y] = [frame.left + left * zoom, frame.top + top * zoom];
  return { x, y, width: (right - left) * zoom, height: (bottom - top) * zoom };
}

/** Moves the pointer to the middle of a place. */
export const pointAt = (page, { x, y, width, height }) => page.mouse.move(x + width / 2, y + height / 2);

/** Runs in the page. */
function readMarks(draft, last) {
  const { ownerDocument } = draft;
  const view = ownerDocument.defaultView;
  const boxes = [];
  const ranges = [];
  if (draft.localName !== "textarea" && view.CSS.highlights) {
    for (const [name, highlight] of view.CSS.highlights) {
      for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
        // What does not stand in the draft, any more or at all, is painted by no browser.
        if (draft.contains(startContainer) && startOffset <= startContainer.length && endOffset <= endContainer.length) {
          const range = ownerDocument.createRange();
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, endOffset);
          ranges.push({ severity: name.replace("hegao-", ""), range });
        }
      }
    }
  } else {
    const isPane = (element) => element.getAttribute("data-hegao") === "marks";
    const panes = Array.from(draft.parentNode.children).filter(isPane);
    for (const line of panes.flatMap((pane) => Array.from(pane.shadowRoot.querySelectorAll(".mark")))) {
      boxes.push({ severity: line.className.replace("mark ", ""), box: line.getBoundingClientRect() });
    }
  }

  // The words of a textarea stand nowhere: the same text is laid out in the same way beside it.
  let written = draft;
  let [right, down] = [0, 0];
  if (draft.localName === "textarea") {
    written = ownerDocument.createElement("section");
    const computed = view.getComputedStyle(draft);
    const same = "font lineHeight padding transform transformOrigin zoom".split(" ");
    const styles = Object.fromEntries(same.map((property) => [property, computed[property]]));
    const others = { whiteSpace: "pre-wrap", overflowWrap: "break-word", textAlign: "start", overflow: "hidden" };
    const within = (side, ...edges) => {
      const outside = computed.boxSizing === "border-box" ? edges.map((edge) => `border-${edge}-width`) : [];
      const inside = computed.boxSizing === "border-box" ? [] : edges.map((edge) => `padding-${edge}`);
      const sum = (parts) => parts.reduce((sum, part) => sum + parseFloat(computed.getPropertyValue(part)), 0);
      return sum([side, ...inside]) - sum(outside);
    };
    const [width, height] = [within("width", "left", "right"), within("height", "top", "bottom")];
    const size = { boxSizing: "border-box", width: `${width}px`, height: `${height}px` };
    Object.assign(written.style, styles, others, size, { position: "absolute", left: "0", top: "0" });
    written.textContent = draft.value;
    draft.after(written);
    written.scrollTop = draft.scrollTop;
    const [area, copy] = [draft, written].map((element) => element.getBoundingClientRect());
    const scale = copy.width / width;
    right = area.left + draft.clientLeft * scale - copy.left;
    down = area.top + draft.clientTop * scale - copy.top;
  }
  const marks = [];
  let before = [];
  const nodes = ownerDocument.createTreeWalker(written, NodeFilter.SHOW_TEXT);
  let unseen = Math.max(0, written.textContent.length - last);
  while (nodes.nextNode()) {
    const node = nodes.currentNode;
    const { length } = node.data;
    const from = Math.min(unseen, length);
    unseen -= from;
    for (let offset = from; offset < length; offset += 1) {
      const range = ownerDocument.createRange();
      range.setStart(node, offset);
      range.setEnd(node, offset + 1);
      const rect = range.getBoundingClientRect();
      if (rect.width === 0) {
        continue;
      }
      const place = { left: rect.left + right, top: rect.top + down, right: rect.right + right, bottom: rect.bottom + down };
      const [x, y] = [(place.left + place.right) / 2, (place.top + place.bottom) / 2];
      const over = boxes.filter(({ box }) => box.left < x && x < box.right && box.top < y && y < box.bottom);
      const within = ranges.filter(({ range }) => range.comparePoint(node, offset) === 0 && range.comparePoint(node, offset + 1) === 0);
      const now = [];
      for (const { severity, box } of [...over, ...within.map(({ severity, range }) => ({ severity, box: range.getBoundingClientRect() }))]) {
        let mark = before.find((mark) => mark.severity === severity);
        if (mark === undefined) {
          mark = { severity, words: "", ...place, boxes: [] };
          marks.push(mark);
        }
        mark.words += node.data[offset];
        mark.left = Math.min(mark.left, place.left);
        mark.top = Math.min(mark.top, place.top);
        mark.right = Math.max(mark.right, place.right);
        mark.bottom = Math.max(mark.bottom, place.bottom);
        mark.boxes.push(box);
        now.push(mark);
      }
      before = now;
    }
  }
  if (written !== draft) {
    written.remove();
  }
  return marks.map(({ boxes, ...mark }) => {
    const edge = (side, most) => Math.abs(most(...boxes.map((box) => box[side])) - mark[side]);
    const off = Math.max(edge("left", Math.min), edge("top", Math.min), edge("right", Math.max), edge("bottom", Math.max));
    return { ...mark, off };
  });
}

/** The colours of the lines; see styles.ts. */
const COLOURS = { error: [217, 48, 37], warning: [196, 124, 0], info: [59, 130, 208] };

/**
 * What a person would see of lines in a stretch of the page: of each severity from where to where in it, and how much of that is
 * filled. No implementation is asked.
 *
 * @param {{x: number, y: number, width: number, height: number}} clip
 * @returns {Promise<Record<string, {left: number, right: number, filled: number}>>} in pixels of the page
 */
export async function paintedIn(page, clip) {
  const image = await page.screenshot({ encoding: "base64", clip });
  // Looked at in another page: a policy may forbid this one to show pictures.
  const viewer = await page.browser().newPage();
  try {
    return await viewer.evaluate(findLines, image, COLOURS, clip);
  } finally {
    await viewer.close();
  }
}

/** Runs in a page. */
async function findLines(image, colours, clip) {
  const picture = new Image();
  picture.src = `data:image/png;base64,${image}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  const { width, height } = picture;
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d");
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const seen = {};
  for (const [severity, colour] of Object.entries(colours)) {
    const columns = new Set();
    for (let at = 0; at < data.length; at += 4) {
      if (colour.every((value, channel) => Math.abs(value - data[at + channel]) < 16)) {
        columns.add((at / 4) % width);
      }
    }
    if (columns.size > 0) {
      const [left, right] = [Math.min(...columns), Math.max(...columns) + 1];
      const length = (pixels) => (pixels * clip.width) / width;
      seen[severity] = { left: clip.x + length(left), right: clip.x + length(right), filled: columns.size / (right - left) };
    }
  }
  return seen;
}
