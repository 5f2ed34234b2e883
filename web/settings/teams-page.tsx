import { EditOutlined, PlusOutlined, UserAddOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, DatePicker, Tag } from "antd";
import dayjs from "dayjs";
import { lazy, type ReactNode, Suspense, useMemo, useState } from "react";
import { Link } from "react-router";
import { addDays } from "../../engine/calendar/index.ts";
import { objectNamed } from "../../kernel/catalog.ts";
import type { ObjectDeclaration } from "../../kernel/object.ts";
import { catalog } from "../../modules/catalog.ts";
import { isReferenceJson, type RecordJson } from "../api/json.ts";
import { readAllRecords } from "../api/read-all.ts";
import { mayDo, useSession } from "../api/session.ts";
import { ErrorNotice, Notice } from "../app/notice.tsx";
import { Page } from "../app/page.tsx";
import type { DraftValues } from "../form/draft.ts";
import { useLanguage } from "../language/language.ts";
import { TableSkeleton } from "../table/table-skeleton.tsx";
import { type Member, type TeamNode, teamTree } from "./team-tree.ts";
import "./teams-page.css";

const RecordForm = lazy(() => import("../form/record-form.tsx"));
const teamObject = objectNamed(catalog, "team");
const membershipObject = objectNamed(catalog, "membership");

type OpenForm = {
  readonly object: ObjectDeclaration;
  readonly record?: RecordJson;
  readonly given?: DraftValues;
};

/** The tree of teams with who leads and who belongs on any day: a sale counts for the team of its seller at that time. */
export default function TeamsPage(): ReactNode {
  const { t } = useLanguage();
  const session = useSession();
  const [day, setDay] = useState(session.today);
  const [form, setForm] = useState<OpenForm | null>(null);
  const teams = useQuery({
    queryKey: ["records", "team", "all"],
    queryFn: ({ signal }) => readAllRecords("team", { sort: "name" }, signal),
  });
  const memberships = useQuery({
    queryKey: ["records", "membership", "all"],
    queryFn: ({ signal }) => readAllRecords("membership", {}, signal),
  });
  const tree = useMemo(
    () => teamTree(teams.data ?? [], memberships.data ?? [], day),
    [teams.data, memberships.data, day],
  );
  const failed = teams.error ?? memberships.error;
  return (
    <Page
      title={t("settings.teams")}
      subtitle={t("settings.teams_hint")}
      actions={
        <>
          <span className="secondary">{t("settings.as_of")}</span>
          <DatePicker
            allowClear={false}
            value={dayjs(day)}
            onChange={(next) => setDay(next === null ? session.today : next.format("YYYY-MM-DD"))}
          />
          {mayDo(session, "team", "create") ? (
            <Button
              type="primary"
              icon={<PlusOutlined aria-hidden="true" />}
              onClick={() => setForm({ object: teamObject })}
            >
              {t("settings.new_team")}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="panel teams">
        {failed === null ? null : <ErrorNotice error={failed} retry={() => void teams.refetch()} />}
        {teams.isPending || memberships.isPending ? <TableSkeleton columns={3} /> : null}
        {teams.data?.length === 0 ? (
          <Notice title={t("settings.no_teams")} text={t("settings.no_teams_hint")} />
        ) : null}
        <TeamList nodes={tree} onForm={setForm} />
      </div>
      {form === null ? null : (
        <Suspense fallback={null}>
          <RecordForm key={form.record?.id ?? form.object.name} {...form} onClose={() => setForm(null)} />
        </Suspense>
      )}
    </Page>
  );
}

type TeamListProps = { readonly nodes: readonly TeamNode[]; readonly onForm: (form: OpenForm) => void };

function TeamList({ nodes, onForm }: TeamListProps): ReactNode {
  if (nodes.length === 0) return null;
  return (
    <ul className="team-list">
      {nodes.map((node) => (
        <li key={node.team.id}>
          <TeamRow node={node} onForm={onForm} />
          <TeamList nodes={node.teams} onForm={onForm} />
        </li>
      ))}
    </ul>
  );
}

function TeamRow({
  node,
  onForm,
}: {
  readonly node: TeamNode;
  readonly onForm: TeamListProps["onForm"];
}): ReactNode {
  const { t } = useLanguage();
  const session = useSession();
  const { team, members, headcount } = node;
  const name = String(team.name);
  const territory = isReferenceJson(team.territory) ? team.territory.title : null;
  return (
    <div className="team-row">
      <div className="team-head">
        <Link className="team-name" to={`/teams/${team.id}`}>
          {name}
        </Link>
        {territory === null ? null : <Tag variant="filled">{territory}</Tag>}
        <span className="tertiary number">{t("settings.people_count", { count: headcount })}</span>
        <span className="team-actions">
          {mayDo(session, "membership", "create") ? (
            <Button
              type="text"
              size="small"
              icon={<UserAddOutlined aria-hidden="true" />}
              onClick={() =>
                onForm({ object: membershipObject, given: { team: { id: team.id, title: name } } })
              }
            >
              {t("settings.add_member")}
            </Button>
          ) : null}
          {mayDo(session, "team", "update") ? (
            <Button
              type="text"
              size="small"
              icon={<EditOutlined aria-hidden="true" />}
              aria-label={t("settings.edit_team", { name })}
              onClick={() => onForm({ object: teamObject, record: team })}
            />
          ) : null}
        </span>
      </div>
      {members.length === 0 ? null : (
        <ul className="team-members">
          {members.map((member) => (
            <li key={member.membership.id}>
              <MemberChip member={member} onForm={onForm} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function MemberChip({
  member,
  onForm,
}: {
  readonly member: Member;
  readonly onForm: TeamListProps["onForm"];
}): ReactNode {
  const { t } = useLanguage();
  const session = useSession();
  const { name, lead, since, until, membership } = member;
  const span = until === null ? t("settings.since", { day: since }) : `${since} – ${addDays(until, -1)}`;
  const inside = (
    <>
      <span className="avatar" aria-hidden="true">
        {[...name][0]}
      </span>
      <span>
        <span>
          {name} {lead ? <Tag color="blue">{t("settings.lead")}</Tag> : null}
        </span>
        <small className="tertiary number">{span}</small>
      </span>
    </>
  );
  if (!mayDo(session, "membership", "update"))
    return (
      <Link className="member" to={`/users/${member.userId}`}>
        {inside}
      </Link>
    );
  return (
    <button
      type="button"
      className="member"
      onClick={() => onForm({ object: membershipObject, record: membership })}
    >
      {inside}
    </button>
  );
}
