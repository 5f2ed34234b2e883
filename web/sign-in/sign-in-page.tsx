import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { isRole, roleLabels } from "../../kernel/role.ts";
import type { Text } from "../../kernel/text.ts";
import { request } from "../api/client.ts";
import { RefusalError } from "../api/errors.ts";
import { sessionKey, signIn, useSessionQuery } from "../api/session.ts";
import { setLocale, useLanguage } from "../language/language.ts";
import { SignInForm } from "./sign-in-form.tsx";
import "./sign-in.css";

type DemoAccounts = {
  readonly accounts: readonly {
    readonly email: string;
    readonly name: string;
    readonly role: string;
    readonly password: string;
    /** What this person would look at. */
    readonly hint?: Text;
  }[];
};

async function readDemoAccounts(): Promise<DemoAccounts> {
  try {
    return await request<DemoAccounts>("GET", "/api/demo-sign-in", { whenSignedOut: "refuse" });
  } catch (error) {
    if (error instanceof RefusalError) return { accounts: [] };
    throw error;
  }
}

/** Only a path of this site: an address from outside could lead anywhere. */
function nextPage(given: string | null): string {
  return given !== null && /^\/(?![/\\])/.test(given) ? given : "/";
}

export default function SignInPage(): ReactNode {
  const { t, locale } = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [parameters] = useSearchParams();
  const next = nextPage(parameters.get("next"));
  const session = useSessionQuery();
  const goOn = async (): Promise<void> => {
    await client.resetQueries({ queryKey: sessionKey });
    await navigate(next, { replace: true });
  };
  useEffect(() => {
    document.title = `${t("sign_in.title")} · ${t("shell.product")}`;
  }, [t]);
  useEffect(() => {
    if (session.data !== null && session.data !== undefined) void navigate(next, { replace: true });
  }, [session.data, navigate, next]);
  return (
    <div className="sign-in">
      <main className="sign-in-card panel">
        <div className="sign-in-brand">
          <img src="/attain.svg" alt="" width={40} height={40} />
          <h1>
            达成 <small>Attain</small>
          </h1>
        </div>
        <p className="secondary">{t("sign_in.promise")}</p>
        <SignInForm onSignedIn={goOn} />
        <DemoChoices onSignedIn={goOn} />
      </main>
      <button
        type="button"
        className="header-button"
        onClick={() => setLocale(locale === "zh" ? "en" : "zh")}
      >
        {locale === "zh" ? "English" : "中文"}
      </button>
    </div>
  );
}

function DemoChoices({ onSignedIn }: { readonly onSignedIn: () => Promise<void> }): ReactNode {
  const { t, say } = useLanguage();
  const demo = useQuery({ queryKey: ["demo-sign-in"], queryFn: readDemoAccounts, staleTime: Infinity });
  const accounts = demo.data?.accounts ?? [];
  if (accounts.length === 0) return null;
  const enter = async (email: string, password: string): Promise<void> => {
    await signIn(email, password);
    await onSignedIn();
  };
  return (
    <section className="sign-in-demo" aria-label={t("sign_in.demo_title")}>
      <h2>{t("sign_in.demo_title")}</h2>
      <ul>
        {accounts.map(({ email, name, role, password, hint }) => (
          <li key={email}>
            <button type="button" onClick={() => void enter(email, password)}>
              <span className="avatar" aria-hidden="true">
                {[...name][0]}
              </span>
              <span>
                <span>
                  <strong>{name}</strong> {isRole(role) ? say(roleLabels[role]) : role}
                </span>
                {hint === undefined ? null : <small>{say(hint)}</small>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="tertiary">{t("sign_in.demo_hint")}</p>
    </section>
  );
}
