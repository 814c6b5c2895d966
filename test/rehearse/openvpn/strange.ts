// Who comes otherwise than usual: by IPv6, and with a certificate that names no terminal.
import { WORKER } from "../../../infra/local/commands/story/household.ts";
import type { RowSeen } from "../needs/rows.ts";
import { ELSEWHERE6, HOME6 } from "./city.ts";
import { CONNECTS_MS, CUTS_MS, OUTCOME, outcomeOf } from "./player.ts";
import type { Cast } from "./trouble.ts";

export async function strange(cast: Cast): Promise<void> {
  const { city, network, player } = cast;
  const { row } = cast.rows;
  await player.leaves();
  await row(
    "憑證不是財產編號 | a certificate that is no property number: denied, and on record",
    /^refused: .*, on record: refused by .*terminal-known/,
    () => nameless(cast),
  );
  await certificateAlone(cast);
  if (!network.hasIpv6) return cast.rows.skip("IPv6", "這部機器沒有 this machine has none");
  network.uses(6);
  await row(
    "以 IPv6 連線，已列位址 | by IPv6, from a listed address",
    new RegExp(`^up, from ${HOME6}$`),
    async () => {
      const { seen, ms } = await player.connects();
      return { seen: `${seen}, from ${(await city.sessions())[0]?.address}`, ms };
    },
  );
  await row("IPv6 移到未列位址 | moves to an IPv6 address that is not listed", /^cut, then refused.*4f/, () =>
    player.isCut(async () => network.moves6(ELSEWHERE6)),
  );
  network.moves6(HOME6);
  await row("回到已列位址 | back at the listed one", /^up$/, () => player.connects());
  await row("IPv6 回報 Wi-Fi | Wi-Fi reported, by IPv6", /^cut, then refused.*3\.4b/, () =>
    player.isCut(() => city.reports("wifi")),
  );
  await city.reports("wired");
  network.uses(4);
  await row("回到 IPv4 | by IPv4 again", /^up$/, () => player.connects());
}

/** A server that asks nobody for a password: the certificate counts for whoever has said that they sit there, and for nobody else. */
async function certificateAlone({ city, network, player, rows: { row } }: Cast): Promise<void> {
  const restart = async (options: { login: boolean }) => {
    network.companion.signal("SIGTERM");
    await network.companion.ends(CUTS_MS);
    await network.startCompanion(options);
  };
  await restart({ login: false });
  player.person = "";
  await row("只有憑證 | a certificate alone: the gate does not know who sits there", /^refused/, () =>
    player.tries(),
  );
  await city.takeTicket();
  await row(
    "先登入取得憑據，再只以憑證連線 | with the log-in ticket it opens, for its person",
    new RegExp(`^up, for ${WORKER}$`),
    async () => {
      const { seen, ms } = await player.connects();
      return { seen: `${seen}, for ${(await city.sessions())[0]?.person}`, ms };
    },
  );
  await row("回報 Wi-Fi | Wi-Fi reported", /^cut, then refused.*3\.4b/, () =>
    player.isCut(() => city.reports("wifi")),
  );
  await city.reports("wired");
  player.person = WORKER;
  await restart({ login: true });
}

async function nameless({ city, network }: Cast): Promise<RowSeen> {
  const at = Date.now();
  const client = network.client({ terminal: "some-laptop", person: WORKER });
  const line = await client.says(OUTCOME, { within: CONNECTS_MS });
  client.signal("SIGTERM");
  const [last] = await city.sessions();
  const policies = last?.refusals.map(({ policy }) => policy).join(", ");
  return { seen: `${outcomeOf(line?.text)}, on record: ${last?.status} by ${policies}`, ms: Date.now() - at };
}
