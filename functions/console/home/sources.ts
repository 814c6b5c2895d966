// Who tells what waits, in the order in which it stands on the first page: a feature that has to-dos joins this list.
import { log } from "../../shared/log.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { ApiRefusal } from "../door/api.ts";
import type { Member } from "../door/visit.ts";
import { calendarsSource, productsSource, pushedSource, readinessSource, stopsSource } from "./decisions.ts";
import { deliveriesSource } from "./deliveries.ts";
import { devicesSource } from "./devices.ts";
import { homeDaysSource } from "./home-days.ts";
import { homeWorkSource } from "./home-work.ts";
import { hoursSource } from "./hours.ts";
import { listsSource } from "./lists.ts";
import { logsSource } from "./logs.ts";
import { peopleSource } from "./people.ts";
import { reportsSource } from "./reports.ts";
import { suppliesSource } from "./supplies.ts";
import { systemsSource } from "./systems.ts";
import { terminalsSource } from "./terminals.ts";
import type { AllWaiting, WaitingSource } from "./waiting.ts";

const SOURCES: readonly WaitingSource[] = [
  stopsSource,
  terminalsSource,
  homeDaysSource,
  logsSource,
  homeWorkSource,
  devicesSource,
  suppliesSource,
  hoursSource,
  peopleSource,
  systemsSource,
  listsSource,
  reportsSource,
  readinessSource,
  calendarsSource,
  productsSource,
  pushedSource,
  deliveriesSource,
];

export async function waitingFor(visit: Member): Promise<AllWaiting> {
  const theirs = SOURCES.filter(({ roles }) => hasRole(visit.person, ...roles));
  const told = await Promise.allSettled(theirs.map(source => source.read(visit)));
  for (const each of told) if (each.status === "rejected") failed(each.reason);
  return {
    rows: told.flatMap(each => (each.status === "fulfilled" ? each.value : [])),
    isPartial: told.some(({ status }) => status === "rejected"),
  };
}

/** Whoever is not logged in any more is led to the log-in; one part that cannot be told hides no other. */
function failed(reason: unknown): void {
  if (reason instanceof ApiRefusal && reason.problem.status === 401) throw reason;
  log("warn", "waiting-unread", { error: String(reason).slice(0, 200) });
}
