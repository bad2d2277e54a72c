/**
 * Whether a page in which drafts are written all day stays as light as it was: long random editing of a textarea and of a
 * contenteditable, each with `<hegao-panel>`, in a current Chromium. To be run by hand:
 *
 *     node soak.mjs [--checks 100000] [--minutes 30] [--seed N]
 *
 * It ends at so many checks or after so many minutes, whichever comes first; the same seed makes the same edits. Every so often
 * both drafts are cleared, garbage is collected, and what is left is measured: an empty draft has no findings, no marks and no
 * lines, so whatever grows from one such moment to another was not let go. (The browser's own undo, which keeps the nodes of its
 * last 1,000 steps, is emptied as well.)
 *
 * It fails (and exits with 1) where the last quarter's median is above the second's by more than `SLACK` allows, where the page
 * errs, says anything on its console or asks for anything once it is loaded, and where the widget has trouble or findings out of
 * place.
 */

import { parseArgs } from "node:util";

import { browsers } from "./browsers.mjs";
import { serve } from "./server.mjs";
import { draftOf, KINDS, pageOf, quantile } from "./workload.mjs";
import { hire } from "./writer.mjs";

const { values } = parseArgs({
  options: { checks: { type: "string" }, minutes: { type: "string" }, seed: { type: "string" } },
});
const CHECKS = Number(values.checks ?? 100_000);
const MINUTES = Number(values.minutes ?? 30);
const SEED = Number(values.seed ?? Date.now() % 2 ** 32);

/** How often is measured in a full run. */
const SAMPLES = 60;

/** Seconds from one look at the page to the next, at most. Each look leaves a little behind in the browser, so they are few. */
const LOOK = 20;

/** By what share a figure may grow from the second quarter to the last, and by how much in any case. */
const SLACK = { heap: [0.05, 100_000], nodes: [0.05, 50], listeners: [0.02, 10], wasm: [0.02, 0] };

/** Keeps the memory of the wasm module at hand; runs in the page, before any of its scripts. */
function watchMemory() {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...args) => {
    const result = await instantiate(...args);
    window.wasmMemory = (result.instance ?? result).exports.memory;
    return result;
  };
}

/**
 * How many bytes the scripts and the elements of the page hold, and how many the code that V8 makes of scripts, which it goes on to make
 * for hours. Memory of the module is neither's.
 */
async function heldBy(client) {
  const chunks = [];
  const take = ({ chunk }) => chunks.push(chunk);
  client.on("HeapProfiler.addHeapSnapshotChunk", take);
  // It collects all garbage first.
  await client.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  client.off("HeapProfiler.addHeapSnapshotChunk", take);
  const { snapshot, nodes, strings } = JSON.parse(chunks.join(""));
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, name, size] = ["type", "name", "self_size"].map((field) => fields.indexOf(field));
  const held = { heap: 0, code: 0 };
  for (let node = 0; node < nodes.length; node += fields.length) {
    const isCode = ["code", "hidden", "object shape"].includes(types[type][nodes[node + type]]);
    if (isCode) {
      held.code += nodes[node + size];
    } else if (strings[nodes[node + name]] !== "system / JSArrayBufferData") {
      held.heap += nodes[node + size];
    }
  }
  return held;
}

async function measure(page, client) {
  await page.evaluate(() => window.writer.rest());
  const { heap, code } = await heldBy(client);
  const { metrics } = await client.send("Performance.getMetrics");
  const metric = (name) => metrics.find((metric) => metric.name === name).value;
  const wasm = await page.evaluate(() => window.wasmMemory.buffer.byteLength);
  return { heap, code, nodes: metric("Nodes"), listeners: metric("JSEventListeners"), wasm };
}

/** Medians of each quarter, and whether the last is above the second. */
function judge(samples) {
  const quarter = (nth) => samples.slice(Math.floor((nth * samples.length) / 4), Math.floor(((nth + 1) * samples.length) / 4));
  return Object.entries(SLACK).map(([what, [share, least]]) => {
    const values = (samples) => samples.map((sample) => sample[what]).sort((a, b) => a - b);
    const medians = [0, 1, 2, 3].map((nth) => quantile(values(quarter(nth)), 0.5));
    const [, second, , last] = medians;
    const level = last <= second + Math.max(least, share * second);
    return { what, medians, most: quantile(values(samples), 1), growth: last / second - 1, level };
  });
}

