import { MenuFoldOutlined, MenuUnfoldOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useLanguage } from "../language/language.ts";
import { Menu } from "./menu.tsx";
import { useRemembered } from "./remembered.ts";

export function Sidebar(): ReactNode {
  const { t } = useLanguage();
  const [folded, setFolded] = useRemembered("sidebar", "open");
  const isFolded = folded === "folded";
  return (
    <nav className={isFolded ? "sidebar sidebar-folded" : "sidebar"} aria-label={t("shell.main_navigation")}>
      <Link className="brand" to="/">
        <img src="/attain.svg" alt="" />
        {isFolded ? null : (
          <span>
            达成 <small>Attain</small>
          </span>
        )}
      </Link>
      <Menu folded={isFolded} />
      <div className="sidebar-foot">
        <button
          type="button"
          className="menu-link menu-fold"
          aria-expanded={!isFolded}
          aria-label={isFolded ? t("shell.expand") : undefined}
          onClick={() => setFolded(isFolded ? "open" : "folded")}
        >
          {isFolded ? <MenuUnfoldOutlined aria-hidden="true" /> : <MenuFoldOutlined aria-hidden="true" />}
          {isFolded ? null : <span>{t("shell.collapse")}</span>}
        </button>
      </div>
    </nav>
  );
}
