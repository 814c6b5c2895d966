// Rehearse part: the gate with a real OpenVPN server and real clients in network namespaces, from the first refusal to the crowd.
import { setTimeout as pause } from "node:timers/promises";
import { WORKER } from "../../infra/local/commands/story/household.ts";
import type { Print, Verdict } from "../conform/needs/part.ts";
import { type RowSeen, Rows } from "./needs/rows.ts";
import { missingFor, type Program, Scenery } from "./needs/scenery.ts";
import { ELSEWHERE, HOME, type RehearsedCity, SEATS, SECOND_HOME, startCity } from "./openvpn/city.ts";
import { OTHER_HOST, RehearsedNetwork, SILENCE_SECONDS, SYSTEM_HOST } from "./openvpn/network.ts";

export const title = "a real OpenVPN asks the gate, and is cut by it";

const CROWD = 20;
/** Until a client is up or refused, on a machine with much else to do. */
const CONNECTS_MS = 30_000;
/** Within the gate's own promise of five seconds, and what a busy machine adds. */
const CUTS_MS = 15_000;

export async function run(print: Print, options: readonly string[]): Promise<Verdict> {
  if (options.length > 0) {
    print(`no such option: ${options.join(" ")}`);
    return "misused";
  }
  const missing = missingFor(["ip", "openvpn", "openssl"]);
  if (missing.length > 0) {
    print(
      `這部機器缺少 this machine lacks: ${missing.join(", ")}（Debian: apt-get install openvpn iproute2 openssl）`,
    );
    return "wanting";
  }
  const scenery = new Scenery();
  const clear = () => void scenery.clear().finally(() => process.exit(1));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, clear);
  try {
    const network = new RehearsedNetwork(scenery);
    const city = await startCity(scenery);
    await network.start(city.endpoints);
    let rehearsal: Rehearsal | undefined;
    const rows = new Rows(print, () => network.tell(print, rehearsal?.client));
    rehearsal = new Rehearsal(city, network, rows);
    await rehearsal.play();
    return rows.verdict;
  } catch (error) {
    print(`✗ 演不下去 it cannot go on: ${(error as Error).message}`);
    return "differs";
  } finally {
    await scenery.clear();
  }
}

class Rehearsal {
  readonly #city: RehearsedCity;
  readonly #network: RehearsedNetwork;
  readonly #rows: Rows;
  client!: Program;
  #probe!: Program;

  constructor(city: RehearsedCity, network: RehearsedNetwork, rows: Rows) {
    this.#city = city;
    this.#network = network;
    this.#rows = rows;
  }

  async play(): Promise<void> {
    await this.#opening();
    await this.#moving();
    await this.#cutByFacts();
    await this.#returning();
    await this.#failing();
    await this.#crowd();
  }

