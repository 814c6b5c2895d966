// A real Chromium for tests, from the registry.
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

export async function startChromium(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    // Its own set is made for one page in a small cloud function; tests open several at once.
    args: chromium.args.filter(each => !/^--(headless|single-process|no-zygote)/.test(each)),
  });
}
