/** The drafts written for this project. */

import { readdir, readFile } from "node:fs/promises";

const DRAFTS = new URL("../drafts/", import.meta.url);

/** @returns {Promise<Map<string, string>>} their texts by the names of their files */
export async function drafts() {
  const names = (await readdir(DRAFTS)).filter((name) => /\.(txt|md)$/.test(name)).sort();
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, DRAFTS), "utf8")])));
}
