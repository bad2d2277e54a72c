/**
 * What a keystroke costs, measured in a current Chromium: 500 characters are typed one by one into the middle of a plan of 16,000,
 * in a textarea and in a contenteditable, each with `<hegao-panel>`. To be run by hand:
 *
 *     node typing.bench.mjs                # the figures
 *     node typing.bench.mjs --profile      # also where the time goes, function by function; the figures are then half as good
 *     node typing.bench.mjs --module FILE  # with another wasm module, such as one that has the names of its functions in it
 *
 * How it is measured: before the page loads, all ways in which a browser calls a script are wrapped in two readings of
 * `performance.now()`: event listeners, mutation and resize observers, animation frames and timers. The page has no script but
 * the widget's, which is the one that ships, so what these calls take is what the widget takes: check, marks, panel, and each
 * layout that it forces. A keystroke is charged with all calls from the key until two frames later. That layout is one which the
 * browser would have made in the next frame in any case, so some of it is charged to the widget that the widget did not cause;
 * and what the widget leaves to the frame (style, layout and paint of marks and panel) is not charged. The second table sets
 * that right: all that the main thread did for a keystroke, with the widget and without.
 *
 * Time in the wasm is that in the module's exports, the glue included that it calls to build its results.
 *
 * The page is isolated from other origins, which has the clock tell 5 microseconds instead of 100.
 */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { availableParallelism, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { browsers } from "./browsers.mjs";
import { serve } from "./server.mjs";
import { draftOf, KINDS, MODULE, pageOf, quantile, SCRIPT } from "./workload.mjs";

const LENGTH = 16_000;
const KEYS = 500;
const { values: options } = parseArgs({ options: { profile: { type: "boolean" }, module: { type: "string" } } });
const WWW = fileURLToPath(new URL("../../www/", import.meta.url));
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

/** Wraps all that the browser calls; runs in the page, before any of its scripts. */
function instrument() {
  const spent = { widget: 0, wasm: 0 };
  const depth = { widget: 0, wasm: 0 };
  const frame = window.requestAnimationFrame.bind(window);
  const timed = (what, work) =>
    function (...args) {
      const start = performance.now();
      depth[what] += 1;
      try {
        return work.apply(this, args);
      } finally {
        depth[what] -= 1;
        // A call within a call is within its time as well.
        if (depth[what] === 0) {
          spent[what] += performance.now() - start;
        }
      }
    };

  const wrapped = new WeakMap();
  const wrap = (work) => {
    if (typeof work !== "function") {
      return work;
    }
    if (!wrapped.has(work)) {
      wrapped.set(work, timed("widget", work));
    }
    return wrapped.get(work);
  };
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    addEventListener.call(this, type, wrap(listener), options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    removeEventListener.call(this, type, wrap(listener), options);
  };
  for (const name of ["requestAnimationFrame", "requestIdleCallback", "setTimeout", "queueMicrotask"]) {
    const original = window[name].bind(window);
    window[name] = (work, ...args) => original(wrap(work), ...args);
  }
  for (const name of ["MutationObserver", "ResizeObserver", "IntersectionObserver"]) {
    window[name] = class extends window[name] {
      constructor(work, ...args) {
        super(wrap(work), ...args);
      }
    };
  }

  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (module, imports) => {
    const { exports } = await instantiate(module, imports);
    const wrapped = Object.entries(exports).map(([name, value]) => [
      name,
      typeof value === "function" ? timed("wasm", value) : value,
    ]);
    return { exports: Object.fromEntries(wrapped) };
  };

  /** What was spent since this was last asked, once two frames have been made. */
  window.spent = async () => {
    await new Promise((resolve) => frame(() => frame(resolve)));
    const { widget, wasm } = spent;
    spent.widget = spent.wasm = 0;
    return { widget, wasm };
  };
}

/** Puts the caret behind a line in the middle of the draft. */
function toMiddle() {
  const draft = document.querySelector(".draft");
  draft.focus();
  if (draft.localName === "textarea") {
    const at = draft.value.indexOf("\n", draft.value.length / 2);
    draft.setSelectionRange(at, at);
  } else {
    const line = draft.children[Math.floor(draft.children.length / 2)];
    getSelection().collapse(line, line.childNodes.length);
    line.scrollIntoView({ block: "center" });
  }
}

/** Types `keys` into the draft of a page, and gives what each took of the widget, and all of what the main thread did. */
async function type(browser, url, keys) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1200, height: 800 });
  await page.evaluateOnNewDocument(instrument);
  await page.goto(url);
  await page.waitForFunction(() => document.querySelector("hegao-panel")?.findings.length !== 0);
  await page.evaluate(toMiddle);
  await page.evaluate(() => window.spent());
  const client = await page.createCDPSession();
  if (options.profile) {
    await client.send("Profiler.enable");
    await client.send("Profiler.setSamplingInterval", { interval: 100 });
    await client.send("Profiler.start");
  }
  const before = await page.metrics();
  const spent = [];
  for (const key of keys) {
    await page.keyboard.type(key);
    spent.push(await page.evaluate(() => window.spent()));
  }
  const after = await page.metrics();
  const profile = options.profile ? (await client.send("Profiler.stop")).profile : null;
  const { isolated, marks, findings } = await page.evaluate(() => ({
    isolated: crossOriginIsolated,
    marks:
      document.querySelector("[data-hegao=marks]")?.shadowRoot.querySelectorAll(".mark").length ??
      Array.from(CSS.highlights.values(), ({ size }) => size).reduce((sum, size) => sum + size, 0),
    findings: document.querySelector("hegao-panel")?.findings.length,
  }));
  await page.close();
  const each = (name) => (1000 * (after[name] - before[name])) / keys.length;
  return {
    spent,
    marks,
    findings,
    isolated,
    profile,
    main: {
      all: each("TaskDuration"),
      script: each("ScriptDuration"),
      layout: each("LayoutDuration"),
      style: each("RecalcStyleDuration"),
    },
  };
}

