// The walk over every page of the console: a city told moment by moment, and at each the pages that show most then.
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

export async function openPage(page: Page, { path, follow }: PageRow): Promise<void> {
  await page.goto(path);
  if (follow)
    await Promise.all([page.waitForURL(url => url.pathname !== path), page.locator(follow).first().click()]);
}
