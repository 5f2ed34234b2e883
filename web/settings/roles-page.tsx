import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { type ReactNode, useState } from "react";
import { objectNamed } from "../../kernel/catalog.ts";
import { type Action, actions, allFields, type Scope } from "../../kernel/object.ts";
import { actionLabels, scopeLabels } from "../../kernel/rights.ts";
import { isRole, type Role, roleLabels } from "../../kernel/role.ts";
import type { Text } from "../../kernel/text.ts";
import { catalog } from "../../modules/catalog.ts";
import { request } from "../api/client.ts";
import { useSession } from "../api/session.ts";
import { ErrorNotice } from "../app/notice.tsx";
import { Page } from "../app/page.tsx";
import { useLanguage } from "../language/language.ts";
import { TableSkeleton } from "../table/table-skeleton.tsx";
import "./roles-page.css";

type RightsJson = {
  readonly roles: readonly { readonly name: Role; readonly label: Text }[];
  readonly objects: readonly {
    readonly name: string;
    readonly label: Text;
    readonly rights: Readonly<Record<Action, Readonly<Partial<Record<Role, Scope>>>>>;
    readonly hidden: Readonly<Record<string, readonly string[]>>;
    readonly masked: Readonly<Record<string, readonly string[]>>;
  }[];
};

/** Who may do what, and how far: the same table that the server and the database work by. */
export default function RolesPage(): ReactNode {
  const { t, say } = useLanguage();
  const [action, setAction] = useState<Action>("read");
  const rights = useQuery({
    queryKey: ["rights"],
    queryFn: ({ signal }) => request<RightsJson>("GET", "/api/rights", { signal }),
    staleTime: 600_000,
  });
  return (
    <Page title={t("settings.roles")} subtitle={t("settings.roles_hint")}>
      <div className="roles-bar">
        <Segmented
          value={action}
          options={actions.map((each) => ({ value: each, label: capital(say(actionLabels[each])) }))}
          onChange={setAction}
        />
        <Legend />
      </div>
      <div className="panel roles-panel">
        {rights.isPending ? <TableSkeleton columns={8} /> : null}
        {rights.isError ? <ErrorNotice error={rights.error} retry={() => void rights.refetch()} /> : null}
        {rights.data === undefined ? null : <Matrix rights={rights.data} action={action} />}
      </div>
      {rights.data === undefined ? null : <FieldRights rights={rights.data} />}
    </Page>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const scopes: readonly Scope[] = ["all", "team", "own"];

function Legend(): ReactNode {
  const { say } = useLanguage();
  return (
    <ul className="roles-legend">
      {scopes.map((scope) => (
        <li key={scope} className={`scope scope-${scope}`}>
          {capital(say(scopeLabels[scope]))}
        </li>
      ))}
    </ul>
  );
}

type MatrixProps = { readonly rights: RightsJson; readonly action: Action };

function Matrix({ rights, action }: MatrixProps): ReactNode {
  const { say, t } = useLanguage();
  const { role } = useSession();
  return (
    <table className="roles-table">
      <thead>
        <tr>
          <th scope="col">{t("settings.object")}</th>
          {rights.roles.map(({ name, label }) => (
            <th key={name} scope="col" className={name === role ? "roles-mine" : ""}>
              {say(label)}
              {name === role ? <small>{t("settings.my_role")}</small> : null}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rights.objects.map((object) => (
          <tr key={object.name}>
            <th scope="row">{say(object.label)}</th>
            {rights.roles.map(({ name }) => {
              const scope = object.rights[action][name];
              return (
                <td key={name}>
                  {scope === undefined ? (
                    <span className="tertiary" role="img" aria-label={t("settings.no_right")}>
                      —
                    </span>
                  ) : (
                    <span className={`scope scope-${scope}`}>{capital(say(scopeLabels[scope]))}</span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type FieldRight = {
  readonly key: string;
  readonly object: Text;
  readonly field: Text;
  readonly sight: "hidden" | "masked";
  readonly roles: readonly string[];
};

/** Fields that some roles do not see, or see only in part. What a child only carries from its parent is not said twice. */
function fieldRights(rights: RightsJson): FieldRight[] {
  return rights.objects.flatMap((object) => {
    const fields = allFields(objectNamed(catalog, object.name));
    return (["hidden", "masked"] as const).flatMap((sight) =>
      Object.entries(object[sight]).flatMap(([key, roles]): FieldRight[] => {
        const field = fields[key];
        // A field that nobody sees is the machine's own.
        if (field === undefined || roles.length === rights.roles.length) return [];
        return [{ key: `${object.name}.${key}`, object: object.label, field: field.label, sight, roles }];
      }),
    );
  });
}

function FieldRights({ rights }: { readonly rights: RightsJson }): ReactNode {
  const { t, say, locale } = useLanguage();
  const found = fieldRights(rights);
  if (found.length === 0) return null;
  const named = (roles: readonly string[]): string =>
    roles.map((role) => (isRole(role) ? say(roleLabels[role]) : role)).join(locale === "zh" ? "、" : ", ");
  return (
    <section className="panel roles-panel" aria-label={t("settings.field_rights")}>
      <h2 className="roles-heading">{t("settings.field_rights")}</h2>
      <table className="roles-table roles-fields">
        <thead>
          <tr>
            <th scope="col">{t("settings.field")}</th>
            <th scope="col">{t("settings.sight")}</th>
            <th scope="col">{t("settings.for_roles")}</th>
          </tr>
        </thead>
        <tbody>
          {found.map((each) => (
            <tr key={`${each.key} ${each.sight}`}>
              <th scope="row">
                {say(each.object)} · {say(each.field)}
              </th>
              <td>{t(each.sight === "hidden" ? "settings.hidden" : "settings.masked")}</td>
              <td>{named(each.roles)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
