import { Button } from "antd";
import type { ReactNode } from "react";
import { errorSentence } from "../api/errors.ts";
import { useLanguage } from "../language/language.ts";
import "./notice.css";

type NoticeProps = {
  readonly title: string;
  readonly text?: ReactNode;
  readonly icon?: ReactNode;
  readonly action?: ReactNode;
  readonly tone?: "plain" | "negative";
};

/** What a place says when it has nothing to show: what belongs here, and the next step. */
export function Notice({ title, text, icon, action, tone = "plain" }: NoticeProps): ReactNode {
  return (
    <div className={`notice notice-${tone}`} role={tone === "negative" ? "alert" : "status"}>
      {icon === undefined ? null : (
        <div className="notice-icon" aria-hidden="true">
          {icon}
        </div>
      )}
      <div className="notice-title">{title}</div>
      {text === undefined ? null : <div className="notice-text">{text}</div>}
      {action === undefined ? null : <div className="notice-action">{action}</div>}
    </div>
  );
}

/** A read that failed: the sentence, and another try. */
export function ErrorNotice(props: { readonly error: unknown; readonly retry?: () => void }): ReactNode {
  const { t } = useLanguage();
  return (
    <Notice
      tone="negative"
      title={errorSentence(props.error)}
      action={
        props.retry === undefined ? undefined : <Button onClick={props.retry}>{t("shell.retry")}</Button>
      }
    />
  );
}
