import { basename, dirname, resolve } from "node:path";

import { watch } from "chokidar";
import { isDynamicPattern } from "tinyglobby";

import { checkFiles, type BatchOptions } from "./check.js";
import { CONFIG_FILE } from "./config.js";
import type { Document } from "./document.js";
import type { Search } from "./inputs.js";
import { isDocumentName } from "./readers.js";

/** Folders that no search leads into. */
const PASSED_OVER = /[\\/](node_modules|\.[^\\/.][^\\/]*)$/;

/** How long after a change further ones are waited for, in milliseconds: programs write a file in several steps. */
const SETTLED = 100;

/**
 * Checks files as `checkFiles` does, and all of them anew whenever one of them or of their configurations has changed.
 *
 * @param signal ends the watching
 * @returns round by round the documents; a round has to be read to its end before the next
 */
export async function* watchFiles(
  names: string | readonly string[],
  { signal, ...options }: BatchOptions & Search & { signal?: AbortSignal | undefined } = {},
): AsyncGenerator<AsyncGenerator<Document>> {
  const all = typeof names === "string" ? [names] : [...names];
  const { outputs = new Set() } = options;
  const configs = new Set(typeof options.config === "string" ? [resolve(options.config)] : []);
  const named = new Set(all.map((name) => resolve(name)));
  const isWatched = (path: string): boolean =>
    configs.has(path) || named.has(path) || basename(path) === CONFIG_FILE || isDocumentName(path);
  let changed = (): void => {};
  let isChanged = false;
  const watcher = watch([...all.map(watchedPlace), ...configs], {
    ignoreInitial: true,
    ignored: (path, stats) => PASSED_OVER.test(path) || (stats?.isFile() === true && !isWatched(resolve(path))),
  });
  watcher.on("all", (_, path) => {
    if (!outputs.has(resolve(path))) {
      isChanged = true;
      changed();
    }
  });
  const isOver = (): boolean => signal?.aborted === true;
  const stop = (): void => changed();
  signal?.addEventListener("abort", stop);
  try {
    await new Promise<void>((ready) => watcher.once("ready", ready));
    while (!isOver()) {
      isChanged = false;
      yield told(checkFiles(all, options), (file) => {
        if (!configs.has(file)) {
          configs.add(file);
          watcher.add(file);
        }
      });
      while (!isChanged && !isOver()) {
        await new Promise<void>((wake) => (changed = wake));
      }
      await new Promise((settled) => setTimeout(settled, SETTLED));
    }
  } finally {
    signal?.removeEventListener("abort", stop);
    await watcher.close();
  }
}

/** The documents, and of each the configuration files that it has. */
async function* told(documents: AsyncGenerator<Document>, onConfig: (file: string) => void): AsyncGenerator<Document> {
  for await (const document of documents) {
    document.config?.forEach((file) => onConfig(resolve(file)));
    yield document;
  }
}

/** What has to be watched for a name: a pattern matches below the folder that its fixed beginning names. */
function watchedPlace(name: string): string {
  let place = name;
  while (isDynamicPattern(place)) {
    place = dirname(place);
  }
  return place;
}
