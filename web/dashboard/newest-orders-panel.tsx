import { useQuery } from "@tanstack/react-query";
import { Skeleton, Tag } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { objectNamed } from "../../kernel/catalog.ts";
import type { OptionChoice } from "../../kernel/field.ts";
import { catalog } from "../../modules/catalog.ts";
import { isMoneyJson, isReferenceJson, type RecordJson } from "../api/json.ts";
import { records } from "../api/records.ts";
import { ErrorNotice, Notice } from "../app/notice.tsx";
import { Panel } from "../charts/panel.tsx";
import { shortDayText } from "../format/format.ts";
import { NumberText } from "../format/number.tsx";
import { useLanguage } from "../language/language.ts";
import type { DashboardView } from "./dashboard-view.ts";

type NewestProps = { readonly view: DashboardView; readonly className: string };
const shown = 9;

/** What came in last. */
export function NewestOrdersPanel({ view, className }: NewestProps): ReactNode {
  const { t } = useLanguage();
  const orders = useQuery({
    queryKey: ["newest-orders", view.filter],
    queryFn: ({ signal }) =>
      records("order").list({ sort: "-ordered_on,-number", limit: shown, filter: view.filter }, signal),
  });
  return (
    <Panel
      title={t("dashboard.newest_orders")}
      className={className}
      actions={<Link to="/orders">{t("dashboard.all_orders")}</Link>}
    >
      {orders.isError ? (
        <ErrorNotice error={orders.error} retry={() => void orders.refetch()} />
      ) : orders.isPending ? (
        <Skeleton active paragraph={{ rows: 6 }} title={false} />
      ) : orders.data.rows.length === 0 ? (
        <Notice
          title={t("dashboard.no_orders")}
          text={t("dashboard.no_orders_hint")}
          action={<Link to="/orders">{t("dashboard.to_orders")}</Link>}
        />
      ) : (
        <ul className="order-list">
          {orders.data.rows.map((order) => (
            <OrderItem key={order.id} order={order} today={view.today} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** The declared choice of an option field: only what is out of the ordinary is shown as a tag. */
function choiceOf(field: string, value: unknown): OptionChoice | null {
  const declared = objectNamed(catalog, "order").fields[field];
  return declared?.kind === "option" ? (declared.options[String(value)] ?? null) : null;
}

function OrderItem({ order, today }: { readonly order: RecordJson; readonly today: string }): ReactNode {
  const { say, locale } = useLanguage();
  const kind = order.kind === "sale" ? null : choiceOf("kind", order.kind);
  const status = order.status === "confirmed" ? null : choiceOf("status", order.status);
  const account = isReferenceJson(order.account) ? order.account.title : null;
  const seller = isReferenceJson(order.seller) ? order.seller.title : null;
  return (
    <li>
      <Link to={`/orders/${order.id}`} className="order-item">
        <span className="order-account">{account ?? String(order.number ?? "")}</span>
        <strong className={order.kind === "sale" ? "" : "negative"}>
          <NumberText value={isMoneyJson(order.net_amount) ? order.net_amount : null} unit="money" compact />
        </strong>
        <span className="order-facts tertiary">
          {kind === null ? null : (
            <Tag variant="filled" color={kind.color ?? "default"}>
              {say(kind.label)}
            </Tag>
          )}
          {status === null ? null : <Tag variant="filled">{say(status.label)}</Tag>}
          <span className="number">{String(order.number ?? "")}</span>
          {seller === null ? null : <span>{seller}</span>}
        </span>
        <span className="tertiary number">{shortDayText(String(order.ordered_on ?? ""), today, locale)}</span>
      </Link>
    </li>
  );
}
