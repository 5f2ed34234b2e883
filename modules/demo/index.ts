export * from "./demo-company.ts";
export { generateDemoCompany } from "./generate-demo-company.ts";
export { type DemoSignInAccount, demoSignInAccounts } from "./sign-in-accounts.ts";
