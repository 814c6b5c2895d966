// The city that the rehearsal is played in: a gateway of its own on loopback, everything in order but for the terminal's trip, which
// is played through the API as people would.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { City } from "../../../infra/local/commands/story/city.ts";
import { Device } from "../../../infra/local/commands/story/device.ts";
import * as h from "../../../infra/local/commands/story/household.ts";
import type { Endpoints } from "../../../infra/local/run/endpoints.ts";
import { crowdOf } from "../../gate/crowd.ts";
import { type RunningCity, runningCity } from "../../gate/running-city.ts";
import type { Program, Scenery } from "../needs/scenery.ts";

const STARTS_MS = 180_000;
export const ENDPOINT = "openvpn-household";
/** Listed both; a third address is not. */
export const [HOME, SECOND_HOME, ELSEWHERE] = ["198.51.100.7", "198.51.100.9", "198.51.100.8"] as const;
export const SEATS = 10;
const START = join(import.meta.dirname, "../../../infra/local/commands/start.ts");
const DAY_MS = 86_400_000;

export async function startCity(scenery: Scenery): Promise<RehearsedCity> {
  const data = join(scenery.folder, "gateway");
  const gateway = scenery.start([process.execPath, START, "--port", "0", "--data", data]);
  const file = join(data, "endpoints.json");
  const until = performance.now() + STARTS_MS;
  while (!existsSync(file)) {
    if (gateway.ended !== undefined || performance.now() > until)
      throw new Error(`the gateway did not start: ${gateway.lines.at(-1)?.text}`);
    await pause(100);
  }
  const endpoints = JSON.parse(readFileSync(file, "utf8")) as Endpoints;
  const ranges = [`${HOME}/32`, `${SECOND_HOME}/32`];
  const world = await runningCity(endpoints, { accounts: SEATS, ranges });
  const city = new RehearsedCity(endpoints, gateway, world);
  await city.prepare();
  return city;
}

export class RehearsedCity {
  readonly endpoints: Endpoints;
  readonly gateway: Program;
  readonly device = new Device("3140101-03-0009001");
  readonly #city: City;
  readonly #world: RunningCity;
  #loans = 0;

  constructor(endpoints: Endpoints, gateway: Program, world: RunningCity) {
    this.endpoints = endpoints;
    this.gateway = gateway;
    this.#city = new City(endpoints);
    this.#world = world;
  }

  async prepare(): Promise<void> {
    const { done } = this;
    await done(h.ADMIN, `POST /v1/systems/${h.SYSTEM}/endpoints`, {
      ...{ endpoint: ENDPOINT, channel: "vpn", server: "own-server", egress: h.EGRESS },
    });
    await done("personnel@household", `POST /v1/people/${h.WORKER}/enrol`, {
      ...{ agency: h.AGENCY, status: "civil-servant" },
    });
    await h.register(this.#city, this.device);
    const agency = `POST /v1/agencies/${h.AGENCY}`;
    await done(h.SUPERVISOR, `${agency}/return-sites`, {
      sites: [{ id: "north-gate", name: "北側門外棚架" }],
    });
    await done(h.SUPERVISOR, `${agency}/scan-officers`, { people: ["scan@household"] });
    await this.#world.review([h.WORKER]);
  }

  readonly done = (account: string, call: string, body?: object) => this.#city.done(account, call, body);

  async lend(): Promise<void> {
    const place = h.at(this.device);
    const dueOn = new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 10);
    const terms = { borrower: h.WORKER, purpose: "演練", dueOn, accessories: ["電源線"], norm: "108.11.15" };
    const { custody } = await this.done(h.RECORDS, `POST ${place}/loans`, terms);
    this.#loans += 1;
    await this.done("property@household", `POST ${place}/loan/approval`, { until: dueOn });
    await this.done(h.WORKER, `POST ${place}/loan/pledge`, { text: custody.loan.pledgeText });
    await this.done(h.RECORDS, `POST ${place}/loan/carry-out`);
    await this.reports("wired");
  }

  /** The terminal's own word; when it was taken. */
  async reports(medium: "wired" | "wifi"): Promise<number> {
    this.#city.now = new Date();
    const at = Date.now();
    await this.#city.reports(this.device, medium);
    return at;
  }

  async declareReturn(): Promise<number> {
    const at = Date.now();
    await this.done(h.WORKER, `POST ${h.at(this.device)}/return`);
    return at;
  }

  async disinfect(): Promise<void> {
    const at = await this.#later();
    const body = { site: "north-gate", startedAt: at, doneAt: await this.#later() };
    await this.done(h.RECORDS, `POST ${h.at(this.device)}/disinfection`, body);
  }

  async scan(): Promise<void> {
    const today = new Date().toISOString().slice(0, 10);
    const times = { startedAt: await this.#later(), finishedAt: await this.#later(), patternDate: today };
    await this.done(h.RECORDS, `POST ${h.at(this.device)}/scan`, { ...h.scan, ...times });
  }

  async attest(): Promise<void> {
    const body = { loan: this.#loans, report: h.scan.report };
    await this.done("scan@household", `POST ${h.at(this.device)}/attestation`, body);
  }

  async release(): Promise<void> {
    const place = h.at(this.device);
    await this.done(h.RECORDS, `POST ${place}/release`, { missing: [] });
    for (const account of [h.RECORDS, h.WORKER]) await this.done(account, `POST ${place}/closing`);
  }

  /** A moment that has passed, later than any before. */
  async #later(): Promise<string> {
    await pause(5);
    const at = new Date().toISOString();
    await pause(5);
    return at;
  }

  async stopCity(): Promise<{ readonly at: number; readonly stop: string }> {
    const at = Date.now();
    const scope = { kind: "city", id: "city" };
    const { stop } = await this.done("center@city", "POST /v1/stops", { scope, reason: "演練" });
    return { at, stop };
  }

  async lift(stop: string): Promise<void> {
    await this.done("center2@city", `POST /v1/stops/${stop}/lifting`, { reason: "演練結束" });
  }

  crowd(count: number) {
    return crowdOf(this.#world, count);
  }

  /** Those on record through the city's own server, the newest first. */
  async sessions(person: string = h.WORKER): Promise<readonly SessionSeen[]> {
    const { rows } = (await this.#city.ask("auditor@city", `GET /v1/sessions?person=${person}`)).body;
    return (rows as SessionSeen[]).filter(({ endpoint }) => endpoint === ENDPOINT);
  }

  async live(): Promise<readonly SessionSeen[]> {
    const place = `/v1/sessions?live=true&system=${h.SYSTEM}&endpoint=${ENDPOINT}`;
    return (await this.#city.ask("auditor@city", `GET ${place}`)).body.rows;
  }
}

interface SessionSeen {
  readonly endpoint: string;
  readonly status: string;
  readonly address: string;
  readonly channel: string;
  readonly ended?: { readonly why: string; readonly by: string };
}
