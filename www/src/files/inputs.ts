import { readdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

import { glob, isDynamicPattern } from "tinyglobby";

import { Unreadable } from "../decode.js";
import { ENDINGS, isDocumentName } from "./readers.js";
import { unreadable } from "./unreadable.js";

/** Something to check, as plain data: other threads are told of it. */
export interface Input {
  /** As the user would write it; `-` for standard input. */
  name: string;
  /** Where its configuration is looked for. */
  folder: string;
  source: { kind: "file"; path: string } | { kind: "stdin" } | { kind: "nothing"; reason: string };
}

/** What is known of a search beforehand. */
export interface Search {
  /** What standard input is taken for. */
  stdinName?: string | null | undefined;
  /** The paths of files and folders that are written meanwhile: no folder or pattern leads to them. */
  outputs?: ReadonlySet<string> | undefined;
}

/** Whether a folder has that name. */
export function isFolder(name: string): Promise<boolean> {
  return stat(name).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** The folder that a name leads to, itself or the one it is in. */
export async function folderOf(name: string): Promise<string> {
  return (await isFolder(name)) ? name : dirname(name);
}

/**
 * Finds what the arguments name, each file once, in the order of the arguments and by name within each. They come as they are
 * found: a folder may hold more than fits in memory.
 */
export async function* findInputs(names: readonly string[], search: Search = {}): AsyncGenerator<Input> {
  const seen = new Set<string>();
  for (const name of names) {
    for await (const input of expand(name, search)) {
      const path = name === "-" ? "-" : resolve(input.name);
      if (!seen.has(path)) {
        yield input;
        // One argument leads to no file twice.
        if (names.length > 1) {
          seen.add(path);
        }
      }
    }
  }
}

async function* expand(name: string, { stdinName, outputs = new Set() }: Search): AsyncGenerator<Input> {
  if (name === "-") {
    const stdin = stdinName ?? name;
    yield { name: stdin, folder: dirname(stdin), source: { kind: "stdin" } };
    return;
  }
  let found: AsyncIterable<Input> | Iterable<Input>;
  let nothing: string;
  try {
    if (!(await stat(name)).isDirectory()) {
      yield file(name);
      return;
    }
    found = walk(name, outputs);
    nothing = `文件夹中没有 ${ENDINGS.join("、")} 文件，请指定其他文件夹或文件`;
  } catch (error) {
    // A name that exists is that file, whatever marks it holds: 要点[终稿].txt is no pattern when there is such a file.
    const pattern = process.platform === "win32" ? name.replaceAll("\\", "/") : name;
    if (!isDynamicPattern(pattern)) {
      yield failed(name, error);
      return;
    }
    const names = await glob(pattern, { expandDirectories: false, ignore: "**/node_modules/**" });
    found = names.sort().filter((name) => !outputs.has(resolve(name))).map(file);
    nothing = "没有与此模式相符的文件，请检查路径和通配符";
  }
  let isEmpty = true;
  for await (const input of found) {
    isEmpty = false;
    yield input;
  }
  if (isEmpty) {
    yield failed(name, new Unreadable(nothing));
  }
}

/** The documents below a folder; hidden ones, and those that were installed rather than written, are passed over. */
async function* walk(directory: string, outputs: ReadonlySet<string>): AsyncGenerator<Input> {
  let entries;
  try {
    entries = await readdir(directory, { withFileTypes: true });
  } catch (error) {
    yield failed(directory, error);
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(directory, entry.name);
    if (entry.name.startsWith(".") || entry.name === "node_modules") {
      continue;
    }
    if (outputs.has(resolve(path))) {
      continue;
    }
    if (entry.isDirectory()) {
      yield* walk(path, outputs);
    } else if (isDocument(entry.name)) {
      yield file(path);
    }
  }
}

/** Word keeps a `~$…` beside each document that is open. */
function isDocument(name: string): boolean {
  return !name.startsWith("~$") && isDocumentName(name);
}

/** The file of that name, whatever marks it holds. */
export function file(name: string): Input {
  return { name, folder: dirname(name), source: { kind: "file", path: name } };
}

function failed(name: string, error: unknown): Input {
  return { name, folder: dirname(name), source: { kind: "nothing", reason: unreadable(error).message } };
}
