import { lazy, type ReactNode, Suspense } from "react";
import { useSearchParams } from "react-router";
import ProductPerformancePage from "./product-performance-page.tsx";
import { productView } from "./product-view.ts";

const ListPage = lazy(() => import("../list/list-page.tsx"));

/** Products in two views: how they do, and the catalogue to search and keep. */
export default function ProductsPage(): ReactNode {
  const [params] = useSearchParams();
  if (productView(params) === "performance") return <ProductPerformancePage />;
  return (
    <Suspense fallback={null}>
      <ListPage />
    </Suspense>
  );
}
