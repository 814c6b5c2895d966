// Every role's main job, one after the other, from an empty city to a terminal that is back; whoever works them begins at their first
// page, and time goes on between the parts.
import type { Page } from "playwright-core";
import type { Endpoints } from "../../../infra/local/run/endpoints.ts";
import { setClock } from "../city.ts";
import * as custody from "./custody.ts";
import type { Driver } from "./driver.ts";
import { type Count, Hand } from "./hand.ts";
import * as homeWork from "./home-work.ts";
import * as oversight from "./oversight.ts";
import * as systems from "./systems.ts";

/** Somebody who takes up a job. */
export type At = (job: string, account: string) => Promise<Hand>;

export interface Workers {
  readonly endpoints: Endpoints;
  visit(account: string): Promise<Page>;
  driver(page: Page, account: string): Driver;
}

const HOME = "198.51.100.7/32";
/** When the city's gateway was deployed. */
export const BEGINS = "2026-11-09T08:00:00+08:00";

interface Part {
  readonly title: string;
  readonly moment: string;
  readonly work: (at: At, city: City) => Promise<void>;
}

const on = (day: string, time: string) => `2026-11-${day}T${time}:00+08:00`;

/** In their turn: each begins with what those before it left. */
export const PARTS: readonly Part[] = [
  { title: "an agency is made ready", moment: on("09", "09:00"), work: makeReady },
  { title: "people are placed under their superior", moment: on("09", "10:00"), work: homeWork.post },
  { title: "a terminal goes out of the door", moment: on("09", "11:00"), work: custody.goOut },
  { title: "a system is made ready", moment: on("10", "09:00"), work: systems.makeReady },
  { title: "an address is listed", moment: on("10", "10:00"), work: at => systems.changeList(at, HOME) },
  { title: "an IP report goes to the archives and back", moment: on("10", "11:00"), work: systems.report },
  { title: "home working is applied for and decided", moment: on("10", "13:00"), work: homeWork.approve },
  {
    title: "somebody is refused, stopped and let go, and it is found again",
    moment: on("10", "14:00"),
    work: watch,
  },
  { title: "the terminal's return is declared", moment: on("20", "16:00"), work: custody.declareReturn },
  { title: "it is disinfected", moment: on("20", "16:30"), work: custody.disinfect },
  { title: "it is scanned, attested, released and signed for", moment: on("20", "19:15"), work: comeBack },
];

/** Does every job in its turn; what was counted, job by job. */
export async function workEveryJob(workers: Workers): Promise<readonly Count[]> {
  const city = new City(workers);
  for (const part of PARTS) await city.work(part);
  return city.counts;
}

async function makeReady(at: At, city: City): Promise<void> {
  // Whoever has logged in once is known by name.
  for (const account of ["worker@household", "supervisor@household", "scan@household"])
    await city.page(account);
  await custody.prepare(at);
}

async function watch(at: At, city: City): Promise<void> {
  await city.refuse();
  await oversight.seeWhyClosed(at);
  await oversight.stopAndLift(at);
  await oversight.audit(at);
}

async function comeBack(at: At): Promise<void> {
  await custody.scanAndAttest(at);
  await custody.release(at);
}

/** The people of a city, each at a browser of their own. */
export class City {
  readonly counts: Count[] = [];
  readonly #workers: Workers;
  #pages = new Map<string, Page>();

  constructor(workers: Workers) {
    this.#workers = workers;
  }

  /** A clock that is set ends every log-in. */
  async work({ moment, work }: Part): Promise<void> {
    await setClock(this.#workers.endpoints, moment);
    for (const page of this.#pages.values()) await page.context().close();
    this.#pages = new Map();
    await work(this.#at, this);
  }

  async page(account: string): Promise<Page> {
    const page = this.#pages.get(account) ?? (await this.#workers.visit(account));
    this.#pages.set(account, page);
    return page;
  }

  readonly #at: At = async (job, account) => {
    const count: Count = { job, account, fields: 0, clicks: 0, refusals: 0 };
    this.counts.push(count);
    const page = await this.page(account);
    await page.goto("/console");
    return new Hand(page, this.#workers.driver(page, account), count);
  };

  /** The worker's VPN client asks, before the terminal has said anything of its link. */
  async refuse(): Promise<void> {
    const { aws, control, vpn } = this.#workers.endpoints;
    const endpointId = vpn.find(({ system }) => system === "household")?.endpoint;
    const who = {
      endpointId,
      commonName: custody.NUMBER,
      username: "worker@household",
      publicIp: "198.51.100.7",
    };
    await fetch(`${aws.ec2}/_control/vpn/connect`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(who),
    });
    await fetch(`${control}/drain`, { method: "POST" });
  }
}
