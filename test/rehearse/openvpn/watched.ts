// What the gate believes of the server's companion: only what it confirms, each end in time, and what follows where it does not.
import { setTimeout as pause } from "node:timers/promises";
import { OWN_VPN_CLIENT } from "../../../infra/local/login/clients.ts";
import { CONFIRM_SECONDS } from "../needs/city.ts";
import { comesTrue } from "../needs/played.ts";
import type { RowSeen } from "../needs/rows.ts";
import { ENDPOINT, HOME } from "./city.ts";
import { CUTS_MS } from "./player.ts";
import type { Cast } from "./trouble.ts";

const COMPANION = OWN_VPN_CLIENT.id;

export async function watched(cast: Cast): Promise<void> {
  const { city, network, player } = cast;
  const { row } = cast.rows;
  await row(
    "結束並確認已切斷 | ended, cut, and confirmed by the companion",
    /^cut.*disconnected by openvpn-household, told$/,
    () => confirmed(cast),
  );
  await city.reports("wired");
  await row("再連 | connects again", /^up$/, () => player.connects());
  const { session } = await newest(cast);
  await row(
    "仍連線者不得確認已關閉 | what is open cannot be confirmed closed",
    /^refused: session-not-ended$/,
    async () => ({ seen: await city.confirms(COMPANION, session) }),
  );
  network.companion.signal("SIGSTOP");
  await row(
    "伴隨程式停擺 | the companion hangs: ended on record, the tunnel is not",
    /^ended, not confirmed, shown as not closed, packets go on$/,
    () => notClosed(cast),
  );
  await city.reports("wired");
  await row(
    "下一位被拒絕，依房規 | the next one at this server is refused, by the house rule",
    /^refused by ends-confirmed$/,
    async () => ({ seen: `refused by ${(await city.asks(COMPANION, ENDPOINT, HOME)).join(", ")}` }),
  );
  await row(
    "確認不實 | confirmed falsely: on record as its word, and by whom; the gate cannot know better",
    /^taken at its word, by openvpn-household, packets go on$/,
    async () => {
      const said = await city.confirms(COMPANION, session);
      return { seen: `${said}, packets ${(await player.isThrough()) ? "go on" : "are lost"}` };
    },
  );
  await row("伴隨程式恢復 | it goes on, and cuts", /^cut$/, async () => {
    const since = player.probe.lines.length;
    const at = Date.now();
    network.companion.signal("SIGCONT");
    const down = await player.probe.says(/"down"/, { since, within: CUTS_MS });
    await player.leaves();
    return { seen: down ? "cut" : "not cut", ms: Date.now() - at };
  });
  await row("再連 | connects again", /^up$/, () => player.connects());
}

const newest = async ({ city }: Cast) => {
  const [session] = await city.sessions();
  if (!session) throw new Error("nothing is on record");
  return session;
};

/** From the report to the first packet lost, and to the companion's own word that it is so. */
async function confirmed(cast: Cast): Promise<RowSeen> {
  const { city, player } = cast;
  const { session } = await newest(cast);
  const { seen, ms } = await player.isCut(() => city.reports("wifi"));
  await comesTrue(async () => (await city.session(session)).closed !== undefined, CUTS_MS);
  const { ended, closed } = await city.session(session);
  const after = Date.parse(closed?.at ?? "") - Date.parse(ended?.at ?? "");
  const isTold = await comesTrue(
    async () => (await city.broker(ENDPOINT)).deliveries[0]?.outcome === "told",
    CUTS_MS,
  );
  const word = closed ? `${closed.how} by ${closed.by}` : "not confirmed";
  return {
    seen: `${seen.split(",")[0]}, ${after} ms after its end ${word}, ${isTold ? "told" : "not told"}`,
    ms,
  };
}

async function notClosed(cast: Cast): Promise<RowSeen> {
  const { city, player } = cast;
  const { session } = await newest(cast);
  const at = await city.reports("wifi");
  const isEnded = await comesTrue(async () => (await city.session(session)).status === "ended", CUTS_MS);
  await pause(CONFIRM_SECONDS * 1_000 + 500);
  await city.timers();
  const isShown = await comesTrue(
    async () => (await city.broker(ENDPOINT)).unclosed.some(each => each.session === session),
    CUTS_MS,
  );
  const { closed } = await city.session(session);
  const said = [isEnded ? "ended" : "not ended", closed ? "confirmed" : "not confirmed"];
  const seen = [
    isShown ? "shown as not closed" : "not shown",
    `packets ${(await player.isThrough()) ? "go on" : "are lost"}`,
  ];
  return { seen: [...said, ...seen].join(", "), ms: Date.now() - at };
}
