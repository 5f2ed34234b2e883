import type { SameKeys } from "../same-keys.ts";
import type { form as zh } from "../zh/form.ts";

export const form: SameKeys<typeof zh> = {
  required: "Required",
  expected: "Expected {expected}",
  conflict_title: "Somebody changed the same fields",
  conflict_hint:
    "While you were editing, somebody changed the fields below. Choose which value to keep for each; your other changes are saved as they are.",
  conflict_base: "Before",
  conflict_mine: "Mine",
  conflict_current: "Theirs",
  conflict_save: "Save as chosen",
  conflict_back: "Go on editing",
  new_title: "New {object}",
  edit_title: "Edit {object}",
  saved: "“{title}” is saved",
  save_and_new: "Save and new",
  discard_title: "Give up what is not saved?",
  discard_hint: "What you typed is not saved yet.",
  discard: "Give up",
  keep_editing: "Go on editing",
  not_sent:
    "Not saved: the server cannot be reached just now. What you typed is here; save again once it is back.",
  auto_number: "Empty: numbered by itself",
  add_line: "Add a line",
  remove_line: "Remove line",
  more_columns: "More columns",
  fewer_columns: "Fewer columns",
  list_price: "List price",
  lines_total: "Net in total",
  kept_theirs: "Their values were kept",
};
