/** Name of the owner role and of the database inside the embedded PostgreSQL. */
export const ownerRole = "attain";
export const databaseName = "attain";

/**
 * Settings written into a new cluster: for a machine with 2 cores and 2 GB that also runs the server. They can be
 * changed later by `ALTER SYSTEM`, so they are not repeated on the command line.
 */
const clusterSettings: Readonly<Record<string, string>> = {
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  max_connections: "80",
  // The files lie on the machine's own disk, most often an SSD.
  random_page_cost: "1.1",
  // Compiling a plan costs more than it saves for the short queries of lists and records.
  jit: "off",
  min_wal_size: "128MB",
  max_wal_size: "2GB",
  wal_compression: "on",
  checkpoint_timeout: "10min",
  timezone: "UTC",
  log_timezone: "UTC",
  log_min_messages: "warning",
  log_line_prefix: "%m [%p] ",
};

/** Arguments of initdb for a new cluster: UTF-8, and an order of text that is the same on every machine. */
export function initdbArguments(folder: string, passwordFile: string, synced: boolean): string[] {
  const settings = Object.entries(clusterSettings).flatMap(([name, value]) => ["--set", `${name}=${value}`]);
  return [
    `--pgdata=${folder}`,
    `--username=${ownerRole}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    ...(synced ? [] : ["--no-sync"]),
    ...settings,
  ];
}

/**
 * Arguments of postgres. Only this machine can reach it; there is no Unix socket, because a socket's path may not be
 * longer than about 100 bytes and a checkout's may. An acknowledged write is on the disk (fsync, synchronous_commit).
 */
export function postgresArguments(
  folder: string,
  port: number,
  overrides: Readonly<Record<string, string>>,
): string[] {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    fsync: "on",
    synchronous_commit: "on",
    full_page_writes: "on",
    ...overrides,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return ["-D", folder, "-p", String(port), ...flags];
}
