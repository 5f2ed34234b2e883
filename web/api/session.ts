import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { Action, Scope } from "../../kernel/object.ts";
import type { Role } from "../../kernel/role.ts";
import { request } from "./client.ts";
import { RefusalError } from "./errors.ts";

export type WorkspaceJson = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly currency: string;
  readonly time_zone: string;
  readonly fiscal_start_month: number;
  readonly fiscal_pattern: "months" | "4-4-5";
  readonly demo: boolean;
};

export type Session = {
  /** Null where a key acts for a role alone. */
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
  } | null;
  readonly role: Role;
  readonly workspace: WorkspaceJson;
  readonly workspaces: readonly { readonly name: string; readonly title: string }[];
  readonly rights: Readonly<Record<string, Readonly<Partial<Record<Action, Scope>>>>>;
  readonly fields: Readonly<Record<string, Readonly<Record<string, "full" | "masked">>>>;
  readonly metrics: readonly string[];
  /** The day at the company, "2026-11-22". */
  readonly today: string;
};

export const sessionKey = ["session"] as const;

/** The session, or null where nobody is signed in. */
export async function readSession(): Promise<Session | null> {
  try {
    return await request<Session>("GET", "/api/session", { whenSignedOut: "refuse" });
  } catch (error) {
    if (error instanceof RefusalError && error.status === 401) return null;
    throw error;
  }
}

export const useSessionQuery = () =>
  useQuery({ queryKey: sessionKey, queryFn: readSession, staleTime: 300_000 });

export const SessionContext = createContext<Session | null>(null);

/** Who is signed in, where, and what he may do. Only below the shell, which asks for a sign-in first. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error("useSession stands outside of the shell");
  return session;
}

/** Whether the role may do this to an object at all. The server decides; the page only spares a vain try. */
export function mayDo(session: Session, object: string, action: Action): boolean {
  return session.rights[object]?.[action] !== undefined;
}

export const signIn = (email: string, password: string): Promise<unknown> =>
  request("POST", "/api/auth/sign-in/email", { body: { email, password }, whenSignedOut: "refuse" });

/** Ends the session and forgets all that was read in it. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await request("POST", "/api/auth/sign-out", { whenSignedOut: "refuse" });
    client.clear();
    window.location.assign("/sign-in");
  };
}

/** Work in another of one's companies. Everything on the page belongs to a company, so all is read anew. */
export function enterWorkspace(name: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the server reads the choice from this cookie on every request
  document.cookie = `attain_workspace=${encodeURIComponent(name)}; path=/; max-age=31536000; samesite=lax`;
  window.location.assign("/");
}
