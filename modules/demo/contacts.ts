import type { Customer } from "./customers.ts";
import { type DemoContact, linkTo } from "./demo-company.ts";
import { mobileNumber, personName } from "./names.ts";
import type { Random } from "./random.ts";

const parts: readonly { readonly part: DemoContact["part"]; readonly titles: readonly string[] }[] = [
  { part: "purchaser", titles: ["采购经理", "采购主管", "采购工程师"] },
  { part: "decision_maker", titles: ["总经理", "副总经理", "生产总监", "设备总监"] },
  { part: "user", titles: ["设备工程师", "电气工程师", "机械工程师", "车间主任"] },
  { part: "influencer", titles: ["技术总监", "研发经理", "总工程师"] },
  { part: "finance", titles: ["财务经理", "应付会计"] },
];

function countOf({ plan }: Customer, random: Random): number {
  if (plan.kind === "person" || plan.level === "prospect") return 1;
  if (plan.level === "vip") return random.integer(3, 5);
  if (plan.level === "key") return random.integer(2, 3);
  return random.chance(0.26) ? 2 : 1;
}

/** The people at a customer: the purchaser first, then whoever decides, uses, advises and pays. */
function contactsOf(customer: Customer, random: Random): DemoContact[] {
  const { record, plan, domain } = customer;
  return Array.from({ length: countOf(customer, random) }, (_, index) => {
    const sort = parts[index % parts.length] ?? { part: "user" as const, titles: ["工程师"] };
    const person = personName(random);
    const own = plan.kind === "person";
    return {
      external_id: `${record.external_id}-${index + 1}`,
      name: own ? record.name : person.word,
      account: linkTo(record.external_id),
      owner: record.owner,
      part: own ? "decision_maker" : sort.part,
      job_title: own ? "个体经营者" : random.pick(sort.titles),
      mobile: mobileNumber(random),
      email: own ? `${record.external_id.toLowerCase()}@mail.example` : `${person.latin}@${domain}.example`,
    };
  });
}

/** About 900 contacts. */
export function buildContacts(customers: readonly Customer[], random: Random): DemoContact[] {
  return customers.flatMap((customer) => contactsOf(customer, random.fork(customer.record.external_id)));
}
