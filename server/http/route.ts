import type { FastifyReply, FastifyRequest } from "fastify";
import type { JsonSchema } from "../../kernel/kinds/index.ts";
import type { Action } from "../../kernel/object.ts";
import type { RefusalCode } from "../../kernel/refusal-table.ts";
import type { Text } from "../../kernel/text.ts";
import type { Actor } from "../../kernel/transaction.ts";

/** Who may call a route: nobody is let in without one of these words. */
export type RouteRight =
  | { readonly kind: "public"; readonly why: string }
  | { readonly kind: "signed_in" }
  | { readonly kind: "object"; readonly object: string; readonly action: Action }
  | { readonly kind: "role"; readonly roles: readonly string[] };

export type RouteInput = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly actor: Actor;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

export type Parameter = { readonly name: string; readonly schema: JsonSchema; readonly description: string };

/**
 * A route of the API. The same table registers it, guards it and writes the OpenAPI document, so that none of the three
 * can know of a route that the others do not.
 */
export type Route = {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** "/api/accounts/{id}" */
  readonly path: string;
  readonly operation: string;
  readonly tag: string;
  readonly summary: Text;
  readonly right: RouteRight;
  readonly query?: readonly Parameter[];
  readonly body?: JsonSchema;
  readonly response: JsonSchema;
  readonly status?: 200 | 201;
  readonly contentType?: string;
  readonly refusals?: readonly RefusalCode[];
  readonly handle: (input: RouteInput) => Promise<unknown>;
};
