import type { ReactNode } from "react";
import { useLocation } from "react-router";
import { objectAtPath } from "../../kernel/catalog.ts";
import { catalog } from "../../modules/catalog.ts";
import { useSession } from "../api/session.ts";
import { PageMissing } from "../app/page-missing.tsx";
import { RecordList } from "./record-list.tsx";

/** The list of whichever object the address names. */
export default function ListPage(): ReactNode {
  const session = useSession();
  const { pathname } = useLocation();
  const path = pathname.split("/")[1] ?? "";
  const object = objectAtPath(catalog, path);
  if (object === undefined || session.rights[object.name]?.read === undefined) return <PageMissing />;
  return <RecordList key={object.name} object={object} />;
}
