// What keeps open sessions open is judged by the official engine too, each session within the minutes in which its lease is renewed;
// a difference stops all yeses, and what the engines agree on writes nothing.
import { expect, test } from "vitest";
import { differenceOn } from "../../functions/recheck/difference.ts";
import type { OfficialGate } from "../../functions/recheck/judged.ts";
import { officialGate } from "../../functions/recheck/official-gate.ts";
import { recheckOpen } from "../../functions/recheck/open-sessions.ts";
import { handler as recheck } from "../../functions/recheck/recheck.lambda.ts";
import { handler as connect } from "../../functions/sessions/connect.lambda.ts";
import { isInTurn, TURNS } from "../../functions/sessions/lease.ts";
import { history, read } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { ticks } from "../../functions/shared/time/clock.ts";
import { CITY_STOPS, type Stops } from "../../functions/stops/stop.ts";
import { knock } from "../gate/city.ts";
import { withMornings } from "./mornings.ts";

const morning = withMornings();
const { clock } = morning;

async function open(id?: string): Promise<string> {
  const question = knock(morning.city, await morning.city.borrower(), id ? { "connection-id": id } : {});
  expect(await connect(question)).toMatchObject({ allow: true });
  return question["connection-id"];
}

/** An engine that refuses what the compiled policies allow. */
function otherwise(): OfficialGate {
  return { ...officialGate(), ask: () => ({ allowed: false, because: ["tainan-wired-only"] }) };
}

const inTime = () => ticks() + 60_000;
const doubt = async () => (await read<Stops>(CITY_STOPS)).state?.doubt;

/** Whose minute it is, minute by minute, until everybody had theirs. */
async function everyMinute(run: () => Promise<number>): Promise<number[]> {
  const judged: number[] = [];
  for (let minute = 0; minute < TURNS; minute++) {
    judged.push(await run());
    clock.advance(60_000);
  }
  return judged;
}

test("each open session is judged once in as many minutes as it is renewed in, and nothing is written", async () => {
  // One after the other: each borrower is added to the agency's list of the suitable.
  const sessions = [await open(), await open(), await open()];
  const judged = await everyMinute(() => recheckOpen(clock.now(), officialGate(), inTime()));
  expect(judged.reduce((sum, count) => sum + count, 0)).toBe(sessions.length);
  expect(await doubt()).toBeUndefined();
  for (const session of sessions) expect(await history(stream("SESSION", session))).toHaveLength(1);
});

test("what the official engine would not renew is on record as a difference, and stops the yeses", async () => {
  const session = await open();
  await everyMinute(() => recheckOpen(clock.now(), otherwise(), inTime()));
  expect((await read(differenceOn(session))).state).toMatchObject({
    decided: [],
    official: ["tainan-wired-only"],
  });
  expect(await doubt()).toMatchObject({ session });
});

test("a session that the gate would close is judged as well, and closed by whoever closes", async () => {
  const session = await open();
  clock.advance(24 * 3_600_000);
  await everyMinute(() => recheckOpen(clock.now(), officialGate(), inTime()));
  expect(await doubt()).toBeUndefined();
  expect(await history(stream("SESSION", session))).toHaveLength(1);
});

test("where time is short the others wait, and that is said", async () => {
  const minutes = (id: number) => isInTurn({ stream: stream("SESSION", `s-${id}`) } as never, clock.now());
  const theirs = Array.from({ length: 100 }, (_, id) => id).filter(minutes);
  for (const id of theirs.slice(0, 9)) await open(`s-${id}`);
  expect(await recheckOpen(clock.now(), officialGate(), ticks())).toBe(8);
  expect(morning.logged).toMatchObject([{ happening: "renewals-unjudged", left: 1 }]);
});

test("the timer judges both, what is on record and what is renewed", async () => {
  const session = await open();
  for (let minute = 0; minute < TURNS; minute++) {
    clock.advance(60_000);
    await recheck({ source: "timer" });
  }
  expect(await doubt()).toBeUndefined();
  expect(await history(stream("SESSION", session))).toHaveLength(1);
});
