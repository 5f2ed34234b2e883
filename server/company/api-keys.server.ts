import { sql } from "kysely";
import { objectNamed } from "../../kernel/catalog.ts";
import { Refusal } from "../../kernel/refusal.ts";
import type { Transaction } from "../../kernel/transaction.ts";
import type { RecordJson } from "../records/record-json.ts";
import type { Records } from "../records/records.server.ts";
import { newApiKey } from "../sign-in/api-key.server.ts";

/** Make a key for a user or for a role alone. The key itself is in the answer and nowhere else. */
export async function createApiKey(
  tx: Transaction,
  records: Records,
  input: unknown,
): Promise<{ record: RecordJson; key: string }> {
  const object = objectNamed(records.catalog, "api_key");
  const record = await records.create(tx, object, input);
  if ((record.user === null) === (record.role === null))
    throw new Refusal("input.invalid", {}, [
      {
        field: "user",
        label: { zh: "以此人身份 / 角色", en: "Acts as / role" },
        value: "",
        expected: { zh: "人员和角色二者选一", en: "either a user or a role" },
      },
    ]);
  const { key, prefix, hash } = newApiKey();
  await tx.rows(
    sql`update api_keys set hash = ${hash}, prefix = ${prefix} where workspace_id = ${tx.actor.workspace.id}::uuid and id = ${record.id}::uuid`,
  );
  return { record: { ...record, prefix }, key };
}
