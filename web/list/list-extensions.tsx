import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import { useSession } from "../api/session.ts";
import type { ListExtensionProps } from "../app/extension-props.ts";
import { listExtensions } from "../app/extensions.ts";

const loaded = new Map<string, ComponentType<ListExtensionProps>>();

function componentOf(key: string, load: () => Promise<{ default: ComponentType<ListExtensionProps> }>) {
  const known = loaded.get(key);
  if (known !== undefined) return known;
  const made = lazy(load);
  loaded.set(key, made);
  return made;
}

/** What capabilities show above the list. */
export function ListExtensions({ object }: { readonly object: ObjectDeclaration }): ReactNode {
  const session = useSession();
  const extensions = (listExtensions[object.name] ?? []).filter((each) => each.needs?.(session) ?? true);
  return extensions.map(({ key, load }) => {
    const Extension = componentOf(`${object.name}.${key}`, load);
    return (
      <Suspense key={key} fallback={null}>
        <Extension object={object.name} />
      </Suspense>
    );
  });
}
