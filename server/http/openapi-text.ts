import { catalog } from "../../modules/catalog.ts";
import type { App } from "../app.server.ts";
import { recordsOf } from "../records/records.server.ts";
import { rules } from "../rules.ts";
import { openApiDocument } from "./openapi.ts";
import type { Route } from "./route.ts";
import { allRoutes } from "./routes.ts";

/** The routes as they are told of, without a database behind them: their table is read, none is called. */
export function declaredRoutes(): Route[] {
  const unused = (): never => {
    throw new Error("routes that are only told of are not called");
  };
  const database = { catalog, now: unused, as: unused, owner: undefined, close: unused };
  const app = { database, records: recordsOf(catalog, rules), signIn: undefined, openApi: unused };
  return allRoutes(app as unknown as App);
}

/** The text of api/openapi.json: the document of the API, one line a value, so that a change is read as a diff. */
export function openApiText(): string {
  return `${JSON.stringify(openApiDocument(catalog, declaredRoutes()), null, 1)}\n`;
}
