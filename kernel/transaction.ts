import type { RawBuilder } from "kysely";
import type { PoolClient } from "pg";
import type { Role } from "./role.ts";
import type { Locale } from "./text.ts";

export type Workspace = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly demo: boolean;
};

export type Via = "page" | "api" | "import" | "command" | "demo";

/** Who asks, for which workspace, by which way. From the session or the key; never from input. */
export type Actor = {
  readonly workspace: Workspace;
  readonly userId: string | null;
  readonly role: Role;
  readonly locale: Locale;
  readonly via: Via;
  readonly keyId: string | null;
};

export type Row = Record<string, string | number | boolean | null>;

/** A transaction of one actor: everything asked through it is bound by his row rights. */
export type Transaction = {
  readonly actor: Actor;
  readonly now: string;
  readonly today: string;
  readonly rows: <R = Row>(query: RawBuilder<unknown>) => Promise<R[]>;
  /** For COPY and the like, which the builder does not know. */
  readonly client: PoolClient;
};
