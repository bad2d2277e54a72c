/** What runs in each thread of a pool. */

import { parentPort, workerData } from "node:worker_threads";

import { Examiner, type CheckOptions } from "./examiner.js";
import type { Input } from "./inputs.js";

/** An input to check, or a line of JSON. */
export type Job = { input: Input } | { line: Uint8Array | null; number: number };

const examiner = Examiner.open(workerData as CheckOptions);

parentPort?.on("message", async (job: Job) => {
  const opened = await examiner;
  parentPort?.postMessage("input" in job ? await opened.check(job.input) : await opened.checkLine(job.line, job.number));
});
