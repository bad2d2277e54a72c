import { createReadStream, fstatSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";

import { Unreadable } from "../decode.js";
import type { Input } from "./inputs.js";
import { unreadable } from "./unreadable.js";

/** Larger files are no drafts, in bytes. */
export const MAX_SIZE = 16 * 1024 * 1024;

/**
 * The bytes of an input.
 *
 * @param maxSize how many it may have
 * @throws Unreadable
 */
export async function read({ source }: Input, maxSize: number): Promise<Uint8Array> {
  try {
    switch (source.kind) {
      case "nothing":
        throw new Unreadable(source.reason);
      case "stdin":
        // Node takes a folder there for an empty file.
        if (fstatSync(process.stdin.fd).isDirectory()) {
          throw new Unreadable("这是文件夹，不是文件");
        }
        return await drained(process.stdin, maxSize);
      case "file": {
        const { path } = source;
        const found = await stat(path);
        if (found.size > maxSize) {
          throw new Unreadable(tooLarge(maxSize));
        }
        // A pipe or a device does not know its size.
        return found.isFile() ? await readFile(path) : await drained(createReadStream(path), maxSize);
      }
    }
  } catch (error) {
    throw unreadable(error);
  }
}

async function drained(stream: AsyncIterable<unknown>, maxSize: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxSize) {
      throw new Unreadable(tooLarge(maxSize));
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What to say of a document that has more than `maxSize` bytes. */
export function tooLarge(maxSize: number): string {
  return `超过 ${Number((maxSize / 1024 / 1024).toPrecision(3))} MB 的上限，不像是文稿；确要检查，请用 --max-size 提高上限`;
}
