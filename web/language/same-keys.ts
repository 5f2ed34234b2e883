/** The same keys, other sentences. */
export type SameKeys<W> = { readonly [K in keyof W]: string };
