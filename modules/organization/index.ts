export { membership } from "./membership.object.ts";
export { referenceRights } from "./reference-rights.ts";
export { team } from "./team.object.ts";
export { territory } from "./territory.object.ts";
export { user } from "./user.object.ts";
