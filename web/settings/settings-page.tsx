import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useRef } from "react";
import { Navigate, NavLink, Route, Routes, useLocation } from "react-router";
import { objectNamed } from "../../kernel/catalog.ts";
import { catalog } from "../../modules/catalog.ts";
import { useSession } from "../api/session.ts";
import { PageMissing } from "../app/page-missing.tsx";
import { useLanguage } from "../language/language.ts";
import { RecordList } from "../list/record-list.tsx";
import { type SettingsEntry, settingsGroups } from "./settings-entries.ts";
import "./settings-page.css";

const pages = new Map<string, ComponentType>(
  settingsGroups
    .flatMap(({ entries }) => entries)
    .flatMap((entry): [string, ComponentType][] => ("load" in entry ? [[entry.path, lazy(entry.load)]] : [])),
);

/** The settings: their own menu at the side, one page each. */
export default function SettingsPage(): ReactNode {
  const { t, say } = useLanguage();
  const session = useSession();
  const { pathname } = useLocation();
  const menu = useRef<HTMLElement>(null);
  // On a phone the menu is a strip that is longer than the screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is what moves the strip
  useEffect(() => {
    menu.current?.querySelector(".active")?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [pathname]);
  const groups = settingsGroups
    .map((group) => ({ ...group, entries: group.entries.filter((entry) => entry.needs?.(session) ?? true) }))
    .filter(({ entries }) => entries.length > 0);
  const entries = groups.flatMap((group) => group.entries);
  return (
    <div className="settings">
      <nav ref={menu} className="settings-menu" aria-label={t("settings.title")}>
        {groups.map((group) => (
          <div key={group.label.en} className="settings-group">
            <div className="menu-area">{say(group.label)}</div>
            {group.entries.map((entry) => (
              <NavLink key={entry.path} className="menu-link" to={`/settings/${entry.path}`}>
                {say(entry.label)}
              </NavLink>
            ))}
          </div>
        ))}
      </nav>
      <div className="settings-content">
        <Suspense fallback={null}>
          <Routes>
            <Route index element={<Navigate to={entries[0]?.path ?? "/"} replace />} />
            {entries.map((entry) => (
              <Route key={entry.path} path={entry.path} element={<Entry entry={entry} />} />
            ))}
            <Route path="*" element={<PageMissing />} />
          </Routes>
        </Suspense>
      </div>
    </div>
  );
}

function Entry({ entry }: { readonly entry: SettingsEntry }): ReactNode {
  const { say } = useLanguage();
  if ("object" in entry)
    return <RecordList object={objectNamed(catalog, entry.object)} title={say(entry.label)} />;
  const Own = pages.get(entry.path);
  return Own === undefined ? null : <Own />;
}
