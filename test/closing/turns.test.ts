// The timer alone, without any stream: what a lost event said, a deadline that passed, and everybody in a bounded number of minutes.
import { beforeEach, describe, expect, test, vi } from "vitest";
import { inTurn, recordedLately } from "../../functions/closing/turns.ts";
import { TURNS } from "../../functions/sessions/lease.ts";
import { liveSessions, type SessionRow } from "../../functions/sessions/live.ts";
import type { Session } from "../../functions/sessions/session.ts";
import { database } from "../../functions/shared/journal/journal.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { withRenewals } from "../../functions/shared/journal/renewal.ts";
import { now } from "../../functions/shared/time/clock.ts";
import { type ClosingCity, withClosingCity } from "./closing-city.ts";

const MINUTE = 60_000;
const MANY = 5_000;
const AT = Date.parse("2026-11-25T02:00:00.000Z");
const open = (id: string, closesAt?: string): SessionRow => ({
  ...{ stream: stream("SESSION", id), version: 1, head: "" },
  state: { ...(closesAt && { closesAt: { at: closesAt } }), status: "allowed", lease } as unknown as Session,
});
/** None of them has to be renewed yet. */
const lease = { until: new Date(AT + 60 * MINUTE).toISOString(), decidedAt: new Date(AT).toISOString() };

describe("whose minute it is", () => {
  const live = Array.from({ length: MANY }, (_, at) =>
    open(`cvpn-connection-${(at * 7_919).toString(16).padStart(17, "0")}`),
  );
  const turn = (minute: number) => inTurn(live, new Date(AT + minute * MINUTE)).map(({ stream: of }) => of);

  test(`each of ${MANY} is asked once within ${TURNS} minutes, whichever of them is the first, and about as many each minute`, () => {
    for (let first = 0; first < TURNS; first++) {
      const minutes = Array.from({ length: TURNS }, (_, minute) => turn(first + minute));
      expect(minutes.flat().toSorted()).toEqual(live.map(({ stream: of }) => of).toSorted());
      for (const each of minutes) expect(each.length).toBeLessThan((MANY / TURNS) * 1.2);
    }
  });

  test("it stays theirs while others come and go", () => {
    const fewer = live.filter((_, at) => at % 3 === 0);
    const [all, some] = [live, fewer].map(each => inTurn(each, new Date(AT)).map(({ stream: of }) => of));
    expect(some?.filter(of => !all?.includes(of))).toEqual([]);
  });

  test("whoever is past a deadline comes first, whose minute it may be", () => {
    const over = open("over", new Date(AT).toISOString());
    expect(inTurn([...live, over, open("later", new Date(AT + 1).toISOString())], new Date(AT))[0]).toBe(
      over,
    );
    expect(inTurn([over], new Date(AT + MINUTE))).toEqual([over]);
  });
});

describe("the timer", () => {
  const fresh = withClosingCity({ accounts: 100 });
  let city: ClosingCity;
  beforeEach(() => {
    city = fresh();
  });
  const fire = () => city.handler({ source: "aws.scheduler" } as never);

  test("closes at once for a fact of the last minutes whose event was lost", async () => {
    const workers = [];
    for (let at = 0; at < 2 * TURNS; at++) workers.push(await city.atWork());
    for (const { propertyNo } of workers) await city.terminals(propertyNo, { type: "ReturnDeclared" });
    await fire();
    const states = await Promise.all(workers.map(({ connectionId }) => city.session(connectionId)));
    expect(states.map(state => state?.ended?.why)).toEqual(workers.map(() => "fact"));
  });

  test("of a fact that is older, and that nobody followed, within as many minutes as there are turns", async () => {
    const worker = await city.atWork();
    await city.terminals(worker.propertyNo, { type: "ReturnDeclared" });
    vi.setSystemTime(now().getTime() + 4 * MINUTE);
    let minutes = 0;
    while ((await city.session(worker.connectionId))?.status === "allowed" && minutes < 60) {
      await fire();
      minutes++;
      vi.setSystemTime(now().getTime() + MINUTE);
    }
    expect(minutes).toBeGreaterThan(0);
    expect(minutes).toBeLessThanOrEqual(TURNS);
  });

  test("looks back over midnight, and past a session's own events", async () => {
    vi.setSystemTime("2026-11-24T23:59:30.000Z");
    const worker = await city.atWork();
    await city.wired(worker.propertyNo);
    vi.setSystemTime("2026-11-25T00:01:00.000Z");
    const kinds = (await recordedLately(now())).map(({ stream: of }) => of.slice(0, of.indexOf("#")));
    expect(kinds).toContain("POSTURE");
    expect(kinds).not.toContain("SESSION");
  });

  test("reads what many share once, and what is their own for many at once", async () => {
    for (let at = 0; at < 24; at++) await city.atWork();
    vi.setSystemTime(now().getTime() + 4 * MINUTE);
    let reads = 0;
    database.middlewareStack.add(
      (next, context) => async args => {
        if (context.commandName === "BatchGetItemCommand") reads++;
        return next(args);
      },
      { step: "initialize", name: "counted" },
    );
    const asked = inTurn(await withRenewals(await liveSessions()), now()).length;
    await fire();
    database.middlewareStack.remove("counted");
    // A dozen go together; the counter, the systems, their connections and a repeated look come besides.
    expect(reads).toBeLessThan(asked + 12);
    expect((await liveSessions()).length).toBe(24);
  });
});
