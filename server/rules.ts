import type { RulesByObject } from "../kernel/rules.ts";
import { orderRules } from "../modules/orders/order.server.ts";
import { teamRules } from "../modules/organization/team.server.ts";
import { targetRules } from "../modules/targets/target.server.ts";

/** What objects do beyond their fields. An object that is not named has no rules. */
export const rules: RulesByObject = { order: orderRules, team: teamRules, target: targetRules };
