import { MenuOutlined } from "@ant-design/icons";
import { Drawer } from "antd";
import { type ReactNode, useState } from "react";
import { NavLink } from "react-router";
import { useSession } from "../api/session.ts";
import { useLanguage } from "../language/language.ts";
import { Menu, MenuIcon } from "./menu.tsx";
import { addressOfPage, pagesOf } from "./pages.ts";

/** On a phone: the four pages of every day, and the rest behind "more". */
export function BottomBar(): ReactNode {
  const { t, say } = useLanguage();
  const [open, setOpen] = useState(false);
  const pages = pagesOf(useSession()).filter((page) => page.bar === true);
  return (
    <>
      <nav className="bottom-bar" aria-label={t("shell.main_navigation")}>
        {pages.map((page) => (
          <NavLink key={page.path} className="bottom-link" to={addressOfPage(page)} end={page.path === "/"}>
            <MenuIcon page={page} />
            <span>{say(page.label)}</span>
          </NavLink>
        ))}
        <button type="button" className="bottom-link" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <MenuOutlined aria-hidden="true" />
          <span>{t("shell.more")}</span>
        </button>
      </nav>
      <Drawer open={open} onClose={() => setOpen(false)} placement="right" size={280} title={t("shell.menu")}>
        <nav className="menu-drawer" aria-label={t("shell.menu")}>
          <Menu onOpen={() => setOpen(false)} />
        </nav>
      </Drawer>
    </>
  );
}
