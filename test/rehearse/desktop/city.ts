// The city that desktops are rehearsed in: VDI planned, listed and reported, and a broker whose subscription two administrators agreed on.
import { Device } from "../../../infra/local/commands/story/device.ts";
import * as h from "../../../infra/local/commands/story/household.ts";
import { BROKER_CLIENT } from "../../../infra/local/login/clients.ts";
import { PlayedCity, startGateway } from "../needs/city.ts";
import type { Scenery } from "../needs/scenery.ts";

export const ENDPOINT = "vdi-household";
export const HOME = "198.51.100.7";

export async function startCity(scenery: Scenery, messages: string): Promise<DesktopCity> {
  const city = new DesktopCity(await startGateway(scenery, new Device("3140101-03-0009002")));
  await city.prepare(messages);
  return city;
}

export class DesktopCity extends PlayedCity {
  async prepare(messages: string): Promise<void> {
    const endpoint = { endpoint: ENDPOINT, channel: "vdi", egress: h.EGRESS };
    await this.done(h.ADMIN, `POST /v1/systems/${h.SYSTEM}/endpoints`, endpoint);
    await this.#lists();
    const { reportLine } = this.world;
    await this.world.report([reportLine, { ...reportLine, channel: "vdi" }]);
    await this.settle();
    await this.subscribe(ENDPOINT, BROKER_CLIENT.id, messages);
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
    await this.city.drain();
  }
}
