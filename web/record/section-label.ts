import type { ObjectDeclaration } from "../../kernel/object.ts";
import type { Text } from "../../kernel/text.ts";

/** Whether a section has one field of the same name: then its heading would only say it twice. */
export function saysItself(object: ObjectDeclaration, label: Text, keys: readonly string[]): boolean {
  const [only] = keys;
  return keys.length === 1 && only !== undefined && object.fields[only]?.label.zh === label.zh;
}
