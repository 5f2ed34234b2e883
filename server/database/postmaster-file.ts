/** What a running PostgreSQL says of itself in the file `postmaster.pid` of its cluster. */
export type Postmaster = {
  readonly processId: number;
  readonly port: number;
  /** False while it starts, replays its log after a crash, or stops. */
  readonly ready: boolean;
};

/**
 * Reads `postmaster.pid`. Its lines are: process id, cluster folder, start time, port, socket folder, address, shared
 * memory key, state. The file is written line by line while PostgreSQL starts.
 * @returns undefined while the port is not in the file yet
 */
export function parsePostmasterFile(text: string): Postmaster | undefined {
  const lines = text.split("\n");
  const processId = Number.parseInt(lines[0] ?? "", 10);
  const port = Number.parseInt(lines[3] ?? "", 10);
  if (!(processId > 0) || !(port > 0)) return undefined;
  return { processId, port, ready: lines[7]?.trim() === "ready" };
}
