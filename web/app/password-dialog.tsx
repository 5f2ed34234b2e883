import { App, Form, Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { request } from "../api/client.ts";
import { errorSentence } from "../api/errors.ts";
import { useLanguage } from "../language/language.ts";

type Passwords = { readonly current: string; readonly new: string; readonly again: string };
const shortest = 10;

/** Change one's own password. */
export default function PasswordDialog(props: { readonly onClose: () => void }): ReactNode {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const [form] = Form.useForm<Passwords>();
  const [busy, setBusy] = useState(false);
  const save = async (given: Passwords): Promise<void> => {
    setBusy(true);
    try {
      await request("POST", "/api/session/password", { body: { current: given.current, new: given.new } });
      void message.success(t("sign_in.password_changed"));
      props.onClose();
    } catch (error) {
      form.setFields([{ name: "current", errors: [errorSentence(error)] }]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t("shell.change_password")}
      okText={t("shell.save")}
      cancelText={t("shell.cancel")}
      confirmLoading={busy}
      onCancel={props.onClose}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(given) => void save(given)}>
        <Form.Item name="current" label={t("sign_in.current_password")} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="new" label={t("sign_in.new_password")} rules={[{ required: true, min: shortest }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t("sign_in.new_password_again")}
          dependencies={["new"]}
          rules={[
            { required: true },
            ({ getFieldValue }) => ({
              validator: (_rule, value) =>
                value === undefined || value === getFieldValue("new")
                  ? Promise.resolve()
                  : Promise.reject(new Error(t("sign_in.passwords_differ"))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
