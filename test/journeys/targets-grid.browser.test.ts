import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moneyText } from "../../web/format/format.ts";
import { openSite, type Site } from "./open-site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const id = (object: string, external: string): string => site.fixture.alpha.id(object, external);

/** The cell of a person in a team and a month of 2026. */
const cell = (page: Page, team: string, seller: string | null, month: string): Locator =>
  page.locator(
    `[data-cell="${id("team", team)}|${seller === null ? "" : id("user", seller)}|2026-${month}-01"]`,
  );

/** A cell's text, also where the input stands in it. */
async function shown(locator: Locator): Promise<string> {
  const input = locator.locator("input");
  return (await input.count()) > 0 ? input.inputValue() : locator.innerText();
}

async function openGrid(person: "ops" | "an" | "east_manager"): Promise<Page> {
  const page = await site.enter(person, { path: "/targets" });
  await page
    .getByRole("table", { name: "目标表" })
    .waitFor({ timeout: 8000 })
    .catch(async () => {
      throw new Error(`no grid: ${page.url()}\n${await page.locator("body").innerText()}`);
    });
  await page.getByText("元（CNY）", { exact: true }).click();
  return page;
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((block) => navigator.clipboard.writeText(block), text);
  await page.keyboard.press("Control+V");
}

/** The targets of the year as the API measures them. */
async function measuredTarget(): Promise<string> {
  const { body } = await site.fixture.as(
    "ops",
    site.fixture.alpha,
    "zh",
  )("/api/measure", {
    query: { metrics: "target", from: "2026-01-01", to: "2027-01-01" },
  });
  return moneyText(body.rows[0].values.target, "zh").replace("¥", "").replace(/\.00$/, "");
}

describe("the target grid", () => {
  test("takes a block from Excel, sums it by team, and saves it in one call", async () => {
    const page = await openGrid("ops");
    const total = page.getByTestId("grid-total");
    expect(await total.innerText()).toBe(await measuredTarget());

    await cell(page, "chengdu", "dou", "09").click();
    await paste(page, "1,000\t2万\t¥30.555\r\n");
    expect(await shown(cell(page, "chengdu", "dou", "09"))).toBe("1,000");
    expect(await shown(cell(page, "chengdu", "dou", "10"))).toBe("20,000");
    expect(await shown(cell(page, "chengdu", "dou", "11"))).toBe("30.56");
    await page.getByText("其中 1 格四舍五入到分").waitFor();
    await page.getByText("3 格未保存").waitFor();
    // Chengdu in the year: 42.00 + 500.00 before, and 1,000 + 20,000 + 30.56 = 21,572.56
    const chengdu = page.getByRole("row", { name: /成都组/ });
    expect(await chengdu.locator(".grid-total").innerText()).toBe("21,572.56");

    await page.keyboard.press("Control+S");
    await page.getByText("已保存 3 格").waitFor();
    await page.getByText("格未保存").waitFor({ state: "detached" });
    expect(await total.innerText()).toBe(await measuredTarget());
    const { body } = await site.fixture.as("ops")("/api/targets", {
      query: {
        filter: {
          and: [
            { field: "seller", op: "eq", value: id("user", "dou") },
            { field: "period_start", op: "lt", value: "2026-12-01" },
          ],
        },
        sort: "period_start",
      },
    });
    expect(body.rows.map((row: { amount: { amount: string } }) => row.amount.amount)).toEqual([
      "1000.00",
      "20000.00",
      "30.56",
    ]);
    await page.reload();
    await page.getByRole("table", { name: "目标表" }).waitFor();
    expect(await shown(cell(page, "chengdu", "dou", "10"))).toBe("20,000");
  });

  test("is typed like a spreadsheet: Enter, Tab, undo, redo", async () => {
    const page = await openGrid("ops");
    await cell(page, "shanghai", "an", "01").click();
    await page.keyboard.type("12");
    await page.keyboard.press("Tab");
    await page.keyboard.type("1.5万");
    await page.keyboard.press("Enter");
    expect(await shown(cell(page, "shanghai", "an", "01"))).toBe("12");
    expect(await shown(cell(page, "shanghai", "an", "02"))).toBe("15,000");
    await page.keyboard.press("Control+Z");
    expect(await shown(cell(page, "shanghai", "an", "02"))).toBe("");
    await page.keyboard.press("Control+Y");
    expect(await shown(cell(page, "shanghai", "an", "02"))).toBe("15,000");
    await page.getByText("2 格未保存").waitFor();

    // A block is copied as Excel reads it, and the status line adds it up: 12 + 15,000 = 15,012
    await cell(page, "shanghai", "an", "01").click();
    await page.keyboard.press("Shift+ArrowRight");
    await page.getByText("已选 2 格，合计 ¥15,012.00").waitFor();
    await page.keyboard.press("Control+C");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("12\t15000\n");
    await page.keyboard.press("Delete");
    expect(await shown(cell(page, "shanghai", "an", "01"))).toBe("");
    await page.getByText("格未保存").waitFor({ state: "detached" });
  });

  test("names what it could not take, keeps the rest, and leaves closed cells alone", async () => {
    const page = await openGrid("ops");
    // Bo was in Shanghai until the end of June: July is closed there, and "x" is no amount.
    await cell(page, "shanghai", "bo", "05").click();
    await paste(page, "5\tx\t7\n");
    expect(await shown(cell(page, "shanghai", "bo", "05"))).toBe("5");
    await page.getByText("“x”不是金额").waitFor();
    await page.getByText("“7”落在不能填写的格子").waitFor();
    expect(await shown(cell(page, "shanghai", "bo", "07"))).toBe("");
    await page.getByText("1 格未保存").waitFor();
  });

  test("asks before one leaves with something unsaved", async () => {
    const page = await openGrid("ops");
    await cell(page, "chengdu", "dou", "01").click();
    await page.keyboard.type("1");
    await page.getByRole("link", { name: "工作台" }).click();
    const question = page.getByRole("dialog", { name: "有未保存的目标" });
    await question.getByRole("button", { name: "留下" }).click();
    await question.waitFor({ state: "hidden" });
    expect(await shown(cell(page, "chengdu", "dou", "01"))).toBe("1");
    expect(page.url()).toContain("/targets");
  });

  test("is read only for a seller, who sees himself", async () => {
    const page = await openGrid("an");
    await page.getByText("只读").waitFor();
    expect(await page.getByText("窦小西").count()).toBe(0);
    const own = cell(page, "shanghai", "an", "11");
    expect(await shown(own)).toBe("210");
    await own.click();
    await page.keyboard.type("999");
    expect(await shown(own)).toBe("210");
  });
});
