import type { RefusalCode } from "../../kernel/refusal-table.ts";
import { currentLocale, languageTag, translate } from "../language/language.ts";
import { reportConnection } from "./connection.ts";
import { ConnectionError, type ProblemJson, RefusalError } from "./errors.ts";
import { signedInAgain } from "./expired-session.ts";

export type QueryValues = Readonly<Record<string, string | number | boolean | null | undefined>>;
export type RequestOptions = {
  readonly query?: QueryValues | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** What an ended session means here: ask to sign in and go on (the rule), or refuse (the sign-in itself). */
  readonly whenSignedOut?: "ask" | "refuse";
};
type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** The address with its query; empty values are left out. */
export function addressOf(path: string, query: QueryValues = {}): string {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === null || value === "" ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

async function send(method: Method, path: string, options: RequestOptions): Promise<Response> {
  const withBody = method !== "GET" && method !== "DELETE";
  const init: RequestInit = {
    method,
    credentials: "same-origin",
    headers: {
      accept: "application/json",
      "accept-language": languageTag(currentLocale()),
      ...(withBody ? { "content-type": "application/json" } : {}),
    },
    ...(withBody ? { body: JSON.stringify(options.body ?? {}) } : {}),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  };
  try {
    return await fetch(addressOf(path, options.query), init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    reportConnection("lost");
    throw new ConnectionError(translate("shell.connection_lost"));
  }
}

type ProblemDocument = {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly message?: string;
  readonly problems?: readonly ProblemJson[];
  readonly values?: Readonly<Record<string, unknown>>;
};

async function problemOf(response: Response): Promise<RefusalError> {
  const text = await response.text();
  let problem: ProblemDocument = {};
  try {
    problem = JSON.parse(text) as ProblemDocument;
  } catch {
    // A proxy's page instead of ours: its status line has to do.
  }
  return new RefusalError({
    code: (problem.code as RefusalCode | undefined) ?? "unknown",
    status: response.status,
    detail: problem.detail ?? problem.message ?? problem.title ?? `${response.status} ${response.statusText}`,
    problems: problem.problems ?? [],
    values: problem.values ?? {},
  });
}

/** Whether the answer says that nobody is there to answer (a gateway without a server behind, no database). */
const isOutage = (status: number): boolean => status === 502 || status === 503 || status === 504;

/**
 * Ask the API.
 * @throws RefusalError for an expected "no", ConnectionError where the server cannot be reached (both carry a sentence)
 */
export async function request<T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(method, path, options);
  if (isOutage(response.status)) {
    reportConnection("lost");
    const problem = await problemOf(response);
    throw new ConnectionError(
      problem.code === "unknown" ? translate("shell.connection_lost") : problem.message,
    );
  }
  reportConnection("answered");
  if (response.status === 401 && options.whenSignedOut !== "refuse") {
    await signedInAgain();
    return request(method, path, options);
  }
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  return (text === "" ? null : JSON.parse(text)) as T;
}
