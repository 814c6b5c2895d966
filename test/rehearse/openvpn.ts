// Rehearse part: the gate with a real OpenVPN server and real clients in network namespaces, from the first refusal to the crowd.
import { setTimeout as pause } from "node:timers/promises";
import type { Print, Verdict } from "../conform/needs/part.ts";
import { comesTrue, played } from "./needs/played.ts";
import { type RowSeen, Rows } from "./needs/rows.ts";
import { freePort } from "./needs/scenery.ts";
import { ELSEWHERE, HOME, type RehearsedCity, SECOND_HOME, startCity } from "./openvpn/city.ts";
import { OTHER_HOST, RehearsedNetwork } from "./openvpn/network.ts";
import { CONNECTS_MS, CUTS_MS, Player } from "./openvpn/player.ts";
import { strange } from "./openvpn/strange.ts";
import { type Cast, crowd, failing } from "./openvpn/trouble.ts";
import { watched } from "./openvpn/watched.ts";

export const title = "a real OpenVPN asks the gate, and is cut by it";

export function run(print: Print, options: readonly string[]): Promise<Verdict> {
  const programs = ["ip", "openvpn", "openssl"];
  return played(print, options, {
    programs,
    packages: "openvpn iproute2 openssl",
    async play(scenery) {
      const messages = await freePort();
      const network = new RehearsedNetwork(scenery);
      const city = await startCity(scenery, `http://127.0.0.1:${messages}/`);
      await network.start(city.endpoints, messages);
      const player = new Player(network, city.device.propertyNo);
      const rows = new Rows(print, () => network.tell(print, player.client));
      await new Rehearsal({ city, network, rows, player }).play();
      return rows;
    },
  });
}

class Rehearsal {
  readonly #city: RehearsedCity;
  readonly #network: RehearsedNetwork;
  readonly #rows: Rows;
  readonly #player: Player;
  readonly #cast: Cast;

  constructor({ city, network, rows, player }: Cast) {
    this.#city = city;
    this.#network = network;
    this.#rows = rows;
    this.#player = player;
    this.#cast = { city, network, rows, player };
  }

