/** The licences of what is bundled, and of the crates in the modules: they ask to be passed on with every copy. */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The text of dist/THIRD-PARTY-NOTICES.txt.
 *
 * @param {string} root the folder of the package
 * @param {import("esbuild").Metafile[]} metafiles what the bundles were made of
 */
export async function notices(root, metafiles) {
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const packages = new Set(inputs.map((input) => input.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]));
  packages.delete(undefined);
  const notices = [...packages].sort().map((name) => notice(join(root, "node_modules", name)));
  // What `cargo xtask build` tells of the crates, with the same line between them.
  notices.push(readFile(join(root, "pkg", "crates.txt"), "utf8"));
  return (await Promise.all(notices)).join(`\n${"-".repeat(80)}\n\n`);
}

async function notice(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) {
    throw new Error(`${name} comes without the text of its licence`);
  }
  return `${name} ${version} (${license})\n\n${await readFile(join(folder, file), "utf8")}`;
}
