import { describe, expectTypeOf, it } from "vitest";
import type { ObjectName, RecordOf } from "./declared-records.ts";
import type { MoneyJson, RecordJson, ReferenceJson } from "./json.ts";

describe("RecordOf", () => {
  it("knows the fields of an object by the object's name", () => {
    expectTypeOf<RecordOf<"account">["name"]>().toEqualTypeOf<string | null>();
    expectTypeOf<RecordOf<"account">["owner"]>().toEqualTypeOf<ReferenceJson | null>();
    expectTypeOf<RecordOf<"order">["net_amount"]>().toEqualTypeOf<MoneyJson | null>();
    expectTypeOf<RecordOf<"order_line">["line_number"]>().toEqualTypeOf<number | null>();
    expectTypeOf<RecordOf<"user">["active"]>().toEqualTypeOf<boolean | null>();
  });
  it("names every object as the API does", () => {
    expectTypeOf<"exchange_rate">().toExtend<ObjectName>();
    expectTypeOf<"api_key">().toExtend<ObjectName>();
    expectTypeOf<"target_plan">().toExtend<ObjectName>();
  });
  it("is a record like any other", () => {
    expectTypeOf<RecordOf<"product">>().toExtend<RecordJson>();
    expectTypeOf<RecordOf<"something_new">>().toEqualTypeOf<RecordJson>();
  });
});
