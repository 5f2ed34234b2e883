import { type Browser, chromium } from "playwright-core";
import { unpackedBrowser } from "./browser-program.ts";

/**
 * Flags that the packaged browser needs: it has no sandbox helper and no GPU. The package's own list is not used, since
 * it also switches off what keeps sites apart, and a journey must meet the product as its users do.
 */
const flags = [
  "--no-sandbox",
  "--disable-setuid-sandbox",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
];

/** Sizes at which the product is looked at: a desktop and a phone. */
export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/**
 * The browser from the registry package, headless; the machine needs none. It brings no Chinese font: Chinese shows only
 * because the product brings its own. Close it when done.
 */
export function openBrowser(): Promise<Browser> {
  const { path, environment } = unpackedBrowser();
  return chromium.launch({
    executablePath: path,
    headless: true,
    args: flags,
    env: { ...process.env, ...environment },
  });
}
