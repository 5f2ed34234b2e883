import { forecastBenchmarkCommand, forecastCommand } from "./index.ts";

// The forecast commands on their own: node cli/forecast/main.ts forecast … | forecast-benchmark …
const [name, ...args] = process.argv.slice(2);
const io = {
  out: (text: string) => void process.stdout.write(text),
  err: (text: string) => void process.stderr.write(text),
};
const command =
  name === "forecast"
    ? forecastCommand
    : name === "forecast-benchmark"
      ? forecastBenchmarkCommand
      : undefined;
if (command === undefined) {
  io.err("usage: main.ts forecast … | forecast-benchmark …\n");
  process.exitCode = 2;
} else process.exitCode = await command(args, io);
