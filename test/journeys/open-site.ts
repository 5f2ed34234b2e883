import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { httpServer } from "../../server/http/http-server.server.ts";
import { allRoutes } from "../../server/http/routes.ts";
import { buildWeb } from "../../server/web-build.server.ts";
import { desktop, openBrowser } from "../browser.ts";
import { type PersonKey, people } from "../fixture/company-facts.ts";
import { type Fixture, openFixture } from "../fixture/open-fixture.ts";

const password = "a password for journeys";

export type Site = {
  readonly fixture: Fixture;
  readonly address: string;
  readonly browser: Browser;
  /** A window of its own, signed in by the sign-in page as a person of the company under test. */
  readonly enter: (person: PersonKey, options?: EnterOptions) => Promise<Page>;
  readonly close: () => Promise<void>;
};
export type EnterOptions = {
  /** Where to go after the sign-in. */
  readonly path?: string;
  readonly size?: { readonly width: number; readonly height: number };
};

/** The product as its users meet it: pages and API on a port, the small company of the facts, a browser. */
export async function openSite(): Promise<Site> {
  const fixture = await openFixture();
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const webFolder = await buildWeb(root, () => undefined);
  const server = await httpServer(fixture.app, allRoutes(fixture.app), {
    webFolder,
    logger: false,
    requestsPerMinute: 1_000_000,
  });
  const address = await server.listen({ host: "127.0.0.1", port: 0 });
  const browser = await openBrowser();
  const contexts: BrowserContext[] = [];
  const known = new Set<PersonKey>();
  return {
    fixture,
    address,
    browser,
    enter: async (person, { path = "/", size = desktop } = {}) => {
      const email = `${person.replace("_", ".")}@alpha.example`;
      if (!known.has(person))
        await fixture.app.signIn.createIdentity({ email, name: people[person].name, password });
      known.add(person);
      const context = await browser.newContext({
        baseURL: address,
        viewport: { ...size },
        locale: "zh-CN",
        reducedMotion: "reduce",
      });
      contexts.push(context);
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      const page = await context.newPage();
      await page.goto(`/sign-in?next=${encodeURIComponent(path)}`);
      await page.getByLabel("邮箱").fill(email);
      await page.getByLabel("密码", { exact: true }).fill(password);
      await page.keyboard.press("Enter");
      await page
        .locator("#content")
        .waitFor()
        .catch(async () => {
          throw new Error(
            `${person} is not signed in: ${page.url()}\n${await page.locator("body").innerText()}`,
          );
        });
      return page;
    },
    close: async () => {
      for (const context of contexts) await context.close();
      await browser.close();
      await server.close();
      await fixture.close();
    },
  };
}
