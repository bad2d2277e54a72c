import { availableParallelism } from "node:os";

import type { Document } from "./document.js";
import { Examiner, type CheckOptions } from "./examiner.js";
import { inOrder, lookAhead } from "./in-order.js";
import { file, findInputs, type Input, type Search } from "./inputs.js";
import { splitLines } from "./lines-in.js";
import { Pool } from "./pool.js";
import { MAX_SIZE } from "./read.js";
import type { Job } from "./worker.js";

/** How many documents are checked. */
export interface BatchOptions extends CheckOptions {
  /** How many threads check; as many as the machine has cores when left out. */
  workers?: number | undefined;
}

/** For fewer documents than this, starting threads takes longer than checking. */
const MANY = 16;

/** How many jobs each thread has at hand, so that none waits for a slow document before it. */
const AT_HAND = 8;

/** Reads and checks one file. What is wrong with the file itself is told in the result. */
export async function checkFile(path: string, options: CheckOptions = {}): Promise<Document> {
  return (await Examiner.open(options)).check(file(path));
}

/**
 * Checks files, folders and what patterns match, each file once, in the order of the arguments and by name within each. Results come as
 * they are fetched; no more are kept than the threads are ahead.
 */
export async function* checkFiles(names: string | readonly string[], options: BatchOptions & Search = {}): AsyncGenerator<Document> {
  const inputs = findInputs(typeof names === "string" ? [names] : names, options);
  const { first, all } = await lookAhead(inputs, MANY);
  const workers = first.length < MANY ? 1 : (options.workers ?? availableParallelism());
  yield* withExaminers(workers, options, (run) =>
    inOrder(all, width(workers), async (input) => {
      try {
        return await run<Document>({ input });
      } catch (error) {
        return lost(input, error);
      }
    }),
  );
}

/**
 * Checks documents that come as lines of JSON, `{"id": …, "text": "…"}`, and answers each with a line: `{"id": …, "findings": […]}`, or
 * `{"id": …, "error": "…"}` where it could not be checked. The order is kept. No more is read than is fetched.
 *
 * @param chunks the bytes of the lines, in UTF-8
 * @param options one thread checks when nothing is said: who has many documents runs many processes
 */
export async function* checkLines(chunks: AsyncIterable<Uint8Array>, options: BatchOptions = {}): AsyncGenerator<string> {
  const workers = options.workers ?? 1;
  const lines = splitLines(chunks, 2 * (options.maxSize ?? MAX_SIZE));
  yield* withExaminers(workers, options, (run) =>
    inOrder(lines, width(workers), async ({ line, number }) => {
      try {
        return await run<string>({ line, number });
      } catch (error) {
        return JSON.stringify({ id: null, line: number, error: broken(error) });
      }
    }),
  );
}

type Run = <T>(job: Job) => Promise<T>;

/** Gives `use` what runs jobs: here, or on threads where there are several. */
async function* withExaminers<R>(workers: number, options: BatchOptions, use: (run: Run) => AsyncGenerator<R>): AsyncGenerator<R> {
  const examiner = await Examiner.open(options);
  const here = (job: Job): Promise<unknown> => ("input" in job ? examiner.check(job.input) : examiner.checkLine(job.line, job.number));
  if (workers <= 1) {
    yield* use(here as Run);
    return;
  }
  const { ledger, maxSize, config, rules } = options;
  const pool = new Pool(workers, { ledger, maxSize, config, rules });
  try {
    // Standard input is this thread's.
    yield* use(((job) => ("input" in job && job.input.source.kind === "stdin" ? here(job) : pool.run(job))) as Run);
  } finally {
    await pool.close();
  }
}

function width(workers: number): number {
  return workers <= 1 ? 1 : workers * AT_HAND;
}

function lost(input: Input, error: unknown): Document {
  return { file: input.name, text: "", findings: [], error: broken(error) };
}

function broken(error: unknown): string {
  return `检查程序在这份文稿上中断，请把文稿和这条信息反馈给开发者：${String(error)}`;
}
