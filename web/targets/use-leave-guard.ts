import { App } from "antd";
import { useEffect } from "react";
import { useBlocker } from "react-router";
import { useLanguage } from "../language/language.ts";

/** Asks before one leaves the page, or closes it, with something unsaved. The address may change on the page itself. */
export function useLeaveGuard(unsaved: boolean): void {
  const { t } = useLanguage();
  const { modal } = App.useApp();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      unsaved &&
      (currentLocation.pathname !== nextLocation.pathname ||
        planOf(currentLocation) !== planOf(nextLocation)),
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    modal.confirm({
      title: t("targets.leave"),
      content: t("targets.leave_hint"),
      okText: t("targets.leave_yes"),
      okButtonProps: { danger: true },
      cancelText: t("targets.leave_no"),
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    });
  }, [blocker, modal, t]);
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsaved]);
}

/** What of the address is another sheet: plan, year, metric, grain. */
function planOf({ search }: { readonly search: string }): string {
  const params = new URLSearchParams(search);
  return ["plan", "year", "metric", "grain"].map((name) => params.get(name) ?? "").join("/");
}
