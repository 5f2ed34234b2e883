import type { ReactNode } from "react";
import { Page } from "../app/page.tsx";

export default function SettingsPage(): ReactNode {
  return <Page title="…">{null}</Page>;
}
