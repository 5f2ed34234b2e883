import { useQueryClient } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useEffect, useRef } from "react";
import { Navigate, Outlet, useLocation, useNavigation } from "react-router";
import { useConnectionLost } from "../api/connection.ts";
import { useSessionExpired } from "../api/expired-session.ts";
import { SessionContext, useSessionQuery } from "../api/session.ts";
import { ExplainHost } from "../explain/explain-host.tsx";
import { useLanguage } from "../language/language.ts";
import { BottomBar } from "./bottom-bar.tsx";
import { Header } from "./header.tsx";
import { KindToolsProvider } from "./kind-tools.tsx";
import { useNarrow } from "./narrow.ts";
import { ErrorNotice } from "./notice.tsx";
import { Sidebar } from "./sidebar.tsx";
import "./shell.css";

/** Everything around a page: who is signed in, the menu, the header. */
export function Shell(): ReactNode {
  const { t } = useLanguage();
  const session = useSessionQuery();
  const location = useLocation();
  const narrow = useNarrow();
  if (session.isPending)
    return <div className="shell-waiting" role="status" aria-label={t("shell.loading")} />;
  if (session.isError) return <ErrorNotice error={session.error} retry={() => void session.refetch()} />;
  if (session.data === null) {
    const next = `${location.pathname}${location.search}`;
    return <Navigate to={next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`} replace />;
  }
  return (
    <SessionContext value={session.data}>
      <KindToolsProvider>
        <a className="skip-link" href="#content">
          {t("shell.skip_to_content")}
        </a>
        <div className={narrow ? "shell shell-narrow" : "shell"}>
          {narrow ? null : <Sidebar />}
          <div className="shell-column">
            <Header />
            <ConnectionBanner />
            <PageArea />
            {narrow ? <BottomBar /> : null}
          </div>
        </div>
        <ExplainHost />
        <SessionEnd />
      </KindToolsProvider>
    </SessionContext>
  );
}

const SessionExpiredDialog = lazy(() => import("./session-expired-dialog.tsx"));

function SessionEnd(): ReactNode {
  return useSessionExpired() ? (
    <Suspense fallback={null}>
      <SessionExpiredDialog />
    </Suspense>
  ) : null;
}

/** Scrolls to the top on a new page, and shows that the next one is on its way. */
function PageArea(): ReactNode {
  const { pathname } = useLocation();
  const navigation = useNavigation();
  const area = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page is what makes it scroll
  useEffect(() => {
    area.current?.scrollTo(0, 0);
  }, [pathname]);
  return (
    <main
      id="content"
      ref={area}
      className="shell-content"
      tabIndex={-1}
      aria-busy={navigation.state !== "idle"}
    >
      {navigation.state === "idle" ? null : <div className="shell-progress" aria-hidden="true" />}
      <Outlet />
    </main>
  );
}

const probeEvery = 3000;

/** While the server cannot be reached: says so, keeps asking, and reads anew once it is back. */
function ConnectionBanner(): ReactNode {
  const { t } = useLanguage();
  const lost = useConnectionLost();
  const client = useQueryClient();
  useEffect(() => {
    if (!lost) return;
    const timer = setInterval(() => void client.refetchQueries({ type: "active" }), probeEvery);
    return () => clearInterval(timer);
  }, [lost, client]);
  if (!lost) return null;
  return (
    <div className="connection-banner" role="alert">
      {t("shell.connection_lost")}
    </div>
  );
}
