import { Worker } from "node:worker_threads";

import type { CheckOptions } from "./examiner.js";
import type { Job } from "./worker.js";

/** Where the build puts the worker: beside the bundle that this file becomes a part of. */
const WORKER = new URL("./worker.js", import.meta.url);

/** A job that waits, and who waits for it. */
interface Waiting {
  job: Job;
  done(result: unknown): void;
  failed(error: Error): void;
}

/**
 * Workers that check documents, each with a checker of its own. Plain threads: what libraries for pools add to them is not needed here,
 * and they would have to be shipped beside the bundle.
 */
export class Pool {
  private readonly idle: Worker[] = [];
  private readonly busy = new Map<Worker, Waiting>();
  private readonly waiting: Waiting[] = [];
  private isClosed = false;

  constructor(
    size: number,
    private readonly options: CheckOptions,
  ) {
    for (let index = 0; index < size; index += 1) {
      this.hire();
    }
  }

  /** What the worker's examiner says of a job; an error when the worker itself went down, which the next jobs do not feel. */
  run<T>(job: Job): Promise<T> {
    return new Promise((done, failed) => {
      this.waiting.push({ job, done: done as (result: unknown) => void, failed });
      this.next();
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.idle, ...this.busy.keys()].map((worker) => worker.terminate()));
  }

  private hire(): void {
    const worker = new Worker(WORKER, { workerData: this.options });
    worker.on("message", (result) => {
      const finished = this.busy.get(worker);
      this.busy.delete(worker);
      this.idle.push(worker);
      finished?.done(result);
      this.next();
    });
    worker.on("error", (error) => this.lose(worker, error));
    worker.on("exit", (code) => this.lose(worker, new Error(`线程退出（${code}）`)));
    this.idle.push(worker);
  }

  /** A worker is gone, with what it was at; another takes its place. */
  private lose(worker: Worker, error: Error): void {
    const lost = this.busy.get(worker);
    const place = this.idle.indexOf(worker);
    if (this.isClosed || (lost === undefined && place < 0)) {
      return;
    }
    this.busy.delete(worker);
    if (place >= 0) {
      this.idle.splice(place, 1);
    }
    lost?.failed(error);
    // One that breaks before it has any work would be followed by another that does.
    if (lost !== undefined) {
      this.hire();
      this.next();
    } else if (this.idle.length + this.busy.size === 0) {
      this.waiting.splice(0).forEach(({ failed }) => failed(error));
    }
  }

  private next(): void {
    const worker = this.waiting.length > 0 ? this.idle.pop() : undefined;
    const waiting = worker === undefined ? undefined : this.waiting.shift();
    if (worker !== undefined && waiting !== undefined) {
      this.busy.set(worker, waiting);
      worker.postMessage(waiting.job);
    }
  }
}
