import { useQueryClient } from "@tanstack/react-query";
import { Modal } from "antd";
import type { ReactNode } from "react";
import { endWaiting } from "../api/expired-session.ts";
import { readSession, sessionKey, useSession } from "../api/session.ts";
import { useLanguage } from "../language/language.ts";
import { SignInForm } from "../sign-in/sign-in-form.tsx";

/** The session ended in the middle of work: sign in again on the spot, and what was typed goes on its way. */
export default function SessionExpiredDialog(): ReactNode {
  const { t } = useLanguage();
  const client = useQueryClient();
  const before = useSession();
  const goOn = async (): Promise<void> => {
    const now = await readSession();
    // Somebody else signed in: what the other typed is not his to send.
    if (now?.user?.id !== before.user?.id) {
      window.location.assign("/");
      return;
    }
    client.setQueryData(sessionKey, now);
    endWaiting();
  };
  return (
    <Modal
      open
      title={t("sign_in.expired")}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
    >
      <p className="secondary" style={{ marginBottom: 16 }}>
        {t("sign_in.expired_hint")}
      </p>
      <SignInForm email={before.user?.email ?? ""} onSignedIn={goOn} />
    </Modal>
  );
}
