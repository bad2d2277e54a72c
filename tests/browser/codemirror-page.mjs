/** A page of someone else's with CodeMirror 6 in it: codemirror-host.mjs is its script. */

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

export const WWW = new URL("../../www/", import.meta.url);
const { exports } = JSON.parse(await readFile(new URL("package.json", WWW), "utf8"));

/** Where the package has what it gives to CodeMirror. */
export const ENTRY = exports["./codemirror"].default;

export const PAGE = `<!doctype html><html lang="zh-CN"><head><title>OA</title></head><body><div id="editor"></div>
<div class="monaco-editor"><textarea></textarea></div><script type="module" src="/host.js"></script></body></html>`;

const { outputFiles } = await build({
  absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
  entryPoints: ["codemirror-host.mjs"],
  bundle: true,
  format: "esm",
  target: "chrome75",
  write: false,
  alias: { "hegao/codemirror": new URL(ENTRY, "file:///").pathname },
  external: ["/dist/*"],
});
/** The page's script, bundled as a host does it; the package stays a file of its own. */
export const HOST = outputFiles[0].text;
