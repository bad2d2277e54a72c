import { readFile } from "node:fs/promises";

import type { Checker } from "../checker.js";
import { decode, Unreadable } from "../decode.js";
import type { Config } from "../types.js";
import { unreadable } from "./unreadable.js";

/**
 * Reads a configuration file and has the checker accept it, so that a mistake in it is told once and not for every document.
 *
 * @throws Unreadable that names the file, and the key where one is wrong
 */
export async function readConfig(checker: Checker, path: string): Promise<Config> {
  try {
    const config = parse(decode(await readFile(path)));
    checker.check("", config);
    return config;
  } catch (error) {
    const reason = error instanceof Error && !("code" in error) ? error.message : unreadable(error).message;
    throw new Unreadable(`配置文件 ${path}：${reason}`, { cause: error });
  }
}

/** What it holds is judged by the checker, which knows every key. */
function parse(text: string): Config {
  try {
    return JSON.parse(text) as Config;
  } catch (error) {
    throw new Unreadable(`不是有效的 JSON（${(error as Error).message}）`, { cause: error });
  }
}
