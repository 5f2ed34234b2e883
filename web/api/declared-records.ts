import type { Field } from "../../kernel/field.ts";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import type * as access from "../../modules/access/index.ts";
import type * as company from "../../modules/company/index.ts";
import type * as customers from "../../modules/customers/index.ts";
import type * as orders from "../../modules/orders/index.ts";
import type * as organization from "../../modules/organization/index.ts";
import type * as products from "../../modules/products/index.ts";
import type * as targets from "../../modules/targets/index.ts";
import type { MoneyJson, RecordJson, ReferenceJson, SystemJson } from "./json.ts";

type Modules = typeof access &
  typeof company &
  typeof customers &
  typeof orders &
  typeof organization &
  typeof products &
  typeof targets;

/** "orderLine" → "order_line": the name of an object from the name under which its module exports it. */
type Snake<K extends string> = K extends `${infer Head}${infer Tail}`
  ? Tail extends Uncapitalize<Tail>
    ? `${Lowercase<Head>}${Snake<Tail>}`
    : `${Lowercase<Head>}_${Snake<Uncapitalize<Tail>>}`
  : K;

type Declarations = {
  [K in keyof Modules & string as Modules[K] extends ObjectDeclaration ? Snake<K> : never]: Modules[K];
};

/** Names of all declared objects. */
export type ObjectName = keyof Declarations & string;

type JsonTypes = {
  text: string;
  option: string;
  boolean: boolean;
  integer: number;
  decimal: string;
  percent: string;
  money: MoneyJson;
  day: string;
  instant: string;
  currency: string;
  ref: ReferenceJson;
};
type FieldsJson<O> = O extends { readonly fields: infer F }
  ? {
      readonly [K in keyof F]: F[K] extends { readonly kind: infer N extends Field["kind"] }
        ? JsonTypes[N] | null
        : never;
    }
  : never;

/** The record of an object by its name, typed by the declaration; of a name that is not known here, the general record. */
export type RecordOf<N extends string> = N extends ObjectName
  ? SystemJson & FieldsJson<Declarations[N]> & RecordJson
  : RecordJson;
