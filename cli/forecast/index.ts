export { forecastCommand } from "./command.ts";
export { forecastBenchmarkCommand } from "./benchmark.ts";
export type { CommandIo } from "./arguments.ts";
