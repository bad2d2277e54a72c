/** Somebody who edits drafts at random, as a page has them. */

/** Makes `window.writer`, who edits the drafts; runs in the page. `material` is what is written and pasted. */
export function hire(seed, kinds, material) {
  /** A text of 1 MB in UTF-8. */
  const HUGE = material.repeat(Math.ceil(350_000 / material.length)).slice(0, 350_000);
  /** Between what lengths a draft is kept. */
  const SMALL = 1_000;
  const LARGE = 9_000;

  let state = seed;
  /** Mulberry32. */
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(random() * limit);
  const one = (list) => list[below(list.length)];
  const written = (length) => {
    const start = below(material.length - length);
    return material.slice(start, start + length);
  };
  const command = (name, value) => document.execCommand(name, false, value);

  const area = (draft) => ({
    length: () => draft.value.length,
    select(size) {
      const start = below(draft.value.length + 1);
      draft.focus();
      draft.setSelectionRange(start, start + size);
    },
    paste: (text) => command("insertText", text),
    put(text) {
      draft.value = text;
      draft.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });

  const paragraphs = (text) =>
    text.split("\n").map((line) => Object.assign(document.createElement("p"), { textContent: line }));

  const editable = (draft) => {
    /** The text node in a block, and a place in it; a block that has none. */
    const placeIn = (block) => {
      const text = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode();
      return block.nodeType === Node.TEXT_NODE ? [block, below(block.length + 1)] : text ? [text, below(text.length + 1)] : [block, 0];
    };
    return {
      length: () => draft.textContent.length,
      select(size) {
        draft.focus();
        const blocks = draft.childNodes;
        const first = below(blocks.length);
        const [node, offset] = blocks.length === 0 ? [draft, 0] : placeIn(blocks[first]);
        const last = Math.min(blocks.length - 1, first + Math.floor(size / 50));
        const [end, at] = last > first ? placeIn(blocks[last]) : [node, node === draft ? 0 : Math.min(offset + size, node.length ?? 0)];
        getSelection().setBaseAndExtent(node, offset, end, at);
      },
      paste: (text) => command("insertHTML", paragraphs(text).map((paragraph) => paragraph.outerHTML).join("")),
      put: (text) => draft.replaceChildren(...paragraphs(text)),
    };
  };

  const drafts = kinds.map((kind) => {
    const draft = document.querySelector(`#${kind}`);
    const panel = document.querySelector(`hegao-panel[for="#${kind}"]`);
    return { draft, panel, ...(draft.localName === "textarea" ? area(draft) : editable(draft)) };
  });

  const clear = ({ draft }) => {
    draft.focus();
    command("selectAll");
    command("delete");
  };
  /** What is marked in a draft: elements over a textarea, ranges of the browser's own highlights elsewhere. */
  const marksIn = (draft) => {
    const pane = draft.parentElement.querySelector("[data-hegao=marks]");
    if (draft.localName === "textarea") {
      return pane === null ? [] : Array.from(pane.shadowRoot.querySelectorAll(".mark"));
    }
    const ranges = Array.from(CSS.highlights.values()).flatMap((highlight) => Array.from(highlight));
    return ranges
      // The browser draws none whose text was just changed, and the widget takes them away before the next frame.
      .filter(({ startContainer, endOffset }) => draft.contains(startContainer) && endOffset <= startContainer.length)
      .map(({ startContainer, startOffset, endOffset }) => {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(startContainer, endOffset);
        return range;
      });
  };
  const click = ({ panel }, selector) => {
    const buttons = panel.shadowRoot.querySelectorAll(selector);
    if (buttons.length > 0) {
      one(buttons).click();
    }
  };
  const type = (text) => {
    for (const line of text.split(/(\n)/)) {
      command(line === "\n" ? "insertParagraph" : "insertText", line);
    }
  };
  /** By script, as a page puts a document in: the browser's own commands take minutes for as much, with the widget or without. */
  const writeHuge = async (it) => {
    it.put(HUGE);
    for (let edit = 0; edit < 3; edit += 1) {
      await frame();
      it.select(below(5));
      type(written(3));
    }
    it.put("");
    await frame();
  };
  const attachment = import("/dist/widget.js").then(({ attach }) => attach);

  /** What a writer does, and how often in 2,000 steps. */
  const habits = [
    [1000, (it) => (it.select(0), type(written(1 + below(6))))],
    [160, (it) => (it.select(1 + below(30)), command("delete"))],
    [100, (it) => (it.select(1 + below(30)), type(written(1 + below(12))))],
    [200, () => command("undo")],
    [100, () => command("redo")],
    [60, (it) => (it.select(0), it.paste(written(300 + below(2_000))))],
    [20, (it) => (it.select(500 + below(2_000)), command("delete"))],
    [10, clear],
    [100, (it) => click(it, ".fix")],
    [4, (it) => click(it, ".ignore")],
    [30, (it) => click(it, ".place, .related")],
    [
      60,
      ({ panel }) => {
        const filter = panel.shadowRoot.querySelector("select");
        filter.selectedIndex = random() < 0.5 ? 0 : below(filter.options.length);
        filter.dispatchEvent(new Event("change"));
      },
    ],
    [
      40,
      ({ draft }) => {
        draft.focus();
        draft.dispatchEvent(new KeyboardEvent("keydown", { key: "F8", shiftKey: random() < 0.5, bubbles: true }));
      },
    ],
    [
      40,
      ({ draft }) => {
        draft.scrollTop = random() * draft.scrollHeight;
      },
    ],
    [
      40,
      ({ draft }) => {
        const marks = marksIn(draft);
        if (marks.length > 0) {
          const { left, top } = one(marks).getBoundingClientRect();
          draft.dispatchEvent(new MouseEvent("mousemove", { clientX: left + 1, clientY: top + 1, bubbles: true }));
        }
      },
    ],
    [20, ({ panel }) => one(panel.shadowRoot.querySelectorAll("[role=tab]")).click()],
    [
      30,
      (it) => {
        it.select(0);
        it.draft.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
        command("insertText", "kai'zhan");
        command("undo");
        command("insertText", "开展");
        it.draft.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: "开展" }));
      },
    ],
    [
      // Another watch of the same draft that comes and goes.
      5,
      async (it) => {
        const watch = (await attachment)(it.draft);
        it.select(0);
        await frame();
        type(written(3));
        watch.detach();
      },
    ],
    [1, (it) => writeHuge(it)],
  ];
  const total = habits.reduce((sum, [often]) => sum + often, 0);
  const pick = () => {
    let at = below(total);
    return habits.find(([often]) => (at -= often) < 0)[1];
  };

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const placeholder = document.createComment("");
  const told = { checks: 0, characters: 0, longest: 0 };
  document.addEventListener("hegao-findings", ({ target }) => {
    const { length } = target.localName === "textarea" ? target.value : target.textContent;
    told.checks += 1;
    told.characters += length;
    told.longest = Math.max(told.longest, length);
  });

  window.writer = {
    /** Works until so many checks were told of, or for so many seconds, and gives what was told of so far. */
    async work(checks, seconds) {
      const end = performance.now() + 1000 * seconds;
      for (let step = 0; told.checks < checks && performance.now() < end; step += 1) {
        const it = one(drafts);
        if (it.length() < SMALL) {
          it.select(0);
          it.paste(written(3 * SMALL));
        } else if (it.length() > LARGE) {
          it.select(LARGE / 2);
          command("delete");
        }
        await pick()(it);
        if (step % 5 === 0) {
          await frame();
        }
      }
      for (const { panel, draft, length } of drafts) {
        const trouble = panel.shadowRoot.querySelector(".trouble");
        const end = draft.localName === "textarea" ? length() : Infinity;
        if (!trouble.hidden || panel.findings.some((finding) => finding.end > end)) {
          throw new Error(`the panel of the ${draft.localName}: ${trouble.textContent || "findings behind the end"}`);
        }
      }
      return told;
    },
    /** Has a huge text in each draft: the memory of the module grows to what that takes, and never shrinks. */
    async begin() {
      for (const it of drafts) {
        await writeHuge(it);
      }
    },
    /** Clears all drafts, and the browser's undo: it forgets what was done in an element that leaves the page. */
    async rest() {
      for (const it of drafts) {
        clear(it);
        it.draft.replaceWith(placeholder);
        placeholder.replaceWith(it.draft);
      }
      await frame();
      await frame();
    },
  };
}

