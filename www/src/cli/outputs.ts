import { open, type FileHandle } from "node:fs/promises";
import { resolve } from "node:path";

import type { Document } from "../files/document.js";
import { unreadable } from "../files/unreadable.js";
import { Unreadable } from "../decode.js";
import { REPORTS } from "../report/formats.js";
import { nameOf, type Report, type Setting } from "../report/report.js";
import type { Tally } from "../report/summary.js";
import { lookAtTerminal, PAPER, printable } from "../report/terminal.js";
import type { Output } from "./options.js";
import type { Progress } from "./progress.js";

type Sink = (text: string | Uint8Array) => Promise<unknown>;

/** Every form of the result that was asked for, each written to its place as documents come. */
export class Outputs {
  private readonly reports: { report: Report; sink: Sink }[] = [];
  private readonly files: FileHandle[] = [];
  /** Whether nothing else is told on standard output. */
  private readonly isQuiet: boolean;

  private constructor(outputs: readonly Output[]) {
    this.isQuiet = outputs.every(({ file }) => file !== null);
  }

  /**
   * Begins them all.
   *
   * @throws Unreadable that names the file that cannot be written
   */
  static async begin(outputs: readonly Output[], setting: Omit<Setting, "terminal">): Promise<Outputs> {
    const begun = new Outputs(outputs);
    for (const { format, file } of outputs) {
      const sink = file === null ? toStdout : await begun.toFile(file);
      const report = REPORTS[format]({ ...setting, terminal: file === null ? lookAtTerminal() : PAPER });
      begun.reports.push({ report, sink });
      await sink(report.begin?.() ?? "");
    }
    return begun;
  }

  /** Writes what there is to say of one document; what went wrong with it, and what was `annotated`, is told on standard error, whatever the form. */
  async document(document: Document, progress: Progress | null, annotated: string | null = null): Promise<void> {
    for (const { report, sink } of this.reports) {
      await sink(report.document(document));
    }
    const trouble = document.error === undefined ? null : `${nameOf(document)}：${document.error}`;
    for (const said of [trouble, annotated]) {
      if (said !== null) {
        const line = `hegao：${printable(said)}\n`;
        if (progress === null) {
          process.stderr.write(line);
        } else {
          progress.log(line);
        }
      }
    }
    progress?.step();
  }

  async end(tally: Tally): Promise<void> {
    for (const { report, sink } of this.reports) {
      const rest = report.end(tally);
      for (const chunk of typeof rest === "string" ? [rest] : rest) {
        await sink(chunk);
      }
    }
    if (this.isQuiet) {
      await toStdout(`${tally.sentence()}\n`);
    }
    await this.close();
  }

  async close(): Promise<void> {
    await Promise.all(this.files.splice(0).map((file) => file.close()));
  }

  private async toFile(name: string): Promise<Sink> {
    const file = await open(name, "w").catch(async (error: unknown) => {
      await this.close();
      const isLost = (error as NodeJS.ErrnoException).code === "ENOENT";
      throw isLost ? new Unreadable(`写不了 ${name}：所在的文件夹不存在`, { cause: error }) : unwritable(name, error);
    });
    this.files.push(file);
    return (text) =>
      file.appendFile(text).catch((error: unknown) => {
        throw unwritable(name, error);
      });
  }
}

/** What to say of a file that cannot be written. */
export function unwritable(name: string, error: unknown): Unreadable {
  return new Unreadable(`写不了 ${name}：${unwritableReason(error)}`, { cause: error });
}

function unwritableReason(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === "EACCES" || code === "EPERM" || code === "EROFS"
    ? "没有写入权限，请换一个文件夹"
    : code === "ENOSPC"
      ? "磁盘已满，请腾出空间再试"
      : unreadable(error).message;
}

/** Fulfilled when it was written, or when nobody reads any more, which it tells. */
export const toStdout = (text: string | Uint8Array): Promise<boolean> =>
  new Promise((done) => process.stdout.write(text, (error) => done(error == null)));

/** The files that results go to, as they are told apart. */
export function pathsOf(outputs: readonly Output[], annotated: string | null): Set<string> {
  const files = [...outputs.map(({ file }) => file), annotated];
  return new Set(files.flatMap((file) => (file === null ? [] : [resolve(file)])));
}
