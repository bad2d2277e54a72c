import { appendFileSync, closeSync, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const CHUNK = 1 << 20;

/** Text put aside in a file until its turn comes, so that memory does not grow with it. */
export class Spool {
  private readonly folder = mkdtempSync(join(tmpdir(), "hegao-"));
  private readonly file = openSync(join(this.folder, "spool"), "a+");
  private length = 0;

  constructor() {
    // Whatever ends the program, nothing of a draft is left behind.
    process.once("exit", this.remove);
  }

  add(text: string): void {
    const bytes = Buffer.from(text);
    appendFileSync(this.file, bytes);
    this.length += bytes.length;
  }

  /** All of it, once. */
  *taken(): Iterable<Uint8Array> {
    const chunk = Buffer.alloc(CHUNK);
    for (let read = 0, from = 0; from < this.length; from += read) {
      read = readSync(this.file, chunk, 0, CHUNK, from);
      // What is read next would else overwrite what is still being written.
      yield Buffer.from(chunk.subarray(0, read));
    }
    process.off("exit", this.remove);
    this.remove();
  }

  private readonly remove = (): void => {
    closeSync(this.file);
    rmSync(this.folder, { recursive: true });
  };
}
