// The city that desktops are rehearsed in: a gateway of its own on loopback, VDI planned, listed and reported, one terminal's trip played
// through the API, and a broker whose subscription two administrators agreed on.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { City } from "../../../infra/local/commands/story/city.ts";
import { Device } from "../../../infra/local/commands/story/device.ts";
import * as h from "../../../infra/local/commands/story/household.ts";
import { BROKER_CLIENT } from "../../../infra/local/login/clients.ts";
import { obtainMachineToken } from "../../../infra/local/login/obtain-token.ts";
import type { Endpoints } from "../../../infra/local/run/endpoints.ts";
import { type RunningCity, runningCity } from "../../gate/running-city.ts";
import type { Program, Scenery } from "../needs/scenery.ts";

export const ENDPOINT = "vdi-household";
export const HOME = "198.51.100.7";
const START = join(import.meta.dirname, "../../../infra/local/commands/start.ts");
const STARTS_MS = 180_000;
const DAY_MS = 86_400_000;

export async function startCity(scenery: Scenery, messages: string): Promise<DesktopCity> {
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
  const city = new DesktopCity(endpoints, gateway, await runningCity(endpoints));
  await city.prepare(messages);
  return city;
}

export class DesktopCity {
  readonly endpoints: Endpoints;
  readonly gateway: Program;
  readonly device = new Device("3140101-03-0009002");
  readonly #city: City;
  readonly #world: RunningCity;

  constructor(endpoints: Endpoints, gateway: Program, world: RunningCity) {
    this.endpoints = endpoints;
    this.gateway = gateway;
    this.#city = new City(endpoints);
    this.#world = world;
  }

  readonly done = (account: string, call: string, body?: object) => this.#city.done(account, call, body);

  async prepare(messages: string): Promise<void> {
    const { done } = this;
    const endpoints = `POST /v1/systems/${h.SYSTEM}/endpoints`;
    await done(h.ADMIN, endpoints, { endpoint: ENDPOINT, channel: "vdi", egress: h.EGRESS });
    await this.#lists();
    const { reportLine } = this.#world;
    await this.#world.report([reportLine, { ...reportLine, channel: "vdi" }]);
    const person = { agency: h.AGENCY, status: "civil-servant" };
    await done("personnel@household", `POST /v1/people/${h.WORKER}/enrol`, person);
    await h.register(this.#city, this.device);
    const sites = { sites: [{ id: "north-gate", name: "北側門外棚架" }] };
    await done(h.SUPERVISOR, `POST /v1/agencies/${h.AGENCY}/return-sites`, sites);
    await this.#world.review([h.WORKER]);
    const broker = `/v1/systems/${h.SYSTEM}/endpoints/${ENDPOINT}/broker`;
    await done(h.ADMIN, `PUT ${broker}`, { account: BROKER_CLIENT.id, url: messages, seconds: 5 });
    await done(h.SECOND, `POST ${broker}/confirmation`);
  }

  async #lists(): Promise<void> {
    const add = { reason: "居家辦公", document: "函" };
    for (const [direction, range] of [
      ["inbound", `${HOME}/32`],
      ["outbound", h.EGRESS],
    ] as const) {
      const place = `/v1/lists/${h.SYSTEM}/vdi/${direction}/changes`;
      const body = { ...add, add: [{ range, owner: "戶政事務所" }] };
      const { number } = await this.done(h.ADMIN, `POST ${place}`, body);
      await this.done(h.SECOND, `POST ${place}/${number}/approval`);
    }
    await this.#city.drain();
  }

  async lend(): Promise<void> {
    const place = h.at(this.device);
    const dueOn = new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 10);
    const terms = { borrower: h.WORKER, purpose: "演練", dueOn, accessories: ["電源線"], norm: "108.11.15" };
    const { custody } = await this.done(h.RECORDS, `POST ${place}/loans`, terms);
    await this.done("property@household", `POST ${place}/loan/approval`, { until: dueOn });
    await this.done(h.WORKER, `POST ${place}/loan/pledge`, { text: custody.loan.pledgeText });
    await this.done(h.RECORDS, `POST ${place}/loan/carry-out`);
    await this.reports("wired");
  }

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

  /** The gate, by the broker's own token; whoever refuses. */
  async asks(): Promise<readonly string[]> {
    const { issuer, api } = this.endpoints;
    const { accessToken } = await obtainMachineToken({ issuer, machine: BROKER_CLIENT.id });
    const { propertyNo: terminal } = this.device;
    const body = { terminal, endpoint: ENDPOINT, person: h.WORKER, address: HOME, factors: 2 };
    const headers = { authorization: `Bearer ${accessToken}`, "content-type": "application/json" };
    const answer = await fetch(`${api}/v1/sessions`, { method: "POST", headers, body: JSON.stringify(body) });
    const { refusals } = (await answer.json()) as { refusals: { clause?: string; policy: string }[] };
    return refusals.map(({ clause, policy }) => clause ?? policy);
  }

  async session(id: string): Promise<SessionSeen> {
    return (await this.#city.ask("auditor@city", `GET /v1/sessions/${id}`)).body;
  }

  async broker() {
    const { rows } = (await this.#city.ask(h.ADMIN, `GET /v1/systems/${h.SYSTEM}/brokers`)).body;
    return rows[0] as { deliveries: { outcome: string }[]; unclosed: { session: string }[] };
  }

  closedByHand(session: string) {
    const body = { closedAt: new Date().toISOString(), reason: "代理主機故障，已於虛擬主機關閉" };
    return this.done(h.ADMIN, `POST /v1/sessions/${session}/closed-by-hand`, body);
  }

  timers(): Promise<unknown> {
    return this.#world.control("timers");
  }
}

export interface SessionSeen {
  readonly status: string;
  readonly ended?: { readonly at: string; readonly why: string };
  readonly closed?: { readonly at: string; readonly how: string; readonly by: string };
}
