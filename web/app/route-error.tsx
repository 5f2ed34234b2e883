import { Button } from "antd";
import type { ReactNode } from "react";
import { useRouteError } from "react-router";
import { useLanguage } from "../language/language.ts";
import { Notice } from "./notice.tsx";

/** A page that broke. Says what to do and shows the text that helps to find the cause. */
export function RouteError(): ReactNode {
  const { t } = useLanguage();
  const error = useRouteError();
  return (
    <Notice
      tone="negative"
      title={t("shell.page_failed")}
      text={
        <>
          <p>{t("shell.page_failed_hint")}</p>
          <pre style={{ whiteSpace: "pre-wrap", marginTop: 12, textAlign: "start", fontSize: 12 }}>
            {error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)}
          </pre>
        </>
      }
      action={
        <Button type="primary" onClick={() => window.location.reload()}>
          {t("shell.reload")}
        </Button>
      }
    />
  );
}
