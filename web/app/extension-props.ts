import type { RecordJson } from "../api/json.ts";

/** What an extension of a record's page is given. */
export type RecordExtensionProps = { readonly record: RecordJson };
/** What an extension of a list is given. */
export type ListExtensionProps = { readonly object: string };