const shown = ({ heap, code, nodes, listeners, wasm }) =>
  `heap ${(heap / 1e6).toFixed(2)} MB, code ${(code / 1e6).toFixed(2)} MB, ${nodes} nodes, ${listeners} listeners, wasm ${(wasm / 1e6).toFixed(2)} MB`;

console.log(`seed ${SEED}: ${CHECKS} checks, or ${MINUTES} minutes`);
const [{ name, launch }] = browsers;
const server = await serve({ replace: { "/soak.html": { body: pageOf(KINDS, "") } } });
const browser = await launch();
const noises = [];
const samples = [];
let told = { checks: 0, characters: 0, longest: 0 };
const start = Date.now();
const minutes = () => (Date.now() - start) / 60_000;
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1200, height: 900 });
  await page.evaluateOnNewDocument(watchMemory);
  page.on("pageerror", (error) => noises.push(`page error: ${error.stack ?? error}`));
  page.on("console", (message) => noises.push(`console: ${message.text()}`));
  page.on("requestfailed", (request) => noises.push(`request failed: ${request.url()}`));
  await page.goto(`${server.origin}/soak.html`);
  await page.waitForFunction((count) => {
    const panels = Array.from(document.querySelectorAll("hegao-panel"));
    return panels.filter((panel) => panel.shadowRoot.querySelector(".counts")?.textContent).length === count;
  }, {}, KINDS.length);
  // What is loaded when it is first opened is opened now.
  for (const [tab, filled] of ["tbody", "canvas", "tbody"].entries()) {
    await page.evaluate((tab) => document.querySelector("hegao-panel").shadowRoot.querySelector(`#tab-${tab}`).click(), tab + 1);
    await page.waitForFunction(
      (tab, filled) => document.querySelector("hegao-panel").shadowRoot.querySelector(`#view-${tab} ${filled}`),
      {},
      tab + 1,
      filled,
    );
  }
  page.on("request", (request) => noises.push(`request: ${request.url()}`));
  await page.evaluate(hire, SEED, KINDS, await draftOf(50_000));
  const client = await page.createCDPSession();
  await client.send("Performance.enable");
  await client.send("HeapProfiler.enable");

  await page.evaluate(() => window.writer.begin());

  let printed = 0;
  while (told.checks < CHECKS && minutes() < MINUTES && noises.length === 0) {
    const next = (samples.length * CHECKS) / SAMPLES;
    // Held by the page: the browser lets go of a promise that only its protocol waits for.
    told = await page.evaluate((...limits) => (window.working = window.writer.work(...limits)), next, LOOK);
    if (told.checks >= next) {
      samples.push(await measure(page, client));
    }
    if (minutes() >= printed + 1) {
      printed = Math.floor(minutes());
      console.log(`${printed} min: ${told.checks} checks; at rest: ${shown(samples[samples.length - 1])}`);
    }
  }
} catch (error) {
  noises.push(`given up: ${error.stack}`);
} finally {
  await browser.close();
  await server.close();
}

const mean = Math.round(told.characters / told.checks);
console.log(
  `${told.checks} checks in ${minutes().toFixed(1)} min in ${name}, of ${mean} characters on average and ${told.longest} at most; ` +
    `${samples.length} measurements`,
);
let failed = noises.length > 0;
if (samples.length >= 8) {
  const figures = judge(samples);
  console.table(
    Object.fromEntries(
      figures.map(({ what, medians: [first, second, third, last], most, growth, level }) => [
        what,
        { "1st quarter": first, "2nd": second, "3rd": third, last, most, growth: `${(100 * growth).toFixed(1)} %`, level },
      ]),
    ),
  );
  failed ||= figures.some(({ level }) => !level);
} else {
  console.log("too few measurements to tell");
  failed = true;
}
noises.slice(0, 20).forEach((noise) => console.log(noise));
console.log(failed ? "FAILED" : "level: nothing grew from the second quarter to the last, and the page kept quiet");
process.exitCode = failed ? 1 : 0;
