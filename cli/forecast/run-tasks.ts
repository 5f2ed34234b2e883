import { Worker } from "node:worker_threads";
import { runTask, type TaskOptions, type TaskResult } from "./forecast-task.ts";
import type { FileSeries } from "./read-series.ts";

/** A result beside the series it belongs to. */
export interface Finished {
  readonly series: FileSeries;
  readonly result: TaskResult;
}

const BATCH = 16;

/**
 * Results in the order of the series, whatever thread made them. At most two batches per worker are under way, so
 * memory does not grow with the file.
 */
export async function* runTasks(
  source: AsyncIterable<FileSeries>,
  options: TaskOptions,
  jobs: number,
): AsyncGenerator<Finished> {
  if (jobs === 1) {
    for await (const series of source) yield { series, result: runTask(series, options) };
    return;
  }
  const workers = Array.from(
    { length: jobs },
    () => new Worker(new URL("./worker.ts", import.meta.url), { workerData: options }),
  );
  try {
    let next = 0;
    const pending: Promise<Finished[]>[] = [];
    for await (const batch of batches(source)) {
      const worker = workers[next++ % jobs] as Worker;
      pending.push(answer(worker, batch));
      if (pending.length >= 2 * jobs) yield* await (pending.shift() as Promise<Finished[]>);
    }
    for (const waiting of pending) yield* await waiting;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

async function* batches(source: AsyncIterable<FileSeries>): AsyncGenerator<FileSeries[]> {
  let batch: FileSeries[] = [];
  for await (const series of source) {
    batch.push(series);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Sends a batch and waits for its answer; a worker answers in the order it was asked. */
function answer(worker: Worker, batch: FileSeries[]): Promise<Finished[]> {
  const waiting = queues.get(worker) ?? [];
  if (!queues.has(worker)) {
    queues.set(worker, waiting);
    worker.on("message", (results: TaskResult[]) => waiting.shift()?.resolve(results));
    worker.on("error", (error) => {
      for (const one of waiting.splice(0)) one.reject(error);
    });
  }
  const answered = new Promise<TaskResult[]>((resolve, reject) => {
    waiting.push({ resolve, reject });
    worker.postMessage(batch);
  });
  const finished = answered.then((results) =>
    batch.map((series, i) => ({ series, result: results[i] as TaskResult })),
  );
  finished.catch(() => undefined); // reported where the result is awaited, which may be later
  return finished;
}

interface Waiting {
  resolve(results: TaskResult[]): void;
  reject(error: Error): void;
}

const queues = new WeakMap<Worker, Waiting[]>();
