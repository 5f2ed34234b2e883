export type ProductView = "performance" | "catalogue";

/** The view that the address asks for; an address with a list's filter or search is a link to the catalogue. */
export function productView(params: URLSearchParams): ProductView {
  const view = params.get("view");
  if (view === "performance" || view === "catalogue") return view;
  return ["filter", "q", "group", "deleted", "sort"].some((name) => params.has(name))
    ? "catalogue"
    : "performance";
}
