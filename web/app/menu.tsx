import type { ReactNode } from "react";
import { NavLink } from "react-router";
import { useSession } from "../api/session.ts";
import { useLanguage } from "../language/language.ts";
import { icons } from "./icons.tsx";
import { addressOfPage, areaLabels, type Page, type PageArea, pagesOf } from "./pages.ts";

const areas = Object.keys(areaLabels) as PageArea[];

export function MenuIcon({ page }: { readonly page: Page }): ReactNode {
  const Icon = page.icon === undefined ? null : icons[page.icon];
  return Icon === null ? null : <Icon aria-hidden="true" />;
}

/** All pages that the person may open, by work area. */
export function Menu({
  folded = false,
  onOpen,
}: {
  readonly folded?: boolean;
  readonly onOpen?: () => void;
}): ReactNode {
  const { say } = useLanguage();
  const pages = pagesOf(useSession());
  const shown = areas
    .map((area) => ({ area, members: pages.filter((page) => page.area === area) }))
    .filter(({ members }) => members.length > 0);
  return shown.map(({ area, members }) => (
    <div key={area}>
      <div className="menu-area">{say(areaLabels[area])}</div>
      <ul>
        {members.map((page) => (
          <li key={page.path}>
            <NavLink
              className="menu-link"
              to={addressOfPage(page)}
              end={page.path === "/"}
              title={folded ? say(page.label) : undefined}
              aria-label={folded ? say(page.label) : undefined}
              {...(onOpen === undefined ? {} : { onClick: onOpen })}
            >
              <MenuIcon page={page} />
              {folded ? null : <span>{say(page.label)}</span>}
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  ));
}
