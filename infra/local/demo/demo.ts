// The demo city: a month that ends now, told day by day through the gateway's own doors, and what keeps its terminals talking.
import type { Endpoints } from "../run/endpoints.ts";
import { useJournal } from "../run/journal-settings.ts";
import { broughtBack, firstBroughtBack } from "./brought-back.ts";
import { daysUntil } from "./days.ts";
import { DemoCity, WORKER } from "./demo-city.ts";
import { approvedAtHome, claimed, workedAtHome } from "./home-work.ts";
import { keelungAtHome } from "./keelung.ts";
import { firstLent, lentOut } from "./lent.ts";
import { prepared } from "./prepared.ts";
import { reported, reportedAgain } from "./reported.ts";
import { waiting } from "./waiting.ts";
import { worked } from "./worked.ts";

/** Ends at `now`; with another moment than the present, the clock stays there. */
export async function buildDemo(endpoints: Endpoints, now: Date): Promise<DemoCity> {
  const city = new DemoCity(endpoints, daysUntil(now));
  await city.rest(true);
  try {
    await told(city);
    await lastMinutes(city);
  } finally {
    await city.rest(false);
  }
  // Only now: what timers would do at each step of a month, they do once.
  await city.at(city.days.now);
  await city.drain();
  await foundBySearches(endpoints);
  return city;
}

/** What is found by searches is made by those who follow, who are shown no more of the month than the last day, as by any stream. */
async function foundBySearches(endpoints: Endpoints): Promise<void> {
  useJournal(endpoints);
  const { rebuildAsked, rebuildDocuments, rebuildIndex } = await import("../commands/rebuild/views.ts");
  for (const again of [rebuildIndex, rebuildAsked, rebuildDocuments]) await again(() => {});
}

async function told(city: DemoCity): Promise<void> {
  await prepared(city);
  await firstLent(city);
  await reported(city);
  await worked(city, 24, 23);
  await firstBroughtBack(city);
  await city.on(19, "08:30");
  await Promise.all([lentOut(city), approvedAtHome(city), keelungAtHome(city)]);
  await worked(city, 18, 3);
  await reportedAgain(city);
  await city.on(2, "14:00");
  await Promise.all([waiting(city), workedAtHome(city)]);
  await broughtBack(city);
  await claimed(city);
}

/** Two are connected as the story ends; the third sits at Wi-Fi and wonders. */
async function lastMinutes(city: DemoCity): Promise<void> {
  await city.before(120);
  await Promise.all([
    city.fromHome("ayi@household", 2, "wired"),
    city.fromHome("boya@household", 3, "wired"),
    city.fromHome(WORKER, 1, "wifi"),
  ]);
}

/** As their agents do every few minutes: without a word the gate would close behind them. */
export async function stillAtWork(city: DemoCity): Promise<void> {
  const at = new Date();
  const links = [
    [1, "wifi"],
    [2, "wired"],
    [3, "wired"],
  ] as const;
  await Promise.all(links.map(([number, medium]) => city.reports(city.device(number), medium, at)));
}
