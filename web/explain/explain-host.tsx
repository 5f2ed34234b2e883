import { lazy, type ReactNode, Suspense, useState } from "react";
import { useSearchParams } from "react-router";
import { cellOf } from "./explain-address.ts";

const ExplainPanel = lazy(() => import("./explain-panel.tsx"));

/** One line of the shell: the panel's code is loaded with the first number that is opened, and stays for its closing. */
export function ExplainHost(): ReactNode {
  const [params] = useSearchParams();
  const [used, setUsed] = useState(false);
  const open = cellOf(params) !== null;
  if (open && !used) setUsed(true);
  return used ? (
    <Suspense fallback={null}>
      <ExplainPanel />
    </Suspense>
  ) : null;
}
