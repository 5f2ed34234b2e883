import type { ObjectDeclaration } from "../../kernel/object.ts";
import { settingsGroups } from "../settings/settings-entries.ts";

/** Where the list of an object stands: among the settings, or on a page of its own. */
export function listAddress(object: ObjectDeclaration): string {
  const entry = settingsGroups
    .flatMap(({ entries }) => entries)
    .find((each) => "object" in each && each.object === object.name);
  return entry === undefined ? `/${object.plural}` : `/settings/${entry.path}`;
}
