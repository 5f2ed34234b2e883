import { Skeleton } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { isReferenceJson } from "../api/json.ts";
import { useMeasure } from "../api/measure.ts";
import { useSession } from "../api/session.ts";
import { ErrorNotice, Notice } from "../app/notice.tsx";
import { Panel } from "../charts/panel.tsx";
import type { DaySpan } from "../dashboard/chosen-period.ts";
import { Figure } from "../explain/figure.tsx";
import { allOf, dimensionIs, dimensionKey } from "../explain/narrowed.ts";
import { ChangeText, NumberText } from "../format/number.tsx";
import { useLanguage } from "../language/language.ts";
import { ofCustomer } from "./use-customer.ts";

const shown = 8;

/** The products that the customer buys most this year. */
export function TopProducts({
  customer,
  year,
}: {
  readonly customer: string;
  readonly year: DaySpan;
}): ReactNode {
  const { t } = useLanguage();
  const session = useSession();
  const margin = session.metrics.includes("gross_margin_rate");
  const filter = ofCustomer(customer);
  const query = useMeasure({
    metrics: ["net_sales", "units", "sales_growth", ...(margin ? ["gross_margin_rate"] : [])],
    by: ["product"],
    ...year,
    filter,
    sort: "-net_sales",
    limit: shown,
  });
  return (
    <Panel title={t("customers.top_products")}>
      {query.isError ? (
        <ErrorNotice error={query.error} retry={() => void query.refetch()} />
      ) : query.isPending ? (
        <Skeleton active title={false} paragraph={{ rows: 5 }} />
      ) : query.data.rows.length === 0 ? (
        <Notice title={t("customers.no_purchases")} />
      ) : (
        <div className="scroll-x">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t("customers.product")}</th>
                <th scope="col" className="end">
                  {t("customers.units")}
                </th>
                <th scope="col" className="end">
                  {t("customers.sales")}
                </th>
                <th scope="col" className="end">
                  {t("customers.growth")}
                </th>
                {margin ? (
                  <th scope="col" className="end">
                    {t("customers.margin")}
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {query.data.rows.map(({ dimensions, values }) => {
                const product = dimensions.product ?? null;
                const narrowed = allOf(filter, dimensionIs("product", product));
                const cell = (metric: string) => ({
                  metric,
                  ...year,
                  ...(narrowed === undefined ? {} : { filter: narrowed }),
                });
                return (
                  <tr key={dimensionKey(product)}>
                    <th scope="row">
                      {isReferenceJson(product) ? (
                        <Link className="name-link" to={`/products/${product.id}`}>
                          {product.title}
                        </Link>
                      ) : (
                        "—"
                      )}
                    </th>
                    <td className="end">
                      <NumberText value={values.units} unit="quantity" />
                    </td>
                    <td className="end">
                      <Figure cell={cell("net_sales")} label={t("customers.sales")}>
                        <NumberText value={values.net_sales} unit="money" compact />
                      </Figure>
                    </td>
                    <td className="end">
                      <ChangeText value={values.sales_growth} unit="share" />
                    </td>
                    {margin ? (
                      <td className="end">
                        <Figure cell={cell("gross_margin_rate")} label={t("customers.margin")}>
                          <NumberText value={values.gross_margin_rate} unit="share" />
                        </Figure>
                      </td>
                    ) : null}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
