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
    // However the program ends, nothing of a draft is left behind: where a file may go while it is open, it goes now.
    if (process.platform !== "win32") {
      this.remove();
    }
  }

  add(text: string): void {
    const bytes = Buffer.from(text);
    appendFileSync(this.file, bytes);
    this.length += bytes.length;
  }

  /** All of it, once. */
  *taken(): Iterable<Uint8Array> {
    for (let from = 0; from < this.length; ) {
      const chunk = Buffer.alloc(Math.min(CHUNK, this.length - from));
      const read = readSync(this.file, chunk, 0, chunk.length, from);
      yield chunk.subarray(0, read);
      from += read;
    }
    closeSync(this.file);
    this.remove();
  }

  private remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
