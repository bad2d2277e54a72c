import { fstatSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";

import { glob, isDynamicPattern } from "tinyglobby";

import { Unreadable } from "../decode.js";
import { unreadable } from "./unreadable.js";

/** Something to check: a file, standard input, or a name that led to nothing. */
export interface Input {
  /** As the user would write it; `-` for standard input. */
  name: string;
  /**
   * Its bytes.
   *
   * @throws Unreadable
   */
  read(): Promise<Uint8Array>;
}

/** The files that a folder is searched for. */
const TEXT_FILE = /\.(txt|md)$/i;

/** Finds what the arguments name, each file once, in the order of the arguments and by name within each. */
export async function findInputs(names: readonly string[]): Promise<Input[]> {
  const byPath = new Map<string, Input>();
  for (const input of (await Promise.all(names.map(expand))).flat()) {
    const path = input.name === "-" ? "-" : resolve(input.name);
    if (!byPath.has(path)) {
      byPath.set(path, input);
    }
  }
  return [...byPath.values()];
}

async function expand(name: string): Promise<Input[]> {
  if (name === "-") {
    return [{ name, read: readStdin }];
  }
  let isDirectory;
  try {
    isDirectory = (await stat(name)).isDirectory();
  } catch (error) {
    // A name that exists is that file, whatever marks it holds: 要点[终稿].txt is no pattern when there is such a file.
    const pattern = process.platform === "win32" ? name.replaceAll("\\", "/") : name;
    return isDynamicPattern(pattern) ? expandPattern(pattern) : [failed(name, error)];
  }
  return isDirectory ? expandDirectory(name) : [file(name)];
}

async function expandPattern(pattern: string): Promise<Input[]> {
  const names = await glob(pattern, { expandDirectories: false, ignore: "**/node_modules/**" });
  if (names.length === 0) {
    return [failed(pattern, new Unreadable("没有与此模式相符的文件，请检查路径和通配符"))];
  }
  return names.sort().map(file);
}

async function expandDirectory(directory: string): Promise<Input[]> {
  const inputs = await walk(directory);
  if (inputs.length === 0) {
    return [failed(directory, new Unreadable("文件夹中没有 .txt 或 .md 文件，请指定其他文件夹或文件"))];
  }
  return inputs;
}

/** The text files below a folder; hidden ones, and those that were installed rather than written, are passed over. */
async function walk(directory: string): Promise<Input[]> {
  let entries;
  try {
    entries = await readdir(directory, { withFileTypes: true });
  } catch (error) {
    return [failed(directory, error)];
  }
  const inputs: Input[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(directory, entry.name);
    if (entry.name.startsWith(".") || entry.name === "node_modules") {
      continue;
    }
    if (entry.isDirectory()) {
      inputs.push(...(await walk(path)));
    } else if (TEXT_FILE.test(entry.name)) {
      inputs.push(file(path));
    }
  }
  return inputs;
}

function file(name: string): Input {
  return {
    name,
    read: async () => {
      try {
        return await readFile(name);
      } catch (error) {
        throw unreadable(error);
      }
    },
  };
}

function failed(name: string, error: unknown): Input {
  return { name, read: () => Promise.reject(unreadable(error)) };
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  try {
    // Node takes a folder there for an empty file.
    if (fstatSync(process.stdin.fd).isDirectory()) {
      throw new Unreadable("这是文件夹，不是文件");
    }
    for await (const chunk of process.stdin) {
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    throw unreadable(error);
  }
  return Buffer.concat(chunks);
}
