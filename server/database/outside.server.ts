import pg from "pg";
import { DatabaseRefusal } from "./database-refusal.ts";
import type { OpenedDatabase } from "./opened-database.ts";
import { databaseName } from "./postgres-settings.ts";

const oldestVersion = 15;
const connectMs = 10_000;

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== "") {
    if (url.pathname === "" || url.pathname === "/") url.pathname = `/${databaseName}`;
    return url;
  }
  throw new DatabaseRefusal(
    "database.url_invalid",
    "DATABASE_URL 格式不对，应为 postgres://用户:密码@主机:5432/数据库。",
    "DATABASE_URL is not valid; it has the form postgres://user:password@host:5432/database.",
  );
}

/** Host, port and database: what may be shown of the URL. */
const placeOf = (url: URL): string => `${url.hostname}:${url.port || "5432"}${url.pathname}`;

function unreachable(url: URL, error: unknown): DatabaseRefusal {
  const reason = error instanceof Error ? error.message || error.name : String(error);
  return new DatabaseRefusal(
    "database.unreachable",
    `无法连接 DATABASE_URL 指向的数据库 ${placeOf(url)}，请检查地址、账号和网络。`,
    `The database ${placeOf(url)} of DATABASE_URL cannot be reached (${reason}); check address, account and network.`,
    error,
  );
}

async function connect(url: URL): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: connectMs });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

const isMissingDatabase = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === "3D000";

async function createDatabase(url: URL): Promise<void> {
  const name = decodeURIComponent(url.pathname.slice(1));
  const maintenance = new URL(url);
  maintenance.pathname = "/postgres";
  const client = await connect(maintenance);
  try {
    await client.query(`create database ${client.escapeIdentifier(name)} encoding 'UTF8' template template0`);
  } finally {
    await client.end();
  }
}

async function connectOrCreate(url: URL): Promise<pg.Client> {
  try {
    return await connect(url).catch(async (error: unknown) => {
      if (!isMissingDatabase(error)) throw error;
      await createDatabase(url);
      return connect(url);
    });
  } catch (error) {
    throw unreachable(url, error);
  }
}

type ServerFacts = { readonly version: string; readonly encoding: string };

/** Why this server cannot hold the product's data, or undefined when it can. */
export function serverRefusal({ version, encoding }: ServerFacts): DatabaseRefusal | undefined {
  if (Number.parseInt(version, 10) < oldestVersion) {
    return new DatabaseRefusal(
      "database.too_old",
      `DATABASE_URL 指向 PostgreSQL ${version}，需要 ${oldestVersion} 或更新版本。`,
      `DATABASE_URL points to PostgreSQL ${version}; ${oldestVersion} or newer is needed.`,
    );
  }
  if (encoding !== "UTF8") {
    return new DatabaseRefusal(
      "database.not_utf8",
      `DATABASE_URL 指向的数据库编码为 ${encoding}，需要 UTF8。`,
      `The database of DATABASE_URL is encoded in ${encoding}; UTF8 is needed.`,
    );
  }
  return undefined;
}

async function checkServer(client: pg.Client): Promise<void> {
  const result = await client.query<ServerFacts>(
    "select current_setting('server_version') as version, current_setting('server_encoding') as encoding",
  );
  const [server] = result.rows;
  if (server === undefined) throw new Error("current_setting gave no row");
  const refusal = serverRefusal(server);
  if (refusal !== undefined) throw refusal;
}

/** Checks an outside PostgreSQL, creates the database in it when it is missing, and leaves it running. */
export async function openOutside(databaseUrl: string): Promise<OpenedDatabase> {
  const url = parseUrl(databaseUrl);
  const client = await connectOrCreate(url);
  try {
    await checkServer(client);
  } finally {
    await client.end();
  }
  return { url: url.href, kind: "outside", embedded: false, close: () => Promise.resolve() };
}
