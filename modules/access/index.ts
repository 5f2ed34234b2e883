export { apiKey } from "./api-key.object.ts";
