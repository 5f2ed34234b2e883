import { forecastCommand } from "./command.ts";

/** The program behind `attain forecast`. */
process.exitCode = await forecastCommand(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
