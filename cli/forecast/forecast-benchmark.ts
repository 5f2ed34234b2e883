import { forecastBenchmarkCommand } from "./benchmark.ts";

/** The program behind `attain forecast-benchmark`. */
process.exitCode = await forecastBenchmarkCommand(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
