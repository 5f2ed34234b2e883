import { type ReactNode, useEffect } from "react";
import { useLanguage } from "../language/language.ts";
import "./page.css";

type PageProps = {
  readonly title: string;
  /** Beside the title: a count, a state. */
  readonly aside?: ReactNode;
  /** Under the title: where we are, or what this is. */
  readonly subtitle?: ReactNode;
  /** At the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Fills the window's height; its content scrolls inside. */
  readonly fill?: boolean;
};

/** The frame of every page: its title (also the window's), its actions, its content. */
export function Page({ title, aside, subtitle, actions, children, fill = false }: PageProps): ReactNode {
  const { t } = useLanguage();
  const product = t("shell.product");
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <div className={fill ? "page page-fill" : "page"}>
      <header className="page-head">
        <div className="page-name">
          <h1>{title}</h1>
          {aside}
          {subtitle === undefined ? null : <div className="page-subtitle">{subtitle}</div>}
        </div>
        {actions === undefined ? null : <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
