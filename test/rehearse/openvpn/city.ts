// The city that the VPN is rehearsed in: a server of its own as one system's endpoint, watched as its broker, and a crowd at the door.
import { Device } from "../../../infra/local/commands/story/device.ts";
import * as h from "../../../infra/local/commands/story/household.ts";
import { OWN_VPN_CLIENT } from "../../../infra/local/login/clients.ts";
import { crowdOf } from "../../gate/crowd.ts";
import { PlayedCity, type SessionSeen, startGateway } from "../needs/city.ts";
import type { Scenery } from "../needs/scenery.ts";

export const ENDPOINT = "openvpn-household";
/** Listed both; a third address is not. */
export const [HOME, SECOND_HOME, ELSEWHERE] = ["198.51.100.7", "198.51.100.9", "198.51.100.8"] as const;
/** The same of IPv6, where this machine has it. */
export const [HOME6, ELSEWHERE6] = ["2001:db8::7", "2001:db8::8"] as const;
export const SEATS = 10;

export async function startCity(scenery: Scenery, messages: string): Promise<RehearsedCity> {
  const ranges = [`${HOME}/32`, `${SECOND_HOME}/32`, `${HOME6}/128`];
  const device = new Device("3140101-03-0009001");
  const city = new RehearsedCity(await startGateway(scenery, device, { accounts: SEATS, ranges }));
  const endpoint = { endpoint: ENDPOINT, channel: "vpn", server: "own-server", egress: h.EGRESS };
  await city.done(h.ADMIN, `POST /v1/systems/${h.SYSTEM}/endpoints`, endpoint);
  await city.settle();
  await city.subscribe(ENDPOINT, OWN_VPN_CLIENT.id, messages);
  return city;
}

export class RehearsedCity extends PlayedCity {
  async stopCity(): Promise<{ readonly at: number; readonly stop: string }> {
    const at = Date.now();
    const scope = { kind: "city", id: "city" };
    const { stop } = await this.done("center@city", "POST /v1/stops", { scope, reason: "演練" });
    return { at, stop };
  }

  async lift(stop: string): Promise<void> {
    await this.done("center2@city", `POST /v1/stops/${stop}/lifting`, { reason: "演練結束" });
  }

  /** At the console, from home: so that the gate knows who sits at the terminal. */
  async takeTicket(): Promise<void> {
    const body = { terminal: this.device.propertyNo, address: HOME };
    await this.done(h.WORKER, "POST /v1/tickets", body);
  }

  crowd(count: number) {
    return crowdOf(this.world, count);
  }

  /** Those on record through the city's own server, the newest first. */
  async sessions(person: string = h.WORKER): Promise<readonly SessionSeen[]> {
    const { rows } = (await this.city.ask("auditor@city", `GET /v1/sessions?person=${person}`)).body;
    return (rows as SessionSeen[]).filter(({ endpoint }) => endpoint === ENDPOINT);
  }

  async live(): Promise<readonly SessionSeen[]> {
    const place = `/v1/sessions?live=true&system=${h.SYSTEM}&endpoint=${ENDPOINT}`;
    return (await this.city.ask("auditor@city", `GET ${place}`)).body.rows;
  }
}