function distribution(spent) {
  const sorted = [...spent].sort((a, b) => a - b);
  const ms = (value) => Number(value.toFixed(2));
  return {
    min: ms(sorted[0]),
    median: ms(quantile(sorted, 0.5)),
    p90: ms(quantile(sorted, 0.9)),
    p95: ms(quantile(sorted, 0.95)),
    p99: ms(quantile(sorted, 0.99)),
    max: ms(sorted[sorted.length - 1]),
    "> 4 ms": sorted.filter((value) => value > 4).length,
    "> 16 ms": sorted.filter((value) => value > 16).length,
  };
}

/** The share of the wasm in what was spent. */
function share(spent) {
  const sum = (of) => spent.reduce((sum, each) => sum + each[of], 0);
  return `${Math.round((100 * sum("wasm")) / sum("widget"))} %`;
}

/** The functions that took the most, in milliseconds for each of `keys`: by themselves, and with all that they called. */
function costs({ nodes, samples, timeDeltas }, keys) {
  const byId = new Map(nodes.map((node) => [node.id, { ...node, parent: null }]));
  for (const { id, children = [] } of nodes) {
    children.forEach((child) => (byId.get(child).parent = byId.get(id)));
  }
  // A script's functions by their lines as well; those of Rust without the hashes of their crates.
  const named = ({ functionName, url, lineNumber }) =>
    url.endsWith(".js")
      ? `${functionName || "(anonymous)"} ${url.split("/").pop()}:${lineNumber + 1}`
      : functionName.replace(/\[[0-9a-f]+\]/g, "").slice(0, 100) || "(anonymous)";
  const costs = new Map();
  samples.forEach((id, index) => {
    const seen = new Set();
    for (let node = byId.get(id); node !== null; node = node.parent) {
      const name = named(node.callFrame);
      const cost = costs.get(name) ?? { self: 0, total: 0 };
      costs.set(name, cost);
      cost.self += node.id === id ? timeDeltas[index] : 0;
      cost.total += seen.has(name) ? 0 : timeDeltas[index];
      seen.add(name);
    }
  });
  return [...costs]
    .filter(([name]) => !/^\((?:root|program|idle)\)/.test(name))
    .sort(([, one], [, other]) => other.self - one.self)
    .slice(0, 30)
    .map(([name, { self, total }]) => ({
      function: name,
      self: Number((self / 1000 / keys).toFixed(3)),
      total: Number((total / 1000 / keys).toFixed(3)),
    }));
}

/** The widget with the names of its functions, for a profile. */
async function named() {
  const { build } = createRequire(`${WWW}package.json`)("esbuild");
  const { outputFiles } = await build({
    entryPoints: [`${WWW}src/widget.ts`],
    bundle: true,
    write: false,
    format: "esm",
    target: "chrome75",
    charset: "utf8",
  });
  return outputFiles[0].text;
}

const text = await draftOf(LENGTH);
const typed = (await draftOf(LENGTH + 2 * KEYS)).slice(-KEYS);
const [{ name, launch }] = browsers;
const replace = {};
for (const kind of KINDS) {
  replace[`/${kind}.html`] = { body: pageOf([kind], text) };
  replace[`/${kind}-alone.html`] = { body: pageOf([kind], text, { watched: false }) };
}
if (options.profile) {
  replace[SCRIPT] = { body: await named() };
}
if (options.module !== undefined) {
  replace[MODULE] = { body: await readFile(options.module) };
}
const server = await serve({ headers: ISOLATED, replace });
const browser = await launch();
let missed = false;
try {
  const keys = Array.from(typed);
  const rows = {};
  const main = {};
  for (const kind of KINDS) {
    const watched = await type(browser, `${server.origin}/${kind}.html`, keys);
    const alone = await type(browser, `${server.origin}/${kind}-alone.html`, keys);
    rows[kind] = { ...distribution(watched.spent.map(({ widget }) => widget)), "wasm's share": share(watched.spent) };
    rows[`${kind}, the wasm`] = distribution(watched.spent.map(({ wasm }) => wasm));
    rows[`${kind}, the rest`] = distribution(watched.spent.map(({ widget, wasm }) => widget - wasm));
    missed ||= rows[kind].median >= 4 || rows[kind]["> 16 ms"] > 0;
    for (const [what, each] of [["with", watched], ["without", alone]]) {
      const shown = Object.entries(each.main).map(([part, value]) => [part, Number(value.toFixed(2))]);
      main[`${kind}, ${what} the widget`] = Object.fromEntries(shown);
    }
    console.log(
      `${kind}: ${text.length} characters and ${keys.length} typed; ${watched.findings} findings, ${watched.marks} marks` +
        `${watched.isolated ? "" : "; the clock is coarse"}`,
    );
    if (options.profile) {
      console.log(`where the time goes in the ${kind}, in ms for each keystroke`);
      console.table(costs(watched.profile, keys.length));
    }
  }
  // What others do on the machine meanwhile is in every figure.
  const busy = `${loadavg()[0].toFixed(1)} processes wanted ${availableParallelism()} processors in the last minute`;
  console.log(`\nthe widget's script in ${name}, ${keys.length} keystrokes, in ms for each (${busy})`);
  console.table(rows);
  console.log("the whole main thread, in ms for each keystroke (mean)");
  console.table(main);
  console.log(missed ? "target missed: median below 4 ms, none above 16 ms" : "target met: median below 4 ms, none above 16 ms");
} finally {
  await browser.close();
  await server.close();
}
