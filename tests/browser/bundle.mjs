/** Parts of the package that it does not give to anyone, for a test to try by themselves. */

import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const WWW = fileURLToPath(new URL("../../www/", import.meta.url));
const { build } = createRequire(`${WWW}package.json`)("esbuild");

/** A script that gives a page what `source`, a module in www/, exports: as `window.hegao`. */
export async function bundle(source) {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: WWW },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "hegao",
    target: "chrome75",
    charset: "utf8",
  });
  return outputFiles[0].text;
}
