/** A module of www/src on its own, for what the finished package does not show. */

import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const WWW = new URL("../../www/", import.meta.url);
const { build } = createRequire(new URL("package.json", WWW))("esbuild");

/** @param {string} path within www/src */
export async function source(path) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`src/${path}`, WWW))],
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
