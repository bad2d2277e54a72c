import { access, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { Unreadable } from "../decode.js";
import { CONFIG_FILE } from "../files/config.js";
import { unreadable } from "../files/unreadable.js";

/** Where editors find the schema: in the package when it is installed here, else where packages are published. */
const INSTALLED = "./node_modules/hegao/dist/config.schema.json";
const published = (version: string): string => `https://unpkg.com/hegao@${version}/dist/config.schema.json`;

/**
 * Writes a configuration to start from, in the current folder. What each key is for is told by editors, from the schema.
 *
 * @returns what to tell the user
 * @throws Unreadable where there is one already
 */
export async function init(version: string): Promise<string> {
  const isInstalled = await access(join(process.cwd(), INSTALLED)).then(() => true, () => false);
  const start = {
    $schema: isInstalled ? INSTALLED : published(version),
    rules: {},
    assignment: { require: "auto", labels: {}, ongoing: [] },
    departments: [],
    custom: [],
    ignore: [],
  };
  try {
    await writeFile(CONFIG_FILE, `${JSON.stringify(start, null, 2)}\n`, { flag: "wx" });
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === "EEXIST";
    throw new Unreadable(`${CONFIG_FILE}：${exists ? "已经有了，没有改动" : unreadable(error).message}`, { cause: error });
  }
  return `已写好 ${CONFIG_FILE}。各项的含义见编辑器的提示；规则见 hegao rules\n`;
}
