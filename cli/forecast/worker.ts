import { parentPort, workerData } from "node:worker_threads";
import { runTask, type TaskOptions, type TaskResult } from "./forecast-task.ts";
import type { FileSeries } from "./read-series.ts";

const options = workerData as TaskOptions;

parentPort?.on("message", (batch: FileSeries[]) => {
  const results: TaskResult[] = batch.map((series) => runTask(series, options));
  parentPort?.postMessage(results);
});
