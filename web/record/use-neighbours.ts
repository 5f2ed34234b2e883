import { useCallback, useEffect, useState } from "react";
import { useNavigate } from "react-router";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import { records } from "../api/records.ts";
import { pageSize } from "../api/use-records.ts";
import { keepTrail, readTrail } from "../list/trail.ts";

/** The way through the list from which a record was opened; null for a record that was reached otherwise. */
export type Neighbours = {
  readonly position: number;
  readonly previous: (() => void) | null;
  readonly next: (() => void) | null;
  readonly listAddress: string;
};

export function useNeighbours(object: ObjectDeclaration, id: string): Neighbours | null {
  const navigate = useNavigate();
  const [trail, setTrail] = useState(() => readTrail(object.name));
  const index = trail?.ids.indexOf(id) ?? -1;
  const isLast = trail !== null && index === trail.ids.length - 1;
  useEffect(() => {
    if (trail === null || !isLast || trail.next === null) return;
    const controller = new AbortController();
    records(object.name)
      .list({ ...trail.query, limit: pageSize, after: trail.next }, controller.signal)
      .then((page) => {
        const longer = { ...trail, ids: [...trail.ids, ...page.rows.map((row) => row.id)], next: page.next };
        keepTrail(object.name, longer);
        setTrail(longer);
      })
      .catch(() => undefined); // Without the list's next page there is no next record; the record itself is here.
    return () => controller.abort();
  }, [trail, isLast, object.name]);
  const open = useCallback(
    (other: string | undefined) =>
      other === undefined ? null : () => void navigate(`/${object.plural}/${other}`, { replace: true }),
    [navigate, object.plural],
  );
  if (trail === null || index < 0) return null;
  return {
    position: index + 1,
    previous: open(trail.ids[index - 1]),
    next: open(trail.ids[index + 1]),
    listAddress: trail.address,
  };
}
