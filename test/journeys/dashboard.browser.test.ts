import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDecimal, decimal, formatDecimal } from "../../engine/decimal/index.ts";
import { moneyText, shareText } from "../../web/format/format.ts";
import { phone } from "../browser.ts";
import type { PersonKey } from "../fixture/company-facts.ts";
import { openSite, type Site } from "./open-site.ts";

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const year = { from: "2026-01-01", to: "2027-01-01" };

/** The year's numbers as the API gives them to a person. */
async function measured(person: PersonKey, metrics: string, filter?: unknown) {
  const answer = await site.fixture.as(
    person,
    site.fixture.alpha,
    "zh",
  )("/api/measure", {
    query: { metrics, ...year, ...(filter === undefined ? {} : { filter }) },
  });
  return answer.body.rows[0].values;
}

const tile = (page: Page, name: string): Locator => page.getByRole("region", { name, exact: true });
const compact = (value: { amount: string; currency: string }) => moneyText(value, "zh", { compact: true });
const textOf = (locator: Locator): Promise<string> => locator.innerText();

describe("the dashboard of a director", () => {
  test("shows the attainment that the API measures, and opens a figure down to its orders", async () => {
    const values = await measured("director", "attainment,credited_sales,target,net_sales");
    const page = await site.enter("director");
    const attainment = tile(page, "达成率");
    await attainment.getByText(shareText(values.attainment)).waitFor();
    expect(await textOf(attainment)).toContain(compact(values.credited_sales));
    expect(await textOf(attainment)).toContain(compact(values.target));

    await tile(page, "净销售额")
      .getByRole("link", { name: compact(values.net_sales) })
      .click();
    const panel = page.getByRole("dialog");
    await panel.getByText("与数字一致").waitFor();
    expect(await textOf(panel)).toContain(moneyText(values.net_sales, "zh"));
    // What the rows show, added up once more; by the facts 59.99 + 203.33 + 350.00 + 217.80 + 360.00 − 120.00 − 10.01
    // + 150.05 + 120.00 + 19.00 + 120.00 = 1,470.16
    const amounts = await panel.locator("tbody tr td:last-child").allInnerTexts();
    const sum = amounts
      .map((text) => decimal(text.replace(/[¥,]/g, "")))
      .reduce((one, other) => addDecimal(one, other));
    expect(formatDecimal(sum)).toBe("1470.16");
    expect(values.net_sales.amount).toBe("1470.16");
    expect(await textOf(panel)).toContain(`${amounts.length} 条明细之和`);

    const download = page.waitForEvent("download");
    await panel.getByRole("button", { name: "导出明细" }).click();
    const file = await readFile(await (await download).path(), "utf8");
    expect(file.trimEnd().split("\r\n")).toHaveLength(amounts.length + 1);
    expect(file).toMatch(/^\ufeff记录,日期,客户,销售,净销售额\r\n/);

    const first = panel.locator("tbody tr").first().getByRole("link");
    const number = await textOf(first);
    await first.click();
    await page.waitForURL(/\/orders\//);
    await page.getByRole("heading", { name: number }).waitFor();
    await page.goBack();
    await page.getByRole("dialog").getByText("与数字一致").waitFor();
    await page.keyboard.press("Escape");
    await page.waitForURL((url) => !url.search.includes("explain"));
  });

  test("narrows to a region with its groups when its name is pressed", async () => {
    const page = await site.enter("director");
    const teams = page.getByRole("region", { name: "团队与区域" });
    await teams.getByRole("link", { name: "东区" }).click();
    await page.waitForURL(/team=/);
    const id = (key: string) => site.fixture.alpha.id("team", key);
    const east = { field: "team", op: "in", value: ["east", "shanghai", "hangzhou"].map(id) };
    const values = await measured("director", "net_sales,attainment", east);
    await tile(page, "净销售额").getByText(compact(values.net_sales)).waitFor();
    await tile(page, "达成率").getByText(shareText(values.attainment)).waitFor();
  });

  test("has a table behind its chart, whose cells open too", async () => {
    const page = await site.enter("director");
    const trend = page.getByRole("region", { name: "销售趋势" });
    // Its targets are not set by month alone, so that the trend begins by quarter.
    await trend.getByText("按月").click();
    await trend.getByText("表格").click();
    const september = trend.getByRole("row", { name: /2026年9月/ });
    // 360.00 − 120.00 = 240.00 in September
    await september.getByRole("link", { name: /¥240\.00/ }).click();
    await page.getByRole("dialog").getByText("2 条明细之和 = ¥240.00，与数字一致").waitFor();
  });

  test("fits a phone without scrolling sideways", async () => {
    const page = await site.enter("director", { size: phone });
    await tile(page, "达成率").getByText("%").first().waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(phone.width);
  });
});

describe("the dashboard of others", () => {
  test("shows a manager his people's numbers alone", async () => {
    const values = await measured("east_manager", "attainment,net_sales");
    const page = await site.enter("east_manager");
    await page.getByRole("heading", { name: "我的团队" }).waitFor();
    await tile(page, "达成率").getByText(shareText(values.attainment)).waitFor();
    await tile(page, "净销售额").getByText(compact(values.net_sales)).waitFor();
    const people = page.getByRole("region", { name: "人员排名" });
    await people.getByText("安小北").waitFor();
    expect(await people.getByText("窦小西").count()).toBe(0);
  });

  test("shows a seller his own, and no margin", async () => {
    const values = await measured("an", "attainment,net_sales");
    const page = await site.enter("an");
    await page.getByRole("heading", { name: "我的业绩" }).waitFor();
    await tile(page, "达成率").getByText(shareText(values.attainment)).waitFor();
    await page.getByRole("region", { name: "我的客户" }).getByText("一品机械").waitFor();
    expect(await page.getByText("毛利").count()).toBe(0);
  });
});
