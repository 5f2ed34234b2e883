import type { JsonSchema } from "../kernel/kinds/index.ts";
import { catalog } from "../modules/catalog.ts";
import { type Database, openPools } from "./database/database.server.ts";
import { type Records, recordsOf } from "./records/records.server.ts";
import { rules } from "./rules.ts";
import { createSignIn, type SignIn } from "./sign-in/sign-in.server.ts";

/** What the routes and commands work with. Made once, in the composition root. */
export type App = {
  readonly database: Database;
  readonly records: Records;
  readonly signIn: SignIn;
  readonly openApi: () => JsonSchema;
};

export type AppOptions = {
  readonly url: string;
  readonly secret: string;
  readonly now: () => string;
  readonly openApi?: () => JsonSchema;
};

/** Wire the product to a migrated database. */
export function openApp(options: AppOptions): App {
  const database = openPools(options.url, catalog, options.now);
  return {
    database,
    records: recordsOf(catalog, rules),
    signIn: createSignIn({ pool: database.owner, secret: options.secret }),
    openApi: options.openApi ?? (() => ({})),
  };
}
