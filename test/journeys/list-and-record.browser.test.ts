import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { phone } from "../browser.ts";
import { openSite, type Site } from "./open-site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const rowOf = (page: Page, name: string): Locator =>
  page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });
const names = (page: Page): Promise<string[]> => page.locator("tbody a.row-link").allInnerTexts();
const primary = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });
const api = (person: "director") => site.fixture.as(person, site.fixture.alpha, "zh");

async function newAccount(page: Page, name: string): Promise<string> {
  await page.goto("/accounts");
  await primary(page, "新建客户").click();
  await page.getByLabel("客户名称").fill(name);
  await primary(page, "保存").click();
  await page.getByRole("heading", { name }).waitFor();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

describe("a generated list", () => {
  test("filters by ticking, keeps the filter in the address, and clears it", async () => {
    const page = await site.enter("director", { path: "/accounts" });
    await rowOf(page, "一品机械").waitFor();
    await page.getByRole("search").getByRole("button", { name: "等级", exact: true }).click();
    await page.getByRole("checkbox", { name: "VIP" }).click();
    await page.waitForURL(/filter=/);
    await page.getByText("共 2 条").waitFor();
    expect((await names(page)).sort()).toEqual(["一品机械", "七星建材"]);
    await page.keyboard.press("Escape");

    await page.reload();
    await page.getByText("共 2 条").waitFor();
    await primary(page, "清除筛选：等级").click();
    await rowOf(page, "四海物流").waitFor();
    expect(new URL(page.url()).searchParams.has("filter")).toBe(false);
  });

  test("searches after a slash, and says what to do where nothing is found", async () => {
    const page = await site.enter("director", { path: "/accounts" });
    await rowOf(page, "一品机械").waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("纺织");
    await page.getByText("共 1 条").waitFor();
    expect(await names(page)).toEqual(["二龙纺织"]);
    await page.getByRole("searchbox").fill("没有这样的客户");
    await page.getByText("没有符合条件的记录").waitFor();
    await primary(page, "清除筛选").click();
    await rowOf(page, "一品机械").waitFor();
  });

  test("groups with counts and opens a group as a filtered list", async () => {
    const page = await site.enter("director", { path: "/accounts?group=level" });
    const vip = page.getByRole("row").filter({ hasText: "VIP" });
    expect(await vip.getByRole("cell").first().innerText()).toBe("2");
    await vip.getByRole("button").click();
    await page.getByText("共 2 条").waitFor();
  });

  test("edits a cell in its place: Enter saves, Escape leaves it as it was", async () => {
    const page = await site.enter("director", { path: "/accounts" });
    const city = rowOf(page, "四海物流").getByRole("gridcell").nth(3);
    await city.click();
    await page.keyboard.type("成都市");
    await page.keyboard.press("Enter");
    await city.getByText("成都市").waitFor();
    await city.click();
    await page.keyboard.type("写错了");
    await page.keyboard.press("Escape");
    await city.getByText("成都市").waitFor();
    const { body } = await api("director")(`/api/accounts/${site.fixture.alpha.id("account", "c4")}`);
    expect(body.city).toBe("成都市");
  });

  test("is walked by the keyboard: arrows, Enter on a link, back", async () => {
    const page = await site.enter("director", { path: "/accounts?q=四海" });
    await rowOf(page, "四海物流").getByRole("gridcell").first().focus();
    await page.keyboard.press("ArrowRight");
    const focused = await page.evaluate(() => document.activeElement?.getAttribute("data-column"));
    expect(focused).toBe("1");
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "四海物流" }).waitFor();
  });

  test("is cards with filters on a phone", async () => {
    const page = await site.enter("director", { path: "/accounts", size: phone });
    await page.getByRole("listitem").filter({ hasText: "一品机械" }).waitFor();
    await primary(page, "筛选").click();
    await page.getByRole("checkbox", { name: "VIP" }).click();
    await primary(page, "查看结果").click();
    await page.getByText("共 2 条").waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(overflow).toBe(false);
  });

  test("hands out the current view as a file", async () => {
    const page = await site.enter("director", { path: "/accounts?q=四海" });
    await rowOf(page, "四海物流").waitFor();
    await primary(page, "导出").click();
    const download = page.waitForEvent("download");
    await page.getByText("导出为 CSV").click();
    expect((await download).suggestedFilename()).toMatch(/^客户 .*\.csv$/);
  });
});

