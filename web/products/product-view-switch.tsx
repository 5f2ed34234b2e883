import { Segmented } from "antd";
import type { ReactNode } from "react";
import { useSearchParams } from "react-router";
import { useSession } from "../api/session.ts";
import { useLanguage } from "../language/language.ts";
import { type ProductView, productView } from "./product-view.ts";

/** Between the two views of products. */
export function ProductViewSwitch(): ReactNode {
  const { t } = useLanguage();
  const margin = useSession().metrics.includes("gross_margin_rate");
  const [params, setParams] = useSearchParams();
  return (
    <Segmented<ProductView>
      aria-label={t("products.view")}
      value={productView(params)}
      onChange={(view) => setParams({ view })}
      options={[
        { value: "performance", label: t(margin ? "products.performance" : "products.performance_sales") },
        { value: "catalogue", label: t("products.catalogue") },
      ]}
    />
  );
}

/** The same above the generated list. */
export default function ProductListSwitch(): ReactNode {
  return (
    <div>
      <ProductViewSwitch />
    </div>
  );
}