  async #opening(): Promise<void> {
    const { row } = this;
    await row("未借出 | not lent", /^refused.*3\.2c/, () => this.#tries());
    await this.#city.lend();
    await row("一切就緒 | all in order", /^up$/, () => this.#connects());
    this.#probe = this.#network.probe(SYSTEM_HOST);
    await row(
      "封包到達本體系主機 | a packet arrives at the system's host",
      /^arrived, answered$/,
      async () => {
        const up = await this.#probe.says(/"up"/, { within: CONNECTS_MS });
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
        const since = this.#probe.lines.length;
        const { seen, ms } = await this.#tries("not this");
        const [newest] = await this.#city.sessions();
        const isDown = this.#probe.lines.slice(since).some(({ text }) => /"down"/.test(text));
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
        const since = this.#probe.lines.length;
        const seen = await this.#comesTrue(
          async () => (await this.#city.sessions())[0]?.address === SECOND_HOME,
        );
        await pause(1_000);
        const [now, before] = await this.#city.sessions();
        const isUp = !this.client.lines.some(({ text }) => /server-pushed|SIGTERM/.test(text));
        const lost = this.#probe.lines.slice(since).some(({ text }) => /"down"/.test(text));
        const goes =
          isUp && now?.status === "allowed" ? `goes on${lost ? " after a pause" : ""}` : "does not go on";
        return {
          seen: `${seen ? "asked again" : "never asked"}, ${goes}, the old one ${before?.ended?.why}`,
          ms: Date.now() - at - 1_000,
        };
      },
    );
    await row("移到未列位址 | moves to an address that is not listed", /^cut, then refused.*4a/, () =>
      this.#isCut(async () => this.#network.moves(ELSEWHERE)),
    );
    this.#network.moves(HOME);
    await row("回到已列位址 | back at the first", /^up$/, () => this.#connects());
  }

  async #cutByFacts(): Promise<void> {
    const { row } = this;
    await row("回報 Wi-Fi | Wi-Fi reported", /^cut, then refused.*3\.4b/, () =>
      this.#isCut(() => this.#city.reports("wifi")),
    );
    await this.#city.reports("wired");
    await row("改接有線 | plugged in again", /^up$/, () => this.#connects());
    let stop = "";
    await row("全市緊急切斷 | the whole city is stopped", /^cut, then refused.*緊急切斷/, () =>
      this.#isCut(async () => {
        const stopped = await this.#city.stopCity();
        stop = stopped.stop;
        return stopped.at;
      }),
    );
    await this.#city.lift(stop);
    await row("解除 | lifted", /^up$/, () => this.#connects());
    await row(
      "線路驟斷，立刻重連 | the line drops hard and the same person is back at once",
      /^up, the old one taken-over$/,
      async () => {
        this.client.signal("SIGKILL");
        await this.client.ends(CUTS_MS);
        const { seen, ms } = await this.#connects();
        const [, before] = await this.#city.sessions();
        return { seen: `${seen}, the old one ${before?.ended?.why}`, ms };
      },
    );
  }

  async #returning(): Promise<void> {
    const { row } = this;
    await row("申報歸還 | return declared", /^cut, then refused.*3\.5/, () =>
      this.#isCut(() => this.#city.declareReturn()),
    );
    await this.#city.disinfect();
    await row("已消毒 | disinfected", /^refused.*3\.5/, () => this.#tries());
    await this.#city.scan();
    await row("已掃毒 | scanned", /^refused.*3\.5d/, () => this.#tries());
    await this.#city.attest();
    await this.#city.release();
    await row("已證明並入庫，未再借出 | attested and released, not lent again", /^refused.*3\.2c/, () =>
      this.#tries(),
    );
    await this.#city.lend();
    await row("再次借出 | lent again", /^up$/, () => this.#connects());
  }

  async #failing(): Promise<void> {
    const { row } = this;
    await row("伴隨程式停止 | the companion dies", /^cut, then not let in$/, async () => {
      const since = this.#probe.lines.length;
      const at = Date.now();
      this.#network.companion.signal("SIGKILL");
      const down = await this.#probe.says(/"down"/, { since, within: CUTS_MS });
      const upSince = this.client.lines.length;
      const up = await this.client.says(/Initialization Sequence Completed/, {
        since: upSince,
        within: 4_000,
      });
      return {
        seen: `${down ? "cut" : "not cut"}, then ${up ? "let in" : "not let in"}`,
        ms: atOf(down) - at,
      };
    });
    await row("伴隨程式重啟 | it is started again", /^up$/, async () => {
      await this.#network.startCompanion();
      this.client.signal("SIGTERM");
      await this.client.ends(CUTS_MS);
      return this.#connects();
    });
    await row(
      `閘道凍結（租期 ${SILENCE_SECONDS} 秒）| the gateway freezes`,
      /^cut within the lease$/,
      async () => {
        const since = this.#probe.lines.length;
        const at = Date.now();
        this.#city.gateway.signal("SIGSTOP");
        const down = await this.#probe.says(/"down"/, { since, within: 2 * SILENCE_SECONDS * 1_000 });
        const ms = atOf(down) - at;
        const isWithin = down && ms <= (SILENCE_SECONDS + 1) * 1_000;
        return { seen: isWithin ? "cut within the lease" : "not cut in time", ms };
      },
    );
    await row("閘道恢復 | the gateway goes on", /^up$/, async () => {
      this.client.signal("SIGTERM");
      await this.client.ends(CUTS_MS);
      this.#city.gateway.signal("SIGCONT");
      return this.#connects();
    });
    this.client.signal("SIGTERM");
    await this.client.ends(CUTS_MS);
    await row("離線 | whoever was connected leaves", /^ended-by-hand by openvpn-household$/, async () => {
      const at = Date.now();
      await this.#comesTrue(async () => (await this.#city.sessions())[0]?.status === "ended");
      const [last] = await this.#city.sessions();
      return { seen: `${last?.ended?.why} by ${last?.ended?.by}`, ms: Date.now() - at };
    });
  }

  async #crowd(): Promise<void> {
    const crowd = await this.#city.crowd(CROWD);
    const [first, second] = crowd;
    await this.row(
      "甲的電腦、乙的帳號 | one's terminal with another's log-in",
      /^refused.*3\.2/,
      async () => {
        const who = { terminal: first?.propertyNo ?? "", person: second?.person ?? "" };
        const client = this.#network.client(who);
        const line = await client.says(OUTCOME, { within: CONNECTS_MS });
        client.signal("SIGTERM");
        return { seen: outcomeOf(line?.text) };
      },
    );
    await this.row(
      `${CROWD} 人爭 ${SEATS} 席 | ${CROWD} ask at once for ${SEATS} seats`,
      new RegExp(`^${SEATS} up, ${CROWD - SEATS} refused by 3.4d, ${SEATS} on record$`),
      async () => {
        const at = Date.now();
        const clients = crowd.map(({ person, propertyNo }) =>
          this.#network.client({ person, terminal: propertyNo }),
        );
        const outcomes = await Promise.all(
          clients.map(client => client.says(OUTCOME, { within: 2 * CONNECTS_MS })),
        );
        const ms = Date.now() - at;
        const up = outcomes.filter(line => line && UP.test(line.text)).length;
        const refused = outcomes.filter(line => line && /AUTH_FAILED.*3\.4d/.test(line.text)).length;
        const live = await this.#city.live();
        for (const client of clients) client.signal("SIGTERM");
        return { seen: `${up} up, ${refused} refused by 3.4d, ${live.length} on record`, ms };
      },
    );
    await this.row("全部離線 | all leave", /^0 on record$/, async () => {
      const at = Date.now();
      await this.#comesTrue(async () => (await this.#city.live()).length === 0);
      return { seen: `${(await this.#city.live()).length} on record`, ms: Date.now() - at };
    });
  }

  readonly row = (what: string, expected: RegExp, play: () => Promise<RowSeen>) =>
    this.#rows.row(what, expected, play);

  #start(password?: string): Program {
    const terminal = this.#city.device.propertyNo;
    return this.#network.client({ terminal, person: WORKER, device: "vpn0", ...(password && { password }) });
  }

