import { ContactsOutlined, EditOutlined, FileTextOutlined, RollbackOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { objectNamed } from "../../kernel/catalog.ts";
import { catalog } from "../../modules/catalog.ts";
import { isMoneyJson, isReferenceJson, type RecordJson } from "../api/json.ts";
import { type HistoryEntry, records } from "../api/records.ts";
import { useSession } from "../api/session.ts";
import type { RecordExtensionProps } from "../app/extension-props.ts";
import { ErrorNotice, Notice } from "../app/notice.tsx";
import { Panel } from "../charts/panel.tsx";
import { instantText, shortDayText } from "../format/format.ts";
import { NumberText } from "../format/number.tsx";
import { useLanguage } from "../language/language.ts";
import { type TimelineEntry, timelineEntries } from "./timeline-entries.ts";
import { useCustomerOrders } from "./use-customer.ts";
import "./customers.css";

const step = 10;
const readMax = 100;

/** Everything that happened with the customer, newest first: orders, returns, new contacts, changes. */
export default function AccountTimeline({ record }: RecordExtensionProps): ReactNode {
  const { t } = useLanguage();
  const { workspace } = useSession();
  const [shown, setShown] = useState(step);
  const orders = useCustomerOrders(record.id, readMax);
  const contacts = useQuery({
    queryKey: ["customer-contacts", record.id],
    queryFn: ({ signal }) =>
      records("contact").list(
        { filter: { field: "account", op: "eq", value: record.id }, sort: "-created_at", limit: readMax },
        signal,
      ),
  });
  const history = useQuery({
    queryKey: ["customer-history", record.id, record.version],
    queryFn: ({ signal }) => records("account").history(record.id, signal),
  });
  const dayOf = (instant: string): string => instantText(instant, workspace.time_zone).slice(0, 10);
  // Contacts that came with the customer (an import, say) are no news.
  const addedLater = (rows: readonly RecordJson[]) =>
    rows.filter((contact) => dayOf(contact.created_at) !== dayOf(record.created_at));
  const error = orders.error ?? contacts.error ?? history.error;
  const ready = orders.data !== undefined && contacts.data !== undefined && history.data !== undefined;
  const entries = ready
    ? timelineEntries(orders.data.rows, addedLater(contacts.data.rows), history.data.entries, dayOf)
    : [];
  return (
    <Panel title={t("customers.timeline")}>
      {error !== null ? (
        <ErrorNotice error={error} />
      ) : !ready ? (
        <Skeleton active title={false} paragraph={{ rows: 6 }} />
      ) : entries.length === 0 ? (
        <Notice title={t("customers.nothing_happened")} />
      ) : (
        <ol className="timeline">
          {entries.slice(0, shown).map((entry) => (
            <li key={`${entry.kind} ${entry.key}`}>
              <Entry entry={entry} />
            </li>
          ))}
        </ol>
      )}
      {entries.length > shown ? (
        <Button type="link" size="small" className="box-more" onClick={() => setShown(shown + 2 * step)}>
          {t("customers.earlier")}
        </Button>
      ) : orders.data?.next == null ? null : (
        <Link
          to={`/orders?filter=${encodeURIComponent(JSON.stringify({ field: "account", op: "eq", value: record.id }))}`}
        >
          {t("customers.all_orders")}
        </Link>
      )}
    </Panel>
  );
}

function Entry({ entry }: { readonly entry: TimelineEntry }): ReactNode {
  const { locale } = useLanguage();
  const { today } = useSession();
  const icons = {
    order:
      entry.kind === "order" && entry.order.kind !== "sale" ? <RollbackOutlined /> : <FileTextOutlined />,
    contact: <ContactsOutlined />,
    change: <EditOutlined />,
  };
  return (
    <>
      <span className="timeline-icon" aria-hidden="true">
        {icons[entry.kind]}
      </span>
      <div className="timeline-text">
        {entry.kind === "order" ? (
          <OrderEntry order={entry.order} />
        ) : entry.kind === "contact" ? (
          <ContactEntry contact={entry.contact} />
        ) : (
          <ChangeEntry change={entry.change} />
        )}
      </div>
      <time className="tertiary number" dateTime={entry.day}>
        {shortDayText(entry.day, today, locale)}
      </time>
    </>
  );
}

function OrderEntry({ order }: { readonly order: RecordJson }): ReactNode {
  const { say } = useLanguage();
  const { kind, status } = objectNamed(catalog, "order").fields;
  const name = kind?.kind === "option" ? kind.options[String(order.kind)] : undefined;
  const state = status?.kind === "option" ? status.options[String(order.status)] : undefined;
  return (
    <>
      {name === undefined ? null : say(name.label)}{" "}
      <Link to={`/orders/${order.id}`} className="number">
        {String(order.number ?? "")}
      </Link>{" "}
      <strong className={order.kind === "sale" ? "" : "negative"}>
        <NumberText value={isMoneyJson(order.net_amount) ? order.net_amount : null} unit="money" />
      </strong>
      <span className="tertiary">
        {isReferenceJson(order.seller) ? ` · ${order.seller.title ?? ""}` : ""}
        {order.status === "confirmed" || state === undefined ? "" : ` · ${say(state.label)}`}
      </span>
    </>
  );
}

function ContactEntry({ contact }: { readonly contact: RecordJson }): ReactNode {
  const { t } = useLanguage();
  return (
    <>
      {t("customers.new_contact")} <Link to={`/contacts/${contact.id}`}>{String(contact.name ?? "")}</Link>
      <span className="tertiary">{contact.job_title === null ? "" : ` · ${String(contact.job_title)}`}</span>
    </>
  );
}

function ChangeEntry({ change }: { readonly change: HistoryEntry }): ReactNode {
  const { t, say, locale } = useLanguage();
  const { fields } = objectNamed(catalog, "account");
  const names = Object.keys(change.changes).map((key) => {
    const field = fields[key];
    return field === undefined ? key : say(field.label);
  });
  const who = change.by?.title ?? t("record.by_system");
  const what = names.join(locale === "zh" ? "、" : ", ");
  return (
    <span className="secondary">
      {change.action === "update"
        ? t("customers.changed", { who, what })
        : t(`customers.record_${change.action}`, { who })}
    </span>
  );
}