  async play(): Promise<void> {
    await this.#opening();
    await this.#moving();
    await this.#cutByFacts();
    await this.#returning();
    await watched(this.#cast);
    await strange(this.#cast);
    await failing(this.#cast);
    await crowd(this.#cast);
  }

  async #opening(): Promise<void> {
    const { row } = this;
    await row("未借出 | not lent", /^refused.*3\.2c/, () => this.#player.tries());
    await this.#city.lend();
    await row("一切就緒 | all in order", /^up$/, () => this.#player.connects());
    await row(
      "封包到達本體系主機 | a packet arrives at the system's host",
      /^arrived, answered$/,
      async () => {
        const up = await this.#player.probe.says(/"up"/, { within: CONNECTS_MS });
        const arrived = await this.#network.host.says(/arrived/, { within: 1_000 });
        return { seen: `${arrived ? "arrived" : "never arrived"}, ${up ? "answered" : "not answered"}` };
      },
    );
    await row(
      "到不了他體系主機 | and none at another system's, though the client tries",
      /^nothing arrived$/,
      async () => {
        const stray = this.#network.probe(OTHER_HOST);
        const answered = await stray.says(/"up"/, { within: 2_000 });
        const arrived = await this.#network.other.says(/arrived/, { within: 100 });
        stray.signal("SIGTERM");
        return { seen: answered || arrived ? "it arrived" : "nothing arrived" };
      },
    );
    await row(
      "密碼不符 | a wrong password: refused, and who is connected stays",
      /^refused.*密碼.*, still connected$/,
      async () => {
        const since = this.#player.probe.lines.length;
        const { seen, ms } = await this.#player.tries("not this");
        const [newest] = await this.#city.sessions();
        const isDown = this.#player.probe.lines.slice(since).some(({ text }) => /"down"/.test(text));
        return {
          seen: `${seen}, ${newest?.status === "allowed" && !isDown ? "still" : "no longer"} connected`,
          ms,
        };
      },
    );
    await row("連線紀錄 | on record", new RegExp(`^allowed vpn ${HOME}$`), async () => {
      const [newest] = await this.#city.sessions();
      return { seen: `${newest?.status} ${newest?.channel} ${newest?.address}` };
    });
  }

  async #moving(): Promise<void> {
    const { row } = this;
    await row(
      "移到另一個已列位址 | moves to another listed address",
      /^asked again, goes on, .*taken-over$/,
      async () => {
        const at = this.#network.moves(SECOND_HOME);
        const since = this.#player.probe.lines.length;
        const hasMoved = async () => (await this.#city.sessions())[0]?.address === SECOND_HOME;
        const seen = await comesTrue(hasMoved, CUTS_MS);
        await pause(1_000);
        const [now, before] = await this.#city.sessions();
        const isUp = !this.#player.client.lines.some(({ text }) => /server-pushed|SIGTERM/.test(text));
        const lost = this.#player.probe.lines.slice(since).some(({ text }) => /"down"/.test(text));
        const goes =
          isUp && now?.status === "allowed" ? `goes on${lost ? " after a pause" : ""}` : "does not go on";
        return {
          seen: `${seen ? "asked again" : "never asked"}, ${goes}, the old one ${before?.ended?.why}`,
          ms: Date.now() - at - 1_000,
        };
      },
    );
    await row("移到未列位址 | moves to an address that is not listed", /^cut, then refused.*4f/, () =>
      this.#player.isCut(async () => this.#network.moves(ELSEWHERE)),
    );
    this.#network.moves(HOME);
    await row("回到已列位址 | back at the first", /^up$/, () => this.#player.connects());
  }

  async #cutByFacts(): Promise<void> {
    const { row } = this;
    await row("回報 Wi-Fi | Wi-Fi reported", /^cut, then refused.*3\.4b/, () =>
      this.#player.isCut(() => this.#city.reports("wifi")),
    );
    await this.#city.reports("wired");
    await row("改接有線 | plugged in again", /^up$/, () => this.#player.connects());
    let stop = "";
    await row("全市緊急切斷 | the whole city is stopped", /^cut, then refused.*緊急切斷/, () =>
      this.#player.isCut(async () => {
        const stopped = await this.#city.stopCity();
        stop = stopped.stop;
        return stopped.at;
      }),
    );
    await this.#city.lift(stop);
    await row("解除 | lifted", /^up$/, () => this.#player.connects());
    await row(
      "線路驟斷，立刻重連 | the line drops hard and the same person is back at once",
      /^up, the old one taken-over$/,
      async () => {
        this.#player.client.signal("SIGKILL");
        await this.#player.client.ends(CUTS_MS);
        const { seen, ms } = await this.#player.connects();
        const [, before] = await this.#city.sessions();
        return { seen: `${seen}, the old one ${before?.ended?.why}`, ms };
      },
    );
  }

  async #returning(): Promise<void> {
    const { row } = this;
    await row("申報歸還 | return declared", /^cut, then refused.*3\.5/, () =>
      this.#player.isCut(() => this.#city.declareReturn()),
    );
    await this.#city.disinfect();
    await row("已消毒 | disinfected", /^refused.*3\.5/, () => this.#player.tries());
    await this.#city.scan();
    await row("已掃毒 | scanned", /^refused.*3\.5d/, () => this.#player.tries());
    await this.#city.attest();
    await this.#city.release();
    await row("已證明並入庫，未再借出 | attested and released, not lent again", /^refused.*3\.2c/, () =>
      this.#player.tries(),
    );
    await this.#city.lend();
    await row("再次借出 | lent again", /^up$/, () => this.#player.connects());
  }

  readonly row = (what: string, expected: RegExp, play: () => Promise<RowSeen>) =>
    this.#rows.row(what, expected, play);
}
