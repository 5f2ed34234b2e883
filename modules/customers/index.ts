export { account } from "./account.object.ts";
export { contact } from "./contact.object.ts";
export { customerRights } from "./customer-rights.ts";
