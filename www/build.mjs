/**
 * Bundles the package into dist/: what Node and bundlers import, the command, and the drafting page; the checker and the
 * page also as single files, with the wasm module inside; and the checker without WebAssembly.
 *
 * The wasm and its glue come from pkg/, which `cargo xtask build` fills before it runs this.
 */

import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";
import { minify } from "terser";

import { notices } from "./notices.mjs";
import { singleFile } from "./single-file.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What runs in offices: domestic browsers on Chromium 75 and later. */
const BROWSER = "chrome75";

const common = {
  absWorkingDir: here("."),
  outdir: here("dist"),
  bundle: true,
  format: "esm",
  charset: "utf8",
  metafile: true,
};

const { version } = JSON.parse(await readFile(here("package.json"), "utf8"));
const packed = async (module) => gzipSync(await readFile(here(module)), { level: 9 }).toString("base64");
const packedModule = await packed("pkg/hegao_bg.wasm");
const packedDocx = await packed("pkg/docx/docx_bg.wasm");

/**
 * What is loaded only when a reader asks for it stands in files of its own, by their own names: sites list their files. The first
 * of them is a bundle of its own: split off from its reader, the few lines that both use would make a third.
 */
const asking = { external: ["./ledgers.js", "./file-panel.js", "./docx.js", "../docx.js"] };
const asked = (outdir) =>
  build({ ...common, entryPoints: ["src/panel/ledgers.ts"], outdir: here(outdir), target: BROWSER, minify: true, splitting: true, chunkNames: "[name]" });

const page = { ...common, outdir: here("dist/page"), target: BROWSER, minify: true, loader: { ".txt": "text" } };

const embedding = {
  format: "iife",
  define: {
    PACKED_MODULE: JSON.stringify(packedModule),
    PACKED_DOCX: JSON.stringify(packedDocx),
    VERSION: JSON.stringify(version),
  },
};

// Parts are named after what is in them: those of other builds would stay.
for (const file of await readdir(here("dist")).catch(() => [])) {
  if (file.startsWith("part-")) {
    await rm(here(`dist/${file}`));
  }
}

const bundles = await Promise.all([
  build({ ...common, entryPoints: ["src/browser.ts"], target: BROWSER }),
  asked("dist"),
  asked("dist/page"),
  build({ ...common, ...asking, entryPoints: ["src/widget.ts"], target: BROWSER, minify: true }),
  // Hosts that import both have one checker.
  build({ ...common, entryPoints: ["src/codemirror.ts"], target: BROWSER, external: ["./browser.js"] }),
  build({ ...common, entryPoints: ["src/plain.ts"], target: BROWSER, minify: true }),
  build({ ...common, entryPoints: ["src/widget/file-panel.ts"], target: BROWSER, minify: true }),
  build({ ...common, entryPoints: ["src/docx.ts"], target: BROWSER, minify: true }),
  build({ ...common, entryPoints: ["src/docx-node.ts"], platform: "node", target: "node20" }),
  build({
    ...common,
    ...embedding,
    entryPoints: { "hegao.iife": "src/classic.ts" },
    external: ["./docx.js"],
    globalName: "hegao",
    // A page reads a classic script in its own encoding, which in old ones is GBK.
    charset: "ascii",
    target: BROWSER,
    minify: true,
  }),
  build({
    ...page,
    ...asking,
    entryPoints: [
      { in: "src/page/site.ts", out: "page" },
      { in: "src/page/page.css", out: "page" },
    ],
  }),
  build({
    ...common,
    entryPoints: { node: "src/node.ts", files: "src/files.ts", worker: "src/files/worker.ts", cli: "src/cli/main.ts" },
    platform: "node",
    target: "node20",
    // Older packages among them still ask for Node's modules by `require`, which modules have not got.
    banner: { js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);' },
    // Names stay: an error is told with them.
    minifyWhitespace: true,
    minifySyntax: true,
    // An error shows the line that it came from.
    lineLimit: 160,
    splitting: true,
    // Beside the rest: what lies beside the package's files is found from them.
    chunkNames: "part-[name]-[hash]",
  }),
]);
const single = await build({
  ...page,
  ...embedding,
  entryPoints: ["src/page/single.ts", "src/page/page.css"],
  write: false,
});
const output = (extension) => single.outputFiles.find(({ path }) => path.endsWith(extension)).text;
await writeFile(
  here("dist/hegao.html"),
  singleFile(await readFile(here("index.html"), "utf8"), {
    script: output(".js"),
    style: output(".css"),
    notices: await notices(here("."), [single.metafile]),
  }),
);

// What every page of an OA system loads is worth a second pass, which makes it 3 % lighter.
const widget = here("dist/widget.js");
const { code } = await minify(await readFile(widget, "utf8"), { module: true, ecma: 2019, compress: { passes: 3 } });
await writeFile(widget, code);

// The maps of Chinese characters that a PDF may refer to.
const cmaps = fileURLToPath(new URL("cmaps/", import.meta.resolve("pdfjs-dist/package.json")));
await mkdir(here("dist/cmaps"), { recursive: true });
for (const file of (await readdir(cmaps)).filter((file) => file.includes("GB"))) {
  await copyFile(cmaps + file, here(`dist/cmaps/${file}`));
}

// The schema is made of the table of rules, so that it knows them all.
const schema = await build({ ...common, entryPoints: ["src/files/schema.ts"], write: false });
const { CONFIG_SCHEMA } = await import(`data:text/javascript;base64,${Buffer.from(schema.outputFiles[0].contents).toString("base64")}`);
await writeFile(here("dist/config.schema.json"), `${JSON.stringify(CONFIG_SCHEMA, null, 2)}\n`);

await copyFile(here("pkg/hegao_bg.wasm"), here("dist/hegao_bg.wasm"));
await copyFile(here("pkg/docx/docx_bg.wasm"), here("dist/docx_bg.wasm"));
await writeFile(
  here("dist/THIRD-PARTY-NOTICES.txt"),
  await notices(
    here("."),
    [...bundles, single].map((bundle) => bundle.metafile),
  ),
);

/** Prints how many bytes a browser has to load; of files with the module inside, also how many without it. */
async function report(files) {
  const row = (name, ...columns) => console.log(name.padEnd(16) + columns.map((column) => column.padStart(10)).join(""));
  const sizes = (name, text) => row(name, ...[text, gzipSync(text, { level: 9 })].map(({ length }) => length.toLocaleString("en")));
  row("dist/", "bytes", "gzipped");
  for (const file of files) {
    const content = await readFile(here(`dist/${file}`));
    sizes(file, content);
    const rest = content.toString("latin1").replace(packedModule, "").replace(packedDocx, "");
    if (rest.length < content.length) {
      sizes("  without wasm", Buffer.from(rest, "latin1"));
    }
  }
}

await report([
  "hegao_bg.wasm",
  "browser.js",
  "widget.js",
  "ledgers.js",
  "timeline-chart.js",
  "xlsx.js",
  "codemirror.js",
  "plain.js",
  "docx_bg.wasm",
  "docx.js",
  "file-panel.js",
  "hegao.iife.js",
  "page/page.js",
  "page/page.css",
  "hegao.html",
]);
