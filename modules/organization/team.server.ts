import { sql } from "kysely";
import { Refusal } from "../../kernel/refusal.ts";
import type { Rules } from "../../kernel/rules.ts";

/** Teams form a tree: none lies under itself. */
export const teamRules: Rules = {
  after: async (drafts, tx) => {
    const [cycle] = await tx.rows<{ id: string }>(
      sql`with recursive up as (
          select id, parent_id, array[id] as path from teams where workspace_id = ${tx.actor.workspace.id}::uuid and id = any(${drafts.map((draft) => draft.id)}::uuid[])
          union all
          select t.id, t.parent_id, up.path || t.id from teams t join up on t.id = up.parent_id where t.workspace_id = ${tx.actor.workspace.id}::uuid and not t.id = any(up.path)
        ) select id from up where parent_id = any(path) limit 1`,
    );
    if (cycle !== undefined) throw new Refusal("team.cycle");
  },
};
