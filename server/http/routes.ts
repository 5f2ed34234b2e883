import type { App } from "../app.server.ts";
import { companyRoutes } from "./company-routes.ts";
import { metricRoutes } from "./metric-routes.ts";
import { recordRoutes } from "./record-routes.ts";
import type { Route } from "./route.ts";

/** The whole API. A route written by hand replaces the generated one of the same method and path. */
export function allRoutes(app: App): Route[] {
  const byHand = [...companyRoutes(app), ...metricRoutes(app)];
  const taken = new Set(byHand.map((route) => `${route.method} ${route.path}`));
  const generated = app.database.catalog.objects.flatMap((declaration) => recordRoutes(app, declaration));
  return [...byHand, ...generated.filter((route) => !taken.has(`${route.method} ${route.path}`))];
}
