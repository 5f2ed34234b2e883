import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { PageMissing } from "./page-missing.tsx";
import { pages } from "./pages.ts";
import { RouteError } from "./route-error.tsx";
import { Shell } from "./shell.tsx";

const lazily = (load: () => Promise<{ default: React.ComponentType }>) => async () => ({
  Component: (await load()).default,
});

const shellRoutes: RouteObject[] = [
  ...pages.map((page): RouteObject => ({ path: page.path, lazy: lazily(page.load) })),
  { path: "/dashboard", element: <Navigate to="/" replace /> },
  { path: "/:plural", lazy: lazily(() => import("../list/list-page.tsx")) },
  { path: "/:plural/:id", lazy: lazily(() => import("../record/record-page.tsx")) },
  { path: "*", element: <PageMissing /> },
];

export const router = createBrowserRouter([
  {
    path: "/sign-in",
    lazy: lazily(() => import("../sign-in/sign-in-page.tsx")),
    errorElement: <RouteError />,
    HydrateFallback: () => null,
  },
  {
    element: <Shell />,
    errorElement: <RouteError />,
    HydrateFallback: () => null,
    children: shellRoutes.map((route) => ({ ...route, errorElement: <RouteError /> }) as RouteObject),
  },
]);
