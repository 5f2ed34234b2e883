import { describe, expect, it } from "vitest";
import { kindOf } from "../../kernel/kinds/index.ts";
import { allFields, type FieldTable, type ObjectDeclaration } from "../../kernel/object.ts";
import { catalog } from "../catalog.ts";
import {
  type DemoCompany,
  demoLoadOrder,
  demoSeed,
  demoSignInAccounts,
  generateDemoCompany,
} from "./index.ts";

const company: DemoCompany = generateDemoCompany({ seed: demoSeed, today: "2026-11-22" });
const { records } = company;

type PlainRecord = Readonly<Record<string, unknown>>;
const recordsOf = (object: (typeof demoLoadOrder)[number]): readonly PlainRecord[] => records[object];
const declarationOf = (name: string): ObjectDeclaration => {
  const found = catalog.objects.find((object) => object.name === name);
  if (found === undefined) throw new Error(`No object ${name}`);
  return found;
};
const externalIdOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "external_id" in value ? value.external_id : undefined;

describe("the demo company", () => {
  it("is the same for the same seed and day, and another for another", () => {
    expect(generateDemoCompany({ seed: demoSeed, today: "2026-11-22" })).toEqual(company);
    const other = generateDemoCompany({ seed: demoSeed + 1, today: "2026-11-22" });
    expect(other.records.account[0]?.name).not.toBe(records.account[0]?.name);
    expect(other.records.user.map(({ name }) => name)).toEqual(records.user.map(({ name }) => name));
  });

  it("has 4 regions, 24 sellers, 600 customers, 120 products and three full years of orders", () => {
    const isSeller = ({ role }: { role: string }): boolean => role === "rep" || role === "channel";
    expect(records.territory.map(({ name }) => name)).toEqual(["华东", "华南", "华北", "西部", "海外"]);
    expect(records.team.filter(({ territory }) => territory !== undefined)).toHaveLength(4);
    expect(records.user.filter((user) => user.active && isSeller(user))).toHaveLength(24);
    expect(records.user.filter(({ active }) => !active)).toHaveLength(5);
    expect(records.user.filter(({ role }) => role === "manager")).toHaveLength(4);
    expect(new Set(records.user.map(({ role }) => role)).size).toBe(9);
    expect(records.account).toHaveLength(600);
    expect(records.product).toHaveLength(120);
    expect(records.contact.length).toBeGreaterThan(800);
    expect(records.contact.length).toBeLessThan(1000);
    expect(new Set(records.order.map(({ ordered_on }) => ordered_on.slice(0, 4)))).toEqual(
      new Set(["2023", "2024", "2025", "2026"]),
    );
    expect(records.order.length).toBeGreaterThan(8000);
    expect(records.order.length).toBeLessThan(12000);
    const lines = records.order.reduce((count, order) => count + order.lines.length, 0);
    expect(lines).toBeGreaterThan(25000);
    expect(lines).toBeLessThan(40000);
  });

  it("prices the catalogue from 80 to 180,000 yuan", () => {
    const today = new Map(
      records.product_price.map(({ product, price }) => [product.external_id, Number(price)]),
    );
    expect(Math.min(...today.values())).toBe(80);
    expect(Math.max(...today.values())).toBe(180000);
  });

  it("offers for sign-in one person of every role, as among the users", () => {
    for (const { user, email, name, role } of demoSignInAccounts) {
      expect(records.user).toContainEqual(
        expect.objectContaining({ external_id: user, email, name, role, active: true }),
      );
    }
    expect(new Set(demoSignInAccounts.map(({ role }) => role)).size).toBe(9);
  });
});

/** The field's name where the value is refused, the object's or a line's; nothing where all is right. */
function refusedFields(record: PlainRecord, fields: FieldTable, currency: string): string[] {
  const unknown = Object.keys(record).filter((key) => key !== "lines" && fields[key] === undefined);
  const refused = Object.entries(fields).flatMap(([key, field]) => {
    const value = record[key];
    if (value === undefined) return field.required === true && field.readOnly !== true ? [key] : [];
    if (externalIdOf(value) !== undefined) return [];
    return kindOf(field).parse(value, field, { currency }).ok ? [] : [key];
  });
  return [...unknown, ...refused];
}

describe.each(demoLoadOrder)("the demo's records of %s", (object) => {
  const declaration = declarationOf(object);
  const fields = allFields(declaration);

  it("are accepted field by field by the object's declaration", () => {
    for (const record of recordsOf(object)) {
      expect(refusedFields(record, fields, "CNY"), JSON.stringify(record)).toEqual([]);
    }
  });

  it("have their own external ids and keep what is unique", () => {
    const all = recordsOf(object);
    for (const key of [["external_id"], ...(declaration.unique ?? [])]) {
      const values = all.map((record) => JSON.stringify(key.map((part) => record[part] ?? null)));
      expect(new Set(values).size, `${object} ${key.join(", ")}`).toBe(all.length);
    }
  });

  it("link to records that are loaded before them", () => {
    const loaded = new Map(
      demoLoadOrder
        .slice(0, demoLoadOrder.indexOf(object))
        .map((earlier) => [earlier as string, new Set(recordsOf(earlier).map(externalIdOf))]),
    );
    const own = new Set<unknown>();
    loaded.set(object, own);
    for (const record of recordsOf(object)) {
      for (const [key, field] of Object.entries(fields)) {
        const link = field.kind === "ref" ? externalIdOf(record[key]) : undefined;
        if (link !== undefined && field.kind === "ref")
          expect(loaded.get(field.to)?.has(link), `${object} ${key} ${String(link)}`).toBe(true);
      }
      own.add(record.external_id);
    }
  });
});

it("the demo's order lines are accepted by their declaration and link to products", () => {
  const fields = allFields(declarationOf("order_line"));
  const products = new Set(records.product.map(({ external_id }) => external_id));
  for (const order of records.order) {
    expect(order.lines.length).toBeGreaterThan(0);
    for (const line of order.lines) {
      expect(refusedFields({ ...line, order: { external_id: "" } }, fields, order.currency)).toEqual([]);
      expect(products.has(line.product.external_id)).toBe(true);
    }
  }
});
