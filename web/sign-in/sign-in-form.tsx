import { Alert, Button, Form, Input } from "antd";
import { type ReactNode, useState } from "react";
import { errorSentence, RefusalError } from "../api/errors.ts";
import { signIn } from "../api/session.ts";
import { type Translate, useLanguage } from "../language/language.ts";

type Credentials = { readonly email: string; readonly password: string };

/** Wrong e-mail and wrong password are one answer, so that nobody learns who has an account. */
function refusalText(error: unknown, t: Translate): string {
  return error instanceof RefusalError && error.status === 401 ? t("sign_in.wrong") : errorSentence(error);
}

export function SignInForm(props: {
  readonly email?: string;
  readonly onSignedIn: () => Promise<void>;
}): ReactNode {
  const { t } = useLanguage();
  const known = props.email ?? "";
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async ({ email, password }: Credentials): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await signIn(email.trim(), password);
      await props.onSignedIn();
    } catch (error) {
      setProblem(refusalText(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form<Credentials>
      layout="vertical"
      requiredMark={false}
      initialValues={{ email: known, password: "" }}
      onFinish={(given) => void submit(given)}
    >
      {problem === null ? null : (
        <Alert type="error" showIcon title={problem} style={{ marginBottom: 16 }} role="alert" />
      )}
      <Form.Item
        name="email"
        label={t("sign_in.email")}
        rules={[{ required: true, message: t("sign_in.email_missing") }]}
      >
        <Input size="large" type="email" inputMode="email" autoComplete="username" autoFocus={known === ""} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t("sign_in.password")}
        rules={[{ required: true, message: t("sign_in.password_missing") }]}
      >
        <Input.Password size="large" autoComplete="current-password" autoFocus={known !== ""} />
      </Form.Item>
      <Button block size="large" type="primary" htmlType="submit" loading={busy}>
        {t("sign_in.sign_in")}
      </Button>
    </Form>
  );
}
