import { DownOutlined, MoonOutlined, SunOutlined, TranslationOutlined } from "@ant-design/icons";
import { Dropdown, type MenuProps, Tag } from "antd";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { roleLabels } from "../../kernel/role.ts";
import { enterWorkspace, useSession, useSignOut } from "../api/session.ts";
import { setLocale, useLanguage } from "../language/language.ts";
import {
  type AppearanceChoice,
  setAppearance,
  useAppearance,
  useAppearanceChoice,
} from "../theme/appearance.ts";

const PasswordDialog = lazy(() => import("./password-dialog.tsx"));

export function Header(): ReactNode {
  return (
    <header className="header">
      <Company />
      <LanguageButton />
      <AppearanceMenu />
      <AccountMenu />
    </header>
  );
}

function Company(): ReactNode {
  const { t } = useLanguage();
  const { workspace, workspaces } = useSession();
  const demo = workspace.demo ? <Tag variant="filled">{t("shell.demo")}</Tag> : null;
  if (workspaces.length < 2)
    return (
      <div className="header-company">
        <span>{workspace.title}</span>
        {demo}
      </div>
    );
  const items = workspaces.map(({ name, title }) => ({ key: name, label: title }));
  return (
    <div className="header-company">
      <Dropdown
        trigger={["click"]}
        menu={{ items, selectedKeys: [workspace.name], onClick: ({ key }) => enterWorkspace(key) }}
      >
        <button
          type="button"
          className="header-button"
          aria-label={`${t("shell.workspace")}: ${workspace.title}`}
        >
          <span>{workspace.title}</span>
          <DownOutlined aria-hidden="true" style={{ fontSize: 11 }} />
        </button>
      </Dropdown>
      {demo}
    </div>
  );
}

function LanguageButton(): ReactNode {
  const { locale, t } = useLanguage();
  const items = [
    { key: "zh", label: "中文" },
    { key: "en", label: "English" },
  ];
  return (
    <Dropdown
      trigger={["click"]}
      menu={{ items, selectedKeys: [locale], onClick: ({ key }) => setLocale(key === "en" ? "en" : "zh") }}
    >
      <button type="button" className="header-button" aria-label={t("shell.language")}>
        <TranslationOutlined aria-hidden="true" />
      </button>
    </Dropdown>
  );
}

function AppearanceMenu(): ReactNode {
  const { t } = useLanguage();
  const shown = useAppearance();
  const choice = useAppearanceChoice();
  const items: MenuProps["items"] = [
    { key: "light", label: t("shell.appearance_light") },
    { key: "dark", label: t("shell.appearance_dark") },
    { key: "system", label: t("shell.appearance_system") },
  ];
  return (
    <Dropdown
      trigger={["click"]}
      menu={{ items, selectedKeys: [choice], onClick: ({ key }) => setAppearance(key as AppearanceChoice) }}
    >
      <button type="button" className="header-button" aria-label={t("shell.appearance")}>
        {shown === "dark" ? <MoonOutlined aria-hidden="true" /> : <SunOutlined aria-hidden="true" />}
      </button>
    </Dropdown>
  );
}

function AccountMenu(): ReactNode {
  const { t, say } = useLanguage();
  const { user, role } = useSession();
  const signOut = useSignOut();
  const [changing, setChanging] = useState(false);
  const name = user?.name ?? t("shell.role_key");
  const actions: Readonly<Record<string, () => void>> = {
    password: () => setChanging(true),
    sign_out: () => void signOut(),
  };
  const items: MenuProps["items"] = [
    { key: "person", label: user?.email ?? name, disabled: true },
    { type: "divider" },
    ...(user === null ? [] : [{ key: "password", label: t("shell.change_password") }]),
    { key: "sign_out", label: t("shell.sign_out") },
  ];
  return (
    <>
      <Dropdown
        trigger={["click"]}
        placement="bottomRight"
        menu={{ items, onClick: ({ key }) => actions[key]?.() }}
      >
        <button type="button" className="header-button" aria-label={`${t("shell.account")}: ${name}`}>
          <span className="avatar" aria-hidden="true">
            {[...name][0]}
          </span>
          <span className="header-person">
            <span>{name}</span>
            <small>{say(roleLabels[role])}</small>
          </span>
        </button>
      </Dropdown>
      {changing ? (
        <Suspense fallback={null}>
          <PasswordDialog onClose={() => setChanging(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
