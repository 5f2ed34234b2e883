import type { SameKeys } from "../same-keys.ts";
import type { record as zh } from "../zh/record.ts";

export const record: SameKeys<typeof zh> = {
  edit: "Edit",
  edit_field: "Change {field}",
  delete: "Delete",
  deleted: "“{title}” is deleted",
  is_deleted: "Deleted",
  undo: "Undo",
  previous: "Previous",
  next: "Next",
  show_all: "Show all",
  history: "History",
  history_all: "Show all {count} changes",
  by_system: "System",
  action_create: "made it",
  action_update: "changed it",
  action_delete: "deleted it",
  action_restore: "restored it",
  via_page: "page",
  via_api: "API",
  via_import: "import",
  via_command: "command line",
  via_demo: "demo data",
  lines_changed: "{lines} changed",
};
