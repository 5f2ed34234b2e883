export { type TeamOn, teamsOf } from "./team-of.server.ts";
