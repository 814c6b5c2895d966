// One run of the closing timer over many open sessions, when every lease is due and when none is.
import { mock } from "node:test";
import { ownJournal } from "../shared/journal/own.ts";

export const title = "a run of the timer over open sessions: all leases due, and none";

const SESSIONS = 300;
/** A lease lasts five minutes and is renewed in the third: of 5,000, so many come up in one run of ten seconds. */
const WANTED_A_SECOND = 5_000 / 3 / 10;
const MINUTE = 60_000;
const NO_VPN = { connections: async () => [], end: async () => "gone" as const };

export async function run(print: (line: string) => void): Promise<void> {
  const journal = await ownJournal();
  mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-11-25T02:00:00.000Z") });
  try {
    const timer = await opened();
    mock.timers.setTime(Date.now() + 3 * MINUTE);
    const due = await timed(print, `${SESSIONS} sessions, every lease due`, timer);
    await timed(print, `${SESSIONS} sessions, no lease due`, timer);
    if (due < WANTED_A_SECOND) throw new Error(`fewer than ${Math.ceil(WANTED_A_SECOND)} a second`);
  } finally {
    mock.timers.reset();
    await journal.close();
  }
}

async function opened() {
  const { cityInOrder, knock } = await import("../gate/city.ts");
  const { handler: connect } = await import("../../functions/sessions/connect.lambda.ts");
  const { liveSessions } = await import("../../functions/sessions/live.ts");
  const { closeAll } = await import("../../functions/closing/closing.ts");
  const { inTurn } = await import("../../functions/closing/turns.ts");
  const { withRenewals } = await import("../../functions/shared/journal/renewal.ts");
  const { now } = await import("../../functions/shared/time/clock.ts");
  const city = await cityInOrder({ accounts: SESSIONS });
  for (let at = 0; at < SESSIONS; at++) {
    const answer = (await connect(knock(city, await city.borrower()))) as { readonly allow?: boolean };
    if (!answer.allow) throw new Error("not let in");
  }
  return async () => closeAll(inTurn(await withRenewals(await liveSessions()), now()), { vpn: NO_VPN, now });
}

async function timed(print: (line: string) => void, name: string, work: () => Promise<void>) {
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  const rate = SESSIONS / seconds;
  print(`${name.padEnd(36)} ${seconds.toFixed(2)} s, ${rate.toFixed(0)} sessions a second`);
  return rate;
}
