// The pages of the console to walk over: a city told moment by moment, and at each the pages that show most then.
import type { Page } from "playwright-core";
import type { Endpoints } from "../../infra/local/run/endpoints.ts";
import { cityAWeekLater, cityConnected } from "./city.ts";
import { PAGES_CONNECTED, PAGES_LATER, type PageRow } from "./pages.ts";

export interface Moment {
  readonly name: string;
  /** From the moment before. */
  readonly reach: (endpoints: Endpoints) => Promise<void>;
  /** Account by account, so that each logs in once. */
  readonly visits: readonly (readonly [account: string | undefined, pages: readonly PageRow[]])[];
}

const byAccount = (pages: readonly PageRow[]) => [...Map.groupBy(pages, ({ account }) => account)];

export const MOMENTS: readonly Moment[] = [
  { name: "while somebody is connected", reach: cityConnected, visits: byAccount(PAGES_CONNECTED) },
  { name: "a week later", reach: cityAWeekLater, visits: byAccount(PAGES_LATER) },
];

/** The page that is meant, and not the one that says it cannot be had. */
export async function openPage(page: Page, { name, path, follow }: PageRow): Promise<void> {
  const answer = await page.goto(path);
  const status = answer?.status() ?? 0;
  if (status !== (name === "missing" ? 404 : 200)) throw new Error(`${name}: ${status} instead of the page`);
  if (follow)
    await Promise.all([page.waitForURL(url => url.pathname !== path), page.locator(follow).first().click()]);
}
