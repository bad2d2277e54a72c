/**
 * Bundles the package into dist/: what Node and bundlers import, the command, and the drafting page.
 *
 * The wasm and its glue come from pkg/, which `cargo xtask build` fills before it runs this.
 */

import { copyFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { notices } from "./notices.mjs";

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

const bundles = await Promise.all([
  build({ ...common, entryPoints: ["src/browser.ts"], target: BROWSER }),
  build({ ...common, entryPoints: ["src/widget.ts"], target: BROWSER, minify: true }),
  build({
    ...common,
    entryPoints: ["src/page/page.ts", "src/page/page.css"],
    outdir: here("dist/page"),
    target: BROWSER,
    minify: true,
    loader: { ".txt": "text" },
  }),
  build({
    ...common,
    entryPoints: { node: "src/node.ts", cli: "src/cli/main.ts" },
    platform: "node",
    target: "node20",
    splitting: true,
    chunkNames: "shared",
  }),
]);
await copyFile(here("pkg/hegao_bg.wasm"), here("dist/hegao_bg.wasm"));
await writeFile(
  here("dist/THIRD-PARTY-NOTICES.txt"),
  await notices(
    here("."),
    bundles.map((bundle) => bundle.metafile),
  ),
);
