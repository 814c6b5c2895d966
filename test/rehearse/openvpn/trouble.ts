// What goes wrong at the rehearsal: the companion dies, the gateway freezes, too many come at once.
import { comesTrue } from "../needs/played.ts";
import type { Rows } from "../needs/rows.ts";
import { type RehearsedCity, SEATS } from "./city.ts";
import { type RehearsedNetwork, SILENCE_SECONDS } from "./network.ts";
import { atOf, CONNECTS_MS, CUTS_MS, OUTCOME, outcomeOf, type Player, UP } from "./player.ts";

const CROWD = 20;

export interface Cast {
  readonly city: RehearsedCity;
  readonly network: RehearsedNetwork;
  readonly rows: Rows;
  readonly player: Player;
}

export async function failing({ city, network, rows, player }: Cast): Promise<void> {
  const { row } = rows;
  await row("伴隨程式停止 | the companion dies", /^cut, then not let in$/, async () => {
    const since = player.probe.lines.length;
    const at = Date.now();
    network.companion.signal("SIGKILL");
    const down = await player.probe.says(/"down"/, { since, within: CUTS_MS });
    const upSince = player.client.lines.length;
    const up = await player.client.says(/Initialization Sequence Completed/, {
      since: upSince,
      within: 4_000,
    });
    return {
      seen: `${down ? "cut" : "not cut"}, then ${up ? "let in" : "not let in"}`,
      ms: atOf(down) - at,
    };
  });
  await row("伴隨程式重啟 | it is started again", /^up$/, async () => {
    await network.startCompanion();
    await player.leaves();
    return player.connects();
  });
  await row(
    `閘道凍結（租期 ${SILENCE_SECONDS} 秒）| the gateway freezes`,
    /^cut within the lease$/,
    async () => {
      const since = player.probe.lines.length;
      const at = Date.now();
      city.gateway.signal("SIGSTOP");
      const down = await player.probe.says(/"down"/, { since, within: 2 * SILENCE_SECONDS * 1_000 });
      const ms = atOf(down) - at;
      const isWithin = down && ms <= (SILENCE_SECONDS + 1) * 1_000;
      return { seen: isWithin ? "cut within the lease" : "not cut in time", ms };
    },
  );
  await row("閘道恢復 | the gateway goes on", /^up$/, async () => {
    await player.leaves();
    city.gateway.signal("SIGCONT");
    return player.connects();
  });
  await player.leaves();
  await row("離線 | whoever was connected leaves", /^ended-by-hand by openvpn-household$/, async () => {
    const at = Date.now();
    await comesTrue(async () => (await city.sessions())[0]?.status === "ended", CUTS_MS);
    const [last] = await city.sessions();
    return { seen: `${last?.ended?.why} by ${last?.ended?.by}`, ms: Date.now() - at };
  });
}

export async function crowd({ city, network, rows }: Cast): Promise<void> {
  const knockers = await city.crowd(CROWD);
  const [first, second] = knockers;
  await rows.row("甲的電腦、乙的帳號 | one's terminal with another's log-in", /^refused.*3\.2/, async () => {
    const who = { terminal: first?.propertyNo ?? "", person: second?.person ?? "" };
    const client = network.client(who);
    const line = await client.says(OUTCOME, { within: CONNECTS_MS });
    client.signal("SIGTERM");
    return { seen: outcomeOf(line?.text) };
  });
  await rows.row(
    `${CROWD} 人爭 ${SEATS} 席 | ${CROWD} ask at once for ${SEATS} seats`,
    new RegExp(`^${SEATS} up, ${CROWD - SEATS} refused by 3.4d, ${SEATS} on record$`),
    async () => {
      const at = Date.now();
      const clients = knockers.map(({ person, propertyNo }) =>
        network.client({ person, terminal: propertyNo }),
      );
      const outcomes = await Promise.all(
        clients.map(client => client.says(OUTCOME, { within: 2 * CONNECTS_MS })),
      );
      const ms = Date.now() - at;
      const up = outcomes.filter(line => line && UP.test(line.text)).length;
      const refused = outcomes.filter(line => line && /AUTH_FAILED.*3\.4d/.test(line.text)).length;
      const live = await city.live();
      for (const client of clients) client.signal("SIGTERM");
      return { seen: `${up} up, ${refused} refused by 3.4d, ${live.length} on record`, ms };
    },
  );
  await rows.row("全部離線 | all leave", /^0 on record$/, async () => {
    const at = Date.now();
    await comesTrue(async () => (await city.live()).length === 0, CUTS_MS);
    return { seen: `${(await city.live()).length} on record`, ms: Date.now() - at };
  });
}
