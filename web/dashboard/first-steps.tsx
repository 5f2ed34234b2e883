import type { ReactNode } from "react";
import { Link } from "react-router";
import { mayDo, useSession } from "../api/session.ts";
import { Panel } from "../charts/panel.tsx";
import { useLanguage } from "../language/language.ts";

const steps = [
  { object: "user", path: "/settings/people" },
  { object: "team", path: "/settings/teams" },
  { object: "product", path: "/products?view=catalogue" },
  { object: "account", path: "/accounts" },
  { object: "order", path: "/orders" },
  { object: "target", path: "/targets" },
] as const;

/** What a company without any order does next: one line for each thing that the viewer may enter, or the import. */
export function FirstSteps(): ReactNode {
  const { t } = useLanguage();
  const session = useSession();
  const own = steps.filter(({ object }) => mayDo(session, object, "create"));
  if (own.length === 0) return null;
  return (
    <Panel title={t("dashboard.first_steps")}>
      <p className="secondary">{t("dashboard.first_steps_hint")}</p>
      <ol className="first-steps">
        {own.map(({ object, path }) => (
          <li key={object}>
            <Link to={path}>{t(`dashboard.first_${object}`)}</Link>
            <span className="secondary">{t(`dashboard.first_${object}_why`)}</span>
          </li>
        ))}
      </ol>
      {mayDo(session, "user", "create") ? <p className="secondary">{t("dashboard.first_import")}</p> : null}
    </Panel>
  );
}
