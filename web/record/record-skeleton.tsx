import type { ReactNode } from "react";
import { Page } from "../app/page.tsx";
import { TableSkeleton } from "../table/table-skeleton.tsx";

/** The shape of a record's page while it is on the way. */
export function RecordSkeleton({ title }: { readonly title: string }): ReactNode {
  return (
    <Page title={title}>
      <div className="panel" style={{ height: 72 }} />
      <div className="panel" style={{ overflow: "hidden" }}>
        <TableSkeleton columns={4} />
      </div>
    </Page>
  );
}
