import { App, Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import { request } from "../api/client.ts";
import { errorSentence, RefusalError } from "../api/errors.ts";
import type { RecordExtensionProps } from "../app/extension-props.ts";
import { useLanguage } from "../language/language.ts";

/** An administrator gives a person the password for the first sign-in, or after a forgotten one. */
export default function PasswordPanel({ record }: RecordExtensionProps): ReactNode {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await request("POST", `/api/users/${record.id}/password`, { body: { password } });
      setPassword("");
      void message.success(t("settings.password_set", { name: String(record.name) }));
    } catch (error) {
      const refused = error instanceof RefusalError ? error.problems[0]?.message : undefined;
      setProblem(refused ?? errorSentence(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="panel record-section"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="panel-head">
        <h2>{t("settings.sign_in_password")}</h2>
      </div>
      <p className="settings-note">{t("settings.password_hint")}</p>
      <div style={{ display: "flex", gap: 8, maxWidth: 420, margin: "10px 0" }}>
        <Input.Password
          autoComplete="new-password"
          aria-label={t("settings.sign_in_password")}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          {...(problem === null ? {} : { status: "error" as const })}
        />
        <Button htmlType="submit" loading={busy} disabled={password === ""}>
          {t("settings.set_password")}
        </Button>
      </div>
      {problem === null ? null : (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
