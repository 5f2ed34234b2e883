import { en } from "./en.ts";
import { zh } from "./zh.ts";

/** Chinese is the source: English must have exactly the same areas and keys, or it does not compile. */
export type Words = typeof zh;
type Join<A extends string, K> = K extends string ? `${A}.${K}` : never;
/** Every key: "shell.sign_out". */
export type WordKey = { [A in keyof Words & string]: Join<A, keyof Words[A]> }[keyof Words & string];

export const words = { zh, en } as const;
