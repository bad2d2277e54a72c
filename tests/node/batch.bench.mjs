/**
 * How many documents a second the command checks, and how much memory it takes: `node batch.bench.mjs [documents]`. Run by hand, on a
 * machine that has nothing else to do. Documents of 16,000 characters are generated into a temporary folder, none like another.
 */

import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { loadChecker } from "../../www/dist/node.js";
import { drafts } from "./drafts.mjs";

const BIN = fileURLToPath(new URL("../../www/bin/hegao.js", import.meta.url));
const CHARACTERS = 16_000;
const count = Number(process.argv[2] ?? 1000);

const folder = await mkdtemp(join(tmpdir(), "hegao-bench-"));
try {
  await generate(join(folder, "文稿"));
  const { seconds, findings } = await inWasm(join(folder, "文稿"));
  const each = (findings / count).toFixed(1);
  console.log(`${count} documents of ${CHARACTERS} characters, ${each} findings each; the checker alone: ${(count / seconds).toFixed(0)} a second`);
  for (const [name, args] of [
    ["summary only", ["--format", "json", "-o", "/dev/null"]],
    ["text", []],
    ["html", ["--format", "html", "-o", join(folder, "报告.html")]],
    ["ndjson", null],
  ]) {
    for (const workers of [1, 2]) {
      const { wall, cpu, rss } = await run(args, workers);
      const speed = (count / wall).toFixed(0).padStart(5);
      const each = ((cpu / count) * 1000).toFixed(1).padStart(6);
      const outside = ((1 - seconds / cpu) * 100).toFixed(0).padStart(3);
      console.log(`${name.padEnd(13)} ${workers} workers ${speed} a second, ${each} ms of processor each, ${outside} % of it outside the checker, ${rss.toFixed(0)} MB`);
    }
  }
} finally {
  await rm(folder, { recursive: true });
}

/** Paragraphs of the drafts, in an order of each document's own. */
async function generate(into) {
  await mkdir(into);
  const texts = [...(await drafts()).values()];
  const lines = createWriteStream(join(folder, "lines.ndjson"));
  for (let id = 0; id < count; id += 1) {
    let text = "";
    for (let next = id; text.length < CHARACTERS; next += 1 + (id % 5)) {
      text += `${texts[next % texts.length]}\n`;
    }
    text = text.slice(0, CHARACTERS);
    await writeFile(join(into, `${String(id).padStart(7, "0")}.txt`), text);
    lines.write(`${JSON.stringify({ id, text })}\n`);
  }
  await new Promise((done) => lines.end(done));
}

/** The seconds of processor time that the checker itself takes for all documents, on one thread. */
async function inWasm(from) {
  const checker = await loadChecker();
  let taken = 0;
  let findings = 0;
  for (const name of await readdir(from)) {
    const text = await readFile(join(from, name), "utf8");
    const start = process.cpuUsage();
    findings += checker.check(text).length;
    const { user, system } = process.cpuUsage(start);
    taken += user + system;
  }
  return { seconds: taken / 1e6, findings };
}

/** Runs the command; gives seconds on the clock and of the processor, and megabytes at the most. */
async function run(args, workers) {
  const input = args === null ? `--ndjson < ${join(folder, "lines.ndjson")}` : `${join(folder, "文稿")} ${args.join(" ")}`;
  const start = performance.now();
  // The child tells of itself as it ends: time and peak memory, all threads together.
  const tell = "process.on('exit',()=>{const u=process.resourceUsage();process._rawDebug('used='+(u.userCPUTime+u.systemCPUTime)+','+u.maxRSS)})";
  const command = `exec node --import "data:text/javascript,${tell}" ${BIN} check --fail-on never --workers ${workers} ${input} > /dev/null`;
  const child = spawn("bash", ["-c", command], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const told = Buffer.concat(await child.stderr.toArray()).toString();
  const [, cpu, rss] = /used=(\d+),(\d+)$/.exec(told.trim()) ?? [];
  return { wall: (performance.now() - start) / 1000, cpu: Number(cpu) / 1e6, rss: Number(rss) / 1024 };
}
