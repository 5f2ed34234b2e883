import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { desktop } from "../browser.ts";
import { openSite, type Site } from "./open-site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const password = "a password for journeys";

describe("signing in", () => {
  test("leads to the sign-in page and back to the page that was asked for", async () => {
    const page = await site.enter("an", { path: "/accounts?q=一品" });
    await page.getByRole("link", { name: "一品机械" }).waitFor();
    expect(new URL(page.url()).searchParams.get("q")).toBe("一品");
  });

  test("refuses a wrong password with a sentence and keeps the e-mail", async () => {
    const context = await site.browser.newContext({
      baseURL: site.address,
      viewport: desktop,
      locale: "zh-CN",
    });
    const page = await context.newPage();
    await page.goto("/orders");
    await page.waitForURL(/\/sign-in\?next=%2Forders/);
    await page.getByLabel("邮箱").fill("director@alpha.example");
    await page.getByLabel("密码", { exact: true }).fill("wrong password");
    await page.getByRole("button", { name: "登录", exact: true }).click();
    await page.getByText("邮箱或密码不对").waitFor();
    expect(await page.getByLabel("邮箱").inputValue()).toBe("director@alpha.example");
    await context.close();
  });

  test("never sends anybody to another site afterwards", async () => {
    const page = await site.enter("director", { path: "//elsewhere.example/" });
    await page.waitForURL(`${site.address}/`);
  });

  test("speaks English at a click, without a reload", async () => {
    const page = await site.enter("director", { path: "/orders" });
    await page.getByRole("heading", { name: "订单", level: 1 }).waitFor();
    await page.getByRole("button", { name: "语言" }).click();
    await page.getByText("English").click();
    await page.getByRole("heading", { name: "Orders", level: 1 }).waitFor();
    await page.getByRole("button", { name: "New order" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en-US");
  });

  test("asks to sign in again where a session ends in the middle of work, and then saves what was typed", async () => {
    const page = await site.enter("director", { path: "/accounts" });
    await page.getByRole("button", { name: "新建客户" }).click();
    await page.getByLabel("客户名称").fill("过期会话公司");
    await page.context().clearCookies();
    await page.getByRole("button", { name: "保存", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "登录已过期" });
    await dialog.getByLabel("密码", { exact: true }).fill(password);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "过期会话公司" }).waitFor();
  });

  test("shows each role only what it may do", async () => {
    const page = await site.enter("auditor", { path: "/accounts" });
    await page.getByRole("link", { name: "一品机械" }).waitFor();
    expect(await page.getByRole("button", { name: "新建客户" }).count()).toBe(0);
    await page.goto("/api_keys");
    await page.getByRole("heading", { name: "没有这个页面" }).waitFor();
  });
});
