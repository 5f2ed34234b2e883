import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import type { RecordJson } from "../api/json.ts";
import { useSession } from "../api/session.ts";
import type { RecordExtensionProps } from "../app/extension-props.ts";
import { type RecordExtension, recordExtensions } from "../app/extensions.ts";
import { useLanguage } from "../language/language.ts";

const loaded = new Map<string, ComponentType<RecordExtensionProps>>();

function componentOf(key: string, load: RecordExtension["load"]): ComponentType<RecordExtensionProps> {
  const known = loaded.get(key);
  if (known !== undefined) return known;
  const made = lazy(load);
  loaded.set(key, made);
  return made;
}

type RecordExtensionsProps = {
  readonly object: ObjectDeclaration;
  readonly record: RecordJson;
  readonly place: RecordExtension["place"];
};

/** What capabilities add to the page of a record. */
export function RecordExtensions({ object, record, place }: RecordExtensionsProps): ReactNode {
  const session = useSession();
  const { say } = useLanguage();
  const extensions = (recordExtensions[object.name] ?? []).filter(
    (each) => each.place === place && (each.needs?.(session) ?? true),
  );
  return extensions.map(({ key, label, load }) => {
    const Extension = componentOf(`${object.name}.${key}`, load);
    return (
      <section key={key} aria-label={say(label)}>
        <Suspense fallback={<div className="panel" style={{ minHeight: 96 }} />}>
          <Extension record={record} />
        </Suspense>
      </section>
    );
  });
}
