import { Modal } from "antd";
import { type ReactNode, useEffect } from "react";
import { useBlocker } from "react-router";
import { useLanguage } from "../language/language.ts";

/** Asks before one leaves the page, or closes it, with something unsaved. The address may change on the page itself. */
export function LeaveGuard({ unsaved }: { readonly unsaved: boolean }): ReactNode {
  const { t } = useLanguage();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      unsaved &&
      (currentLocation.pathname !== nextLocation.pathname ||
        sheetOf(currentLocation) !== sheetOf(nextLocation)),
  );
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsaved]);
  return (
    <Modal
      open={blocker.state === "blocked"}
      title={t("targets.leave")}
      okText={t("targets.leave_yes")}
      okButtonProps={{ danger: true }}
      cancelText={t("targets.leave_no")}
      onOk={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      {t("targets.leave_hint")}
    </Modal>
  );
}

/** What of the address is another sheet: plan, year, metric, grain. */
function sheetOf({ search }: { readonly search: string }): string {
  const params = new URLSearchParams(search);
  return ["plan", "year", "metric", "grain"].map((name) => params.get(name) ?? "").join("/");
}