  async #connects(): Promise<RowSeen> {
    const at = performance.now();
    this.client = this.#start();
    const line = await this.client.says(OUTCOME, { within: CONNECTS_MS });
    const ms = performance.now() - at;
    // What is cut next is seen by packets that got through before.
    const isSeen = async () => /"up"/.test(this.#probe?.lines.at(-1)?.text ?? '"up"');
    if (line && UP.test(line.text)) await this.#comesTrue(isSeen);
    return { seen: outcomeOf(line?.text), ms };
  }

  /** One more client, which ends with the answer. */
  async #tries(password?: string): Promise<RowSeen> {
    const at = performance.now();
    const client = this.#start(password);
    const line = await client.says(OUTCOME, { within: CONNECTS_MS });
    const ms = performance.now() - at;
    client.signal("SIGTERM");
    await client.ends(CUTS_MS);
    return { seen: outcomeOf(line?.text), ms };
  }

  /** From what happened to the first packet that was lost; the client asks again by itself, and hears why not. */
  async #isCut(happen: () => Promise<number>): Promise<RowSeen> {
    const [packets, lines] = [this.#probe.lines.length, this.client.lines.length];
    const at = await happen();
    const down = await this.#probe.says(/"down"/, { since: packets, within: CUTS_MS });
    const answer = await this.client.says(OUTCOME, { since: lines, within: CONNECTS_MS });
    this.client.signal("SIGTERM");
    await this.client.ends(CUTS_MS);
    return { seen: `${down ? "cut" : "not cut"}, then ${outcomeOf(answer?.text)}`, ms: atOf(down) - at };
  }

  async #comesTrue(isSo: () => Promise<boolean>): Promise<boolean> {
    const until = performance.now() + CUTS_MS;
    while (performance.now() < until) {
      if (await isSo()) return true;
      await pause(100);
    }
    return false;
  }
}

const UP = /Initialization Sequence Completed/;
const OUTCOME = /Initialization Sequence Completed|AUTH_FAILED/;

function outcomeOf(line: string | undefined): string {
  if (line === undefined) return "nothing was heard";
  return UP.test(line) ? "up" : `refused: ${/AUTH_FAILED,?(.*)/.exec(line)?.[1]}`;
}

function atOf(line: { readonly text: string } | undefined): number {
  return line ? (JSON.parse(line.text) as { at: number }).at : Number.NaN;
}
