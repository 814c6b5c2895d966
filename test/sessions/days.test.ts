// A day of sessions is a day in Taipei: around midnight of New Year's Eve, each question counts on the day it was asked on there.
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { RecordedQuestion } from "../../functions/gate/question.ts";
import { counted } from "../../functions/sessions/counting.ts";
import { readAt } from "../../functions/sessions/past.ts";
import { type Session, sessionLaw } from "../../functions/sessions/session.ts";
import { sessionsOf } from "../../functions/sessions/session-boards.ts";
import type { SessionEvent } from "../../functions/sessions/session-event.ts";
import { board } from "../../functions/shared/journal/board.ts";
import { change } from "../../functions/shared/journal/change.ts";
import { commit } from "../../functions/shared/journal/commit.ts";
import { GENESIS } from "../../functions/shared/journal/event.ts";
import { stream } from "../../functions/shared/journal/keys.ts";
import { instantOf } from "../../functions/shared/time/calendar.ts";
import { happened } from "../gate/city.ts";
import { withJournal } from "../shared/journal/table.ts";

const EVE = "2026-12-31";
const NEW_YEAR = "2027-01-01";
const TERMINAL = "3140101-03-0000123";
const MOMENTS = [
  [EVE, "07:59"],
  [EVE, "08:01"],
  [EVE, "23:59"],
  [NEW_YEAR, "00:00"],
  [NEW_YEAR, "00:01"],
  [NEW_YEAR, "08:01"],
] as const;
const asked = { person: "worker@household", terminal: TERMINAL, system: "household" } as RecordedQuestion;
const opened = { ...asked, channel: "vpn", type: "SessionAllowed", refusals: [] } as unknown as Extract<
  SessionEvent,
  { type: "SessionAllowed" }
>;

withJournal();
beforeAll(async () => {
  for (const [day, time] of MOMENTS) {
    const event = { ...asked, type: "SessionUndecided", fault: "unreadable" } as const;
    await happened(sessionLaw, stream("SESSION", randomUUID()), event, new Date(instantOf(day, time)));
  }
  await happened(sessionLaw, stream("SESSION", "overnight"), opened, new Date(instantOf(EVE, "23:58")));
});

test("counted between 23:59 and 00:01, each falls on its own side of the year", async () => {
  const { days } = await counted({
    from: EVE,
    until: NEW_YEAR,
    system: "household",
    at: new Date(`${NEW_YEAR}T02:00:00.000Z`),
  });
  expect(days.map(({ day, refused }) => [day, refused])).toEqual([
    [EVE, 3],
    [NEW_YEAR, 3],
  ]);
});

test.each([
  ["a system", { system: "household" }],
  ["a terminal", { terminal: TERMINAL }],
  ["a person", { person: "worker@household" }],
])("asked for by the day, what %s had is what it had between two midnights in Taipei", async (_, about) => {
  const timesOn = async (day: string) => {
    const { name: _, keep, ...on } = sessionsOf({ ...about, day }) ?? expect.fail("no board");
    const { rows } = await board<Session>({ ...on, limit: 100 });
    return rows.flatMap(({ state }) =>
      state && keep(state) && state.status === "refused" ? [state.askedAt] : [],
    );
  };
  const of = (day: string) => MOMENTS.filter(each => each[0] === day).map(([, time]) => instantOf(day, time));
  expect(await timesOn(EVE)).toEqual(of(EVE).toReversed());
  expect(await timesOn(NEW_YEAR)).toEqual(of(NEW_YEAR).toReversed());
});

test("what is live is sifted by the day it was asked on as well", () => {
  const { keep } =
    sessionsOf({ live: "true", system: "household", day: NEW_YEAR }) ?? expect.fail("no board");
  const live = { ...asked, status: "allowed", askedAt: instantOf(EVE, "23:59"), refusals: [] } as Session;
  expect([keep(live), keep({ ...live, askedAt: instantOf(NEW_YEAR, "00:00") })]).toEqual([false, true]);
});

test("asked how it was on a day with more questions than a page holds, the gate counts what was open among all of them", async () => {
  const system = "police";
  await happened(
    sessionLaw,
    stream("SESSION", "first"),
    { ...opened, system },
    new Date(instantOf(EVE, "09:00")),
  );
  const facts = { by: { person: "docgate", agency: "", roles: [] }, action: "test", request: "r" };
  for (let minute = 10; minute < 32; minute++) {
    const changes = Array.from({ length: 48 }, () =>
      change(
        sessionLaw,
        { stream: stream("SESSION", randomUUID()), version: 0, head: GENESIS, state: undefined },
        [{ event: { ...asked, system, type: "SessionUndecided", fault: "unreadable" } as const }],
        { ...facts, recordedAt: instantOf(EVE, `09:${minute}`) },
      ),
    );
    await commit({ changes });
  }
  const at = instantOf(EVE, "10:00");
  expect((await readAt(at)([], { system, channel: "vpn" })).open).toBe(1);
});

test("asked how it was after midnight, the gate finds what was opened before it", async () => {
  const openAt = async (day: string, time: string) =>
    (await readAt(instantOf(day, time))([], { system: "household", channel: "vpn" })).open;
  expect([await openAt(EVE, "23:57"), await openAt(EVE, "23:59"), await openAt(NEW_YEAR, "00:01")]).toEqual([
    0, 1, 1,
  ]);
});
