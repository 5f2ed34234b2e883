import { Button } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useLanguage } from "../language/language.ts";
import { Notice } from "./notice.tsx";
import { Page } from "./page.tsx";

export function PageMissing(): ReactNode {
  const { t } = useLanguage();
  return (
    <Page title={t("shell.page_missing")}>
      <Notice
        title={t("shell.page_missing")}
        text={t("shell.page_missing_hint")}
        action={
          <Link to="/">
            <Button type="primary">{t("shell.to_home")}</Button>
          </Link>
        }
      />
    </Page>
  );
}
