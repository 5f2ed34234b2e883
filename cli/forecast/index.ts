export type { CommandIo } from "./arguments.ts";
export { forecastBenchmarkCommand } from "./benchmark.ts";
export { forecastCommand } from "./command.ts";
