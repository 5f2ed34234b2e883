import { CheckCircleOutlined } from "@ant-design/icons";
import { Button, Skeleton } from "antd";
import { type ReactNode, useState } from "react";
import { ErrorNotice, Notice } from "../app/notice.tsx";
import { Bullet } from "../charts/bullet.tsx";
import { Panel } from "../charts/panel.tsx";
import { Figure } from "../explain/figure.tsx";
import { dimensionIs } from "../explain/narrowed.ts";
import { metricText } from "../format/format.ts";
import { NumberText } from "../format/number.tsx";
import { useLanguage } from "../language/language.ts";
import { cellIn, type DashboardView } from "./dashboard-view.ts";
import { behind, type Standing } from "./people-standing.ts";
import { PersonName } from "./person-name.tsx";
import { usePeople } from "./use-people.ts";

type BehindProps = { readonly view: DashboardView; readonly className: string };
const shownAtFirst = 6;

/** Who is behind what is due by today, and by how much; the largest gap first. */
export function BehindPanel({ view, className }: BehindProps): ReactNode {
  const { t } = useLanguage();
  const { query, people, nobody } = usePeople(view);
  const [all, setAll] = useState(false);
  if (!view.metrics.has("target_due")) return null;
  const list = people === null ? [] : behind(people);
  const shown = all ? list : list.slice(0, shownAtFirst);
  const withTarget = people?.filter((person) => person.gap !== null).length ?? 0;
  return (
    <Panel
      title={view.period.running ? t("dashboard.behind_title") : t("dashboard.missed_title")}
      note={
        people === null ? undefined : t("dashboard.behind_count", { behind: list.length, all: withTarget })
      }
      className={className}
    >
      {query.isError ? (
        <ErrorNotice error={query.error} retry={() => void query.refetch()} />
      ) : people === null ? (
        <Skeleton active paragraph={{ rows: 5 }} title={false} />
      ) : withTarget === 0 ? (
        <Notice title={t("dashboard.nobody_has_target")} text={t("dashboard.nobody_has_target_hint")} />
      ) : list.length === 0 ? (
        <Notice icon={<CheckCircleOutlined className="positive" />} title={t("dashboard.nobody_behind")} />
      ) : (
        <ul className="behind-list">
          {shown.map((person) => (
            <BehindItem key={person.key} view={view} person={person} />
          ))}
        </ul>
      )}
      {nobody === null || nobody.gap === null ? null : (
        <p className="behind-rest tertiary">
          {t("dashboard.not_given_out")}{" "}
          <Figure
            cell={cellIn(view, "target", { filter: dimensionIs("seller", null) })}
            label={t("dashboard.not_given_out")}
          >
            <NumberText value={nobody.target} unit="money" compact />
          </Figure>
        </p>
      )}
      {list.length > shownAtFirst ? (
        <Button type="link" size="small" className="box-more" onClick={() => setAll(!all)}>
          {all ? t("dashboard.fewer") : t("dashboard.show_all", { count: list.length })}
        </Button>
      ) : null}
    </Panel>
  );
}

function BehindItem({
  view,
  person,
}: {
  readonly view: DashboardView;
  readonly person: Standing;
}): ReactNode {
  const { t, locale } = useLanguage();
  const cell = cellIn(view, "attainment", { filter: dimensionIs("seller", person.person) });
  const text = (value: typeof person.due) => metricText(value, "money", locale, { compact: true });
  return (
    <li>
      <div className="behind-line">
        <PersonName person={person.person} />
        <Figure cell={cell} label={t("dashboard.behind")}>
          <strong className="negative">
            <NumberText value={person.gap} unit="money" compact />
          </strong>
        </Figure>
      </div>
      <Bullet
        small
        actual={person.reached}
        target={person.target}
        due={view.period.running ? person.due : null}
        label={t("dashboard.bullet", {
          reached: text(person.reached),
          target: text(person.target),
          due: text(person.due),
        })}
      />
      <div className="behind-line tertiary">
        <span>
          {t("dashboard.attainment")} <NumberText value={person.attainment} unit="share" />
        </span>
        <span>
          {t(view.period.running ? "dashboard.due" : "dashboard.target")}{" "}
          <NumberText value={view.period.running ? person.due : person.target} unit="money" compact />
        </span>
      </div>
    </li>
  );
}
