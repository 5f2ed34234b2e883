export { category } from "./category.object.ts";
export { costHiddenFrom } from "./cost-sight.ts";
export { product } from "./product.object.ts";
export { productCost } from "./product-cost.object.ts";
export { productPrice } from "./product-price.object.ts";