describe("a generated form and record", () => {
  test("says what is missing beside its field and saves afterwards", async () => {
    const page = await site.enter("director", { path: "/accounts" });
    await primary(page, "新建客户").click();
    await primary(page, "保存").click();
    await page.getByRole("alert").filter({ hasText: "必填" }).waitFor();
    await page.getByLabel("客户名称").fill("表单公司");
    await page.getByLabel("电话").fill("不是电话");
    await primary(page, "保存").click();
    await page.getByRole("alert").filter({ hasText: "电话号码" }).waitFor();
    await page.getByLabel("电话").fill("13800138000");
    await primary(page, "保存").click();
    await page.getByRole("heading", { name: "表单公司" }).waitFor();
  });

  test("takes an order with full-width digits and shows the net amount before it is saved", async () => {
    const page = await site.enter("director", { path: "/orders" });
    await primary(page, "新建订单").click();
    const form = page.getByRole("dialog", { name: "新建订单" });
    await form.getByLabel("客户").click();
    await page.keyboard.type("四海");
    await page.getByTitle("四海物流").click();
    const line = form.locator("tbody tr").first();
    await line.getByRole("combobox").click();
    await page.getByTitle("阀门").click();
    await line.locator("input[id$='-quantity']").fill("１０");
    await line.locator("input[id$='-unit_price']").fill("19.99");
    await line.locator("input[id$='-discount']").fill("5");
    // 10 × 19.99 × 0.95 = 189.905 → 189.91
    await form.getByText("¥189.91").first().waitFor();
    await primary(page, "保存").click();
    await page.waitForURL(/\/orders\/.+/);
    await page.getByRole("region", { name: "明细" }).getByText("¥189.91").waitFor();
  });

  test("asks whose value to keep where somebody changed the same field meanwhile", async () => {
    const page = await site.enter("director");
    const id = await newAccount(page, "冲突公司");
    await page.getByRole("region", { name: "变更记录" }).getByText("创建").waitFor();
    const { body } = await api("director")(`/api/accounts/${id}`);
    await api("director")(`/api/accounts/${id}`, {
      method: "PATCH",
      body: { version: body.version, city: "北京", industry: "机床" },
    });
    await primary(page, "修改城市").click();
    await page.keyboard.type("天津");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "有人同时修改了同样的字段" });
    await dialog.getByText("北京").waitFor();
    await dialog.getByRole("radio", { name: /我的修改/ }).check();
    await dialog.getByRole("button", { name: "按选择保存" }).click();
    await page.getByRole("region", { name: "变更记录" }).getByText("天津").waitFor();
    const after = await api("director")(`/api/accounts/${id}`);
    expect(after.body).toMatchObject({ city: "天津", industry: "机床" });
  });

  test("deletes without a question, takes it back from the message, and restores from the recycle bin", async () => {
    const page = await site.enter("director");
    await newAccount(page, "误删公司");
    await primary(page, "删除").click();
    await page.getByText("已删除“误删公司”").waitFor();
    await primary(page, "撤销").click();
    await page.getByRole("heading", { name: "误删公司" }).waitFor();

    await primary(page, "删除").click();
    await page.getByText("已删除“误删公司”").waitFor();
    await primary(page, "回收站").click();
    await page.getByRole("row").filter({ hasText: "误删公司" }).getByRole("button", { name: "恢复" }).click();
    await page.getByText("已恢复“误删公司”").waitFor();
  });

  test("goes to the next record of the filtered list and back", async () => {
    const page = await site.enter("director", { path: "/accounts?sort=name" });
    await rowOf(page, "一品机械").waitFor();
    const [first = "", second = ""] = await names(page);
    await page.getByRole("link", { name: first, exact: true }).click();
    await page.getByRole("heading", { name: first }).waitFor();
    await page.keyboard.press("Control+ArrowRight");
    await page.getByRole("heading", { name: second }).waitFor();
    await page.keyboard.press("Control+ArrowLeft");
    await page.getByRole("heading", { name: first }).waitFor();
  });

  test("keeps what was typed while the server cannot be reached, and saves it afterwards", async () => {
    const page = await site.enter("director", { path: "/accounts" });
    await primary(page, "新建客户").click();
    await page.getByLabel("客户名称").fill("断线公司");
    await page.route("**/api/**", (route) => route.abort());
    await primary(page, "保存").click();
    await page.getByRole("alert").filter({ hasText: "没有保存" }).waitFor();
    await page.unroute("**/api/**");
    await primary(page, "保存").click();
    await page.getByRole("heading", { name: "断线公司" }).waitFor();
  });
});
