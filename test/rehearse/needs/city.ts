// The city that a rehearsal is played in: a gateway of its own on loopback, and one terminal's trip played through the API, as people would.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { City } from "../../../infra/local/commands/story/city.ts";
import type { Device } from "../../../infra/local/commands/story/device.ts";
import * as h from "../../../infra/local/commands/story/household.ts";
import type { Machine } from "../../../infra/local/login/clients.ts";
import { obtainMachineToken } from "../../../infra/local/login/obtain-token.ts";
import type { Endpoints } from "../../../infra/local/run/endpoints.ts";
import type { CityOptions } from "../../gate/city.ts";
import { type RunningCity, runningCity } from "../../gate/running-city.ts";
import type { Program, Scenery } from "./scenery.ts";

const START = join(import.meta.dirname, "../../../infra/local/commands/start.ts");
const STARTS_MS = 180_000;
const DAY_MS = 86_400_000;
/** So long a broker of the rehearsal has to confirm an end. */
export const CONFIRM_SECONDS = 5;

export interface Started {
  readonly endpoints: Endpoints;
  readonly gateway: Program;
  readonly world: RunningCity;
  readonly device: Device;
}

export async function startGateway(
  scenery: Scenery,
  device: Device,
  options?: CityOptions,
): Promise<Started> {
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
  return { endpoints, gateway, world: await runningCity(endpoints, options), device };
}

export interface SessionSeen {
  readonly session: string;
  readonly endpoint: string;
  readonly status: string;
  readonly address: string;
  readonly channel: string;
  readonly person: string;
  readonly terminal: string;
  readonly ended?: { readonly at: string; readonly why: string; readonly by: string };
  readonly closed?: { readonly at: string; readonly how: string; readonly by: string };
  readonly refusals: readonly { readonly clause?: string; readonly policy: string }[];
}

/** What is the same whether staff come in by a tunnel or to a desktop. */
export class PlayedCity {
  readonly endpoints: Endpoints;
  readonly gateway: Program;
  readonly device: Device;
  protected readonly city: City;
  protected readonly world: RunningCity;
  #loans = 0;

  constructor({ endpoints, gateway, device, world }: Started) {
    this.endpoints = endpoints;
    this.gateway = gateway;
    this.device = device;
    this.city = new City(endpoints);
    this.world = world;
  }

  readonly done = (account: string, call: string, body?: object) => this.city.done(account, call, body);

  /** Everything but the terminal's trip. */
  async settle(): Promise<void> {
    const { done } = this;
    const person = { agency: h.AGENCY, status: "civil-servant" };
    await done("personnel@household", `POST /v1/people/${h.WORKER}/enrol`, person);
    await h.register(this.city, this.device);
    const agency = `POST /v1/agencies/${h.AGENCY}`;
    const sites = { sites: [{ id: "north-gate", name: "北側門外棚架" }] };
    await done(h.SUPERVISOR, `${agency}/return-sites`, sites);
    await done(h.SUPERVISOR, `${agency}/scan-officers`, { people: ["scan@household"] });
    await this.world.review([h.WORKER]);
  }

  /** Two administrators agree who is told, and has to confirm. */
  async subscribe(endpoint: string, account: Machine, url: string): Promise<void> {
    const broker = `/v1/systems/${h.SYSTEM}/endpoints/${endpoint}/broker`;
    await this.done(h.ADMIN, `PUT ${broker}`, { account, url, seconds: CONFIRM_SECONDS });
    await this.done(h.SECOND, `POST ${broker}/confirmation`);
  }

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
    this.city.now = new Date();
    const at = Date.now();
    await this.city.reports(this.device, medium);
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

  async session(id: string): Promise<SessionSeen> {
    return (await this.city.ask("auditor@city", `GET /v1/sessions/${id}`)).body;
  }

  /** The broker of an endpoint, by its own token, whatever its program does meanwhile. */
  async asBroker(machine: Machine, call: string, body: object) {
    const { issuer, api } = this.endpoints;
    const { accessToken } = await obtainMachineToken({ issuer, machine });
    const [method = "", path = ""] = call.split(" ");
    const headers = { authorization: `Bearer ${accessToken}`, "content-type": "application/json" };
    const answer = await fetch(api + path, { method, headers, body: JSON.stringify(body) });
    return { status: answer.status, body: (await answer.json()) as SessionSeen & { readonly code?: string } };
  }

  /** How the gate answers the broker's next question for the terminal's borrower; whoever refuses. */
  async asks(machine: Machine, endpoint: string, address: string): Promise<readonly string[]> {
    const { propertyNo: terminal } = this.device;
    const question = { terminal, endpoint, person: h.WORKER, address, factors: 2 };
    const { body } = await this.asBroker(machine, "POST /v1/sessions", question);
    return body.refusals.map(({ clause, policy }) => clause ?? policy);
  }

  /** Confirmed as the broker says, at this moment; how the gate takes it. */
  async confirms(machine: Machine, session: string): Promise<string> {
    const closing = { closedAt: new Date().toISOString(), how: "disconnected" };
    const { status, body } = await this.asBroker(machine, `POST /v1/sessions/${session}/closed`, closing);
    return status === 200 ? `taken at its word, by ${body.closed?.by}` : `refused: ${body.code}`;
  }

  async broker(endpoint: string) {
    const { rows } = (await this.city.ask(h.ADMIN, `GET /v1/systems/${h.SYSTEM}/brokers`)).body;
    const all = rows as {
      readonly endpoint: string;
      readonly deliveries: readonly { readonly outcome: string }[];
      readonly unclosed: readonly { readonly session: string }[];
    }[];
    return all.find(each => each.endpoint === endpoint) ?? { deliveries: [], unclosed: [] };
  }

  closedByHand(session: string) {
    const body = { closedAt: new Date().toISOString(), reason: "代理主機故障，已於主機關閉" };
    return this.done(h.ADMIN, `POST /v1/sessions/${session}/closed-by-hand`, body);
  }

  timers(): Promise<unknown> {
    return this.world.control("timers");
  }
}
