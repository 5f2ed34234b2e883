import type { ComponentType } from "react";
import type { Text } from "../../kernel/text.ts";
import type { RecordJson } from "../api/json.ts";
import type { Session } from "../api/session.ts";

export type RecordExtensionProps = { readonly record: RecordJson };
export type ListExtensionProps = { readonly object: string };

/**
 * What a capability adds to the generated page of a record: "head" stands under the key facts (figures), "panel" is a
 * section beside the related lists.
 */
export type RecordExtension = {
  readonly key: string;
  readonly label: Text;
  readonly place: "head" | "panel";
  readonly needs?: (session: Session) => boolean;
  readonly load: () => Promise<{ readonly default: ComponentType<RecordExtensionProps> }>;
};

/** What a capability adds above a generated list (figures of the whole). */
export type ListExtension = {
  readonly key: string;
  readonly needs?: (session: Session) => boolean;
  readonly load: () => Promise<{ readonly default: ComponentType<ListExtensionProps> }>;
};

/** By object name. */
export const recordExtensions: Readonly<Record<string, readonly RecordExtension[]>> = {};
export const listExtensions: Readonly<Record<string, readonly ListExtension[]>> = {};
