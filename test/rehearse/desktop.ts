// Rehearse part: real desktops in network namespaces, closed by the gate; and what the gate does of a broker that does not close.
import { createServer, type Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { WORKER } from "../../infra/local/commands/story/household.ts";
import { BROKER_CLIENT, OWN_VPN_CLIENT } from "../../infra/local/login/clients.ts";
import type { Print, Verdict } from "../conform/needs/part.ts";
import { type DesktopCity, ENDPOINT, HOME, startCity } from "./desktop/city.ts";
import { DesktopNetwork } from "./desktop/network.ts";
import { CONFIRM_SECONDS } from "./needs/city.ts";
import { comesTrue, played } from "./needs/played.ts";
import { type RowSeen, Rows } from "./needs/rows.ts";
import { freePort, type Program } from "./needs/scenery.ts";

export const title =
  "a real desktop is closed by the gate, and a broker that does not close keeps the next ones out";

const PROGRAMS = ["ip", "xrdp", "xrdp-sesman", "xfreerdp", "Xvfb", "Xorg"];
const OPENS_MS = 30_000;
const CLOSES_MS = 20_000;

export function run(print: Print, options: readonly string[]): Promise<Verdict> {
  return played(print, options, {
    programs: PROGRAMS,
    packages: "xrdp xorgxrdp freerdp2-x11 xvfb iproute2",
    async play(scenery) {
      const messages = await freePort();
      const city = await startCity(scenery, `http://127.0.0.1:${messages}/`);
      const network = new DesktopNetwork(scenery, city.endpoints, { messages, portal: await freePort() });
      await network.start();
      const rows = new Rows(print, () => network.tell(print));
      await new Rehearsal(city, network, rows).play();
      return rows;
    },
  });
}

interface Desktop {
  readonly session: string;
  readonly client: Program;
}

class Rehearsal {
  readonly #city: DesktopCity;
  readonly #network: DesktopNetwork;
  readonly #rows: Rows;
  #desktop: Desktop | undefined;

  constructor(city: DesktopCity, network: DesktopNetwork, rows: Rows) {
    this.#city = city;
    this.#network = network;
    this.#rows = rows;
  }

  readonly row = (what: string, expected: RegExp, play: () => Promise<RowSeen>) =>
    this.#rows.row(what, expected, play);

  async play(): Promise<void> {
    await this.#opening();
    await this.#down();
    await this.#slow();
    await this.#lying();
    await this.#returning();
  }

  async #opening(): Promise<void> {
    await this.row("未借出 | not lent", /^refused by .*3\.2c/, () => this.#opens());
    await this.#city.lend();
    await this.row("一切就緒 | all in order", /^a desktop is open$/, () => this.#opens());
    const confirms = (machine: Parameters<DesktopCity["confirms"]>[0]) => async () => ({
      seen: await this.#city.confirms(machine, this.#desktop?.session ?? ""),
    });
    await this.row(
      "開著時確認已關閉 | confirmed closed while it is open",
      /^refused: session-not-ended$/,
      confirms(BROKER_CLIENT.id),
    );
    await this.row(
      "他人的代理確認 | confirmed by another broker",
      /^refused: closed-by-its-own-broker$/,
      confirms(OWN_VPN_CLIENT.id),
    );
    await this.row("回報 Wi-Fi | Wi-Fi reported", CLOSED, () =>
      this.#closes(() => this.#city.reports("wifi")),
    );
    await this.row("再要桌面 | asks again", /^refused by .*3\.4b/, () => this.#opens());
    await this.#city.reports("wired");
  }

  /** The messages never arrive; the feed does. */
  async #down(): Promise<void> {
    await this.#network.stopBroker();
    await this.#network.startBroker({ listens: false });
    await this.row("改接有線 | plugged in again", /^a desktop is open$/, () => this.#opens());
    await this.row("收不到通知，由異動清單得知 | no message arrives, the feed does", CLOSED, () =>
      this.#closes(() => this.#city.reports("wifi")),
    );
    await this.#city.reports("wired");
    await this.#network.stopBroker();
    await this.#network.startBroker();
  }

  /** It hangs: nothing is closed, and the gate must not believe that it is. */
  async #slow(): Promise<void> {
    await this.row("代理恢復 | the broker is back", /^a desktop is open$/, () => this.#opens());
    this.#network.broker.signal("SIGSTOP");
    await this.row("代理停擺 | the broker hangs", /^not confirmed, .*shown as not closed$/, () =>
      this.#isNotClosed(),
    );
    this.#network.broker.signal("SIGCONT");
    await this.row("代理恢復後補關 | it goes on, and closes late", /^.*closed: desktop gone/, async () =>
      this.#isClosed(Date.now()),
    );
    await this.#city.reports("wired");
    await this.row("確認後再開放 | confirmed, and open again", /^a desktop is open$/, () => this.#opens());
  }

  /** It says 200 to everything and does nothing. */
  async #lying(): Promise<void> {
    this.#network.broker.signal("SIGKILL");
    await this.#network.broker.ends(CLOSES_MS);
    const liar = await this.#liar();
    await this.row(
      "說收到而不關 | it says yes and closes nothing",
      /^not confirmed, told, shown as not closed$/,
      () => this.#isNotClosed(),
    );
    await this.#city.reports("wired");
    liar.close();
    liar.closeAllConnections();
    const { session = "" } = this.#desktop ?? {};
    const client = this.#desktop?.client;
    await this.row("桌面其實仍開著 | the desktop is open indeed", /^still open$/, async () => ({
      seen: client?.ended === undefined ? "still open" : "gone",
    }));
    await this.row(
      "下一位被拒絕，依房規 | the next one is refused, by the house rule",
      /^refused by ends-confirmed$/,
      async () => ({
        seen: `refused by ${(await this.#city.asks(BROKER_CLIENT.id, ENDPOINT, HOME)).join(", ")}`,
      }),
    );
    await this.#city.closedByHand(session);
    // It finds one open that nobody allows any more, and closes it.
    await this.#network.startBroker();
    await this.row("管理者登錄已關閉 | an administrator recorded it closed", /^a desktop is open$/, () =>
      this.#opens(),
    );
  }

  async #returning(): Promise<void> {
    await this.row("申報歸還 | the return is declared", CLOSED, () =>
      this.#closes(() => this.#city.declareReturn(), 5_000),
    );
    await this.row("歸還後再要桌面 | asks after the return", /^refused by .*3\.5/, () => this.#opens());
  }

  async #opens(): Promise<RowSeen> {
    const at = Date.now();
    const answer = await this.#network.asks({ terminal: this.#city.device.propertyNo, person: WORKER });
    if (!answer.port) return { seen: `refused by ${answer.refusedBy.join(", ")}`, ms: Date.now() - at };
    const client = this.#network.client(answer.port);
    this.#desktop = { session: answer.session, client };
    const isOpen = await comesTrue(
      () => this.#network.desktops() > 0 || client.ended !== undefined,
      OPENS_MS,
    );
    const seen =
      isOpen && client.ended === undefined ? "a desktop is open" : `none: ${client.lines.at(-1)?.text}`;
    return { seen, ms: Date.now() - at };
  }

  /** From what happened until the client's connection and the desktop's last process are gone, and the gate knows. */
  async #closes(happen: () => Promise<number>, within = CLOSES_MS): Promise<RowSeen> {
    const at = await happen();
    return this.#isClosed(at, within);
  }

  async #isClosed(at: number, within = CLOSES_MS): Promise<RowSeen> {
    const { session = "", client } = this.#desktop ?? {};
    const cut = await comesTrue(() => client?.ended !== undefined, within);
    const cutMs = Date.now() - at;
    const gone = await comesTrue(() => this.#network.desktops() === 0, within);
    const goneMs = Date.now() - at;
    await comesTrue(async () => (await this.#city.session(session)).closed !== undefined, within);
    const { ended, closed } = await this.#city.session(session);
    const endedMs = Date.parse(ended?.at ?? "") - at;
    const times = `on record ${endedMs} ms, connection ${cutMs} ms, desktop ${goneMs} ms, confirmed ${closed?.how} at ${Date.parse(closed?.at ?? "") - at} ms`;
    return { seen: `closed: desktop ${cut && gone ? "gone" : "not gone"}: ${times}`, ms: goneMs };
  }

  async #isNotClosed(): Promise<RowSeen> {
    const at = await this.#city.reports("wifi");
    const { session = "" } = this.#desktop ?? {};
    await comesTrue(async () => (await this.#city.session(session)).status === "ended", CLOSES_MS);
    await pause(CONFIRM_SECONDS * 1_000 + 500);
    await this.#city.timers();
    const shown = await comesTrue(
      async () => (await this.#city.broker(ENDPOINT)).unclosed.some(each => each.session === session),
      CLOSES_MS,
    );
    const { closed } = await this.#city.session(session);
    const [last] = (await this.#city.broker(ENDPOINT)).deliveries;
    const said = `${closed ? "confirmed" : "not confirmed"}, ${last?.outcome}`;
    return { seen: `${said}, ${shown ? "shown as not closed" : "not shown"}`, ms: Date.now() - at };
  }

  #liar(): Promise<Server> {
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(200).end("{}");
    });
    return new Promise(done => server.listen(this.#network.ports.messages, "127.0.0.1", () => done(server)));
  }
}

const CLOSED = /^closed: desktop gone: on record .* confirmed logged-off/;
