import type { Catalog } from "../../kernel/catalog.ts";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import type { Text } from "../../kernel/text.ts";
import { mayDo, type Session } from "../api/session.ts";

/** Records of another object that point here by one of its fields. */
export type Related = {
  readonly object: ObjectDeclaration;
  readonly by: string;
  readonly label: Text;
  /** Whether one can be made from here. */
  readonly creates: boolean;
};

/** Every list of records that point to an object. Fields that a child only carries a copy of do not count: its parent's list shows them. */
export function relatedOf(catalog: Catalog, object: ObjectDeclaration, session: Session): Related[] {
  const children = new Set(Object.values(object.children ?? {}).map((child) => child.object));
  const related = catalog.objects
    .filter((other) => !children.has(other.name) && mayDo(session, other.name, "read"))
    .flatMap((other) => listsOf(other, object, session));
  // A record's own kind (subsidiaries, returns) comes after what belongs to it.
  return related.sort((a, b) => Number(a.object === object) - Number(b.object === object));
}

function listsOf(other: ObjectDeclaration, object: ObjectDeclaration, session: Session): Related[] {
  const copied = new Set([...(other.parent?.inherits ?? []), other.parent?.by]);
  const refs = Object.entries(other.fields).filter(
    ([key, field]) =>
      field.kind === "ref" &&
      field.to === object.name &&
      !copied.has(key) &&
      session.fields[other.name]?.[key] === "full",
  );
  return refs.map(([by, field]) => ({
    object: other,
    by,
    label: refs.length > 1 || other.name === object.name ? joined(other.label, field.label) : other.label,
    creates: mayDo(session, other.name, "create") && field.readOnly !== true && other.parent === undefined,
  }));
}

const joined = (object: Text, field: Text): Text => ({
  zh: `${object.zh}（${field.zh}）`,
  en: `${object.en} (${field.en})`,
});
