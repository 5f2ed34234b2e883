/**
 * Takes a picture of a page:
 *   node tools/screenshot/main.ts URL OUT.png [--width 390] [--height 844] [--dark] [--full] [--wait 1500]
 *     [--cookie name=value] [--language en]
 * What the page writes to its console as an error, and failed requests, are printed.
 */
import { parseArgs } from "node:util";
import { desktop, openBrowser, phone } from "../../test/browser.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: "string", default: String(desktop.width) },
    height: { type: "string" },
    dark: { type: "boolean", default: false },
    full: { type: "boolean", default: false },
    wait: { type: "string", default: "1500" },
    cookie: { type: "string", multiple: true, default: [] },
    language: { type: "string", default: "zh-CN" },
  },
});
const [url, file] = positionals;
if (url === undefined || file === undefined) {
  process.stderr.write("usage: node tools/screenshot/main.ts URL OUT.png [--width 390] [--dark] [--full]\n");
  process.exit(2);
}

const width = Number(values.width);
const height = Number(values.height ?? (width < 768 ? phone.height : desktop.height));
const browser = await openBrowser();
try {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: values.dark ? "dark" : "light",
    locale: values.language,
    hasTouch: width < 768,
    isMobile: width < 768,
  });
  const cookies = values.cookie.map((pair) => {
    const equals = pair.indexOf("=");
    return { name: pair.slice(0, equals), value: pair.slice(equals + 1), url };
  });
  await context.addCookies(cookies);
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") process.stderr.write(`console: ${message.text()}\n`);
  });
  page.on("pageerror", (error) => process.stderr.write(`page: ${error.message}\n`));
  page.on("requestfailed", (request) => process.stderr.write(`failed: ${request.url()}\n`));
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(Number(values.wait));
  await page.screenshot({ path: file, fullPage: values.full });
} finally {
  await browser.close();
}
