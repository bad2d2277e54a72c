import { mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

import { Unreadable } from "../decode.js";
import { annotate, isWord } from "../files/annotate.js";
import type { Document } from "../files/document.js";
import { isFolder } from "../files/inputs.js";
import { unwritable } from "./outputs.js";

/** The Word files that are written with what was found in them. */
export class Annotations {
  private written = 0;
  private isFailed = false;

  private constructor(
    /** A file; or a folder, which holds one for each document. */
    private readonly target: string,
    private readonly isFolder: boolean,
    private readonly fix: boolean,
    private readonly stdin: string,
  ) {}

  /**
   * @param target where they go: a file, or a folder
   * @param fix whether safe fixes are made in them
   * @param stdin what standard input is called, which can be read no second time
   */
  static async begin(target: string, fix: boolean, stdin: string): Promise<Annotations> {
    return new Annotations(target, /[/\\]$/.test(target) || (await isFolder(target)), fix, stdin);
  }

  /** Writes the file of `document`, if it is one of Word's, and gives what is to be said of that. */
  async add(document: Document): Promise<string | null> {
    if (!isWord(document)) {
      return null;
    }
    try {
      const place = this.placeOf(document.file);
      const { bytes, comments, edits } = await annotate(document, { fix: this.fix });
      await write(place, bytes);
      this.written += 1;
      return `已写出 ${place}：${comments} 条批注${this.fix ? `，${edits} 处修订` : ""}`;
    } catch (error) {
      if (!(error instanceof Unreadable)) {
        throw error;
      }
      this.isFailed = true;
      return `${document.file}：批注没有写出：${error.message}`;
    }
  }

  /** What is to be said at the end. */
  end(): string | null {
    if (this.written > 0 || this.isFailed) {
      return null;
    }
    this.isFailed = true;
    return `没有写出 ${this.target}：检查的文件里没有 Word 文稿（.docx）`;
  }

  /** Whether a file that was asked for is missing. */
  get failed(): boolean {
    return this.isFailed;
  }

  private placeOf(file: string): string {
    if (file === this.stdin) {
      throw new Unreadable("文稿来自标准输入，请改为写出文件名");
    }
    if (!this.isFolder) {
      if (this.written > 0) {
        throw new Unreadable(`${this.target} 只装得下一份文稿，检查多份时请在 --annotate 后面写文件夹`);
      }
      return this.target;
    }
    // As they lie below the folder that the command runs in.
    const path = relative(".", file);
    const isBelow = !isAbsolute(path) && !path.startsWith(`..${sep}`);
    const place = join(this.target, isBelow ? path : basename(file));
    if (resolve(place) === resolve(file)) {
      throw new Unreadable("会盖掉文稿本身，请在 --annotate 后面写另一个文件夹");
    }
    return place;
  }
}

async function write(place: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, bytes);
  } catch (error) {
    throw unwritable(place, error);
  }
}
