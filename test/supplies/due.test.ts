// Supplied items fall due when home working ends: told by the journal where it is ended early, found by the timer where it runs out.
import { expect, test } from "vitest";
import { approvalLaw } from "../../functions/approvals/approval.ts";
import { personLaw } from "../../functions/people/person.ts";
import { board } from "../../functions/shared/journal/board.ts";
import { suppliesDueTo } from "../../functions/supplies/boards.ts";
import { handler } from "../../functions/supplies/due.lambda.ts";
import { type Supply, type SupplyEvent, supplyLaw } from "../../functions/supplies/supply.ts";
import { granted, messageOf, recordedAt } from "../devices/happening.ts";
import { AGENCY } from "../house/city.ts";
import { withJournal } from "../shared/journal/table.ts";
import { withFrozenClock } from "../shared/time/frozen.ts";

withJournal();
const clock = withFrozenClock("2021-06-11T02:00:00.000Z");
const recorded = recordedAt(clock);
const TIMER = { source: "timer" };

async function lentTo(borrower: string, supply: string) {
  await recorded(approvalLaw, borrower, ...granted);
  await recorded(personLaw, borrower, { type: "PersonEnrolled", agency: AGENCY, status: "civil-servant" });
  const out: [SupplyEvent, SupplyEvent] = [
    {
      type: "SupplyRegistered",
      ...({ agency: AGENCY, kind: "monitor", brand: "範例牌", model: "24 吋", label: "" } as const),
    },
    { type: "SupplyLent", borrower, dueOn: "2021-12-31" },
  ];
  await recorded(supplyLaw, supply, ...out);
}

const due = async () =>
  (await board<Supply>({ ...suppliesDueTo(AGENCY), limit: 10 })).rows.map(({ stream, state }) => [
    stream,
    state.due?.cause,
  ]);

test("nothing is to come back while somebody works at home, and once the last day is over it is, once", async () => {
  await lentTo("ann", "SU-00000001");
  clock.set("2021-09-10T15:59:59.000Z");
  await handler(TIMER);
  expect(await due()).toEqual([]);
  clock.set("2021-09-10T16:00:00.000Z");
  await handler(TIMER);
  await handler(TIMER);
  expect(await due()).toEqual([["SUPPLY#SU-00000001", "home-work-ended"]]);
});

test("what is ended early is due as the journal tells of it, of that person and of nobody else", async () => {
  clock.set("2021-06-11T01:00:00.000Z");
  await lentTo("bob", "SU-00000002");
  await lentTo("cat", "SU-00000003");
  clock.set("2021-07-01T02:00:00.000Z");
  const until = clock.now().toISOString();
  const ended = { type: "HomeWorkEnded", application: "1", cause: "revoked", reason: "r", until } as const;
  await recorded(approvalLaw, "bob", ended);
  await handler({ Records: [messageOf("APPROVAL#bob", 3)] });
  expect((await due()).map(([supply]) => supply)).toEqual(["SUPPLY#SU-00000002", "SUPPLY#SU-00000001"]);
});

test("whose day has passed is to come back, whether or not anybody works at home", async () => {
  clock.set("2021-12-31T16:00:00.000Z");
  await handler(TIMER);
  const last = (await due()).at(-1);
  expect(last).toEqual(["SUPPLY#SU-00000003", "day-passed"]);
});

test("whose borrower has left is to come back at once", async () => {
  await lentTo("dan", "SU-00000004");
  await recorded(personLaw, "dan", { type: "PersonLeft" });
  await handler(TIMER);
  expect((await due()).at(-1)).toEqual(["SUPPLY#SU-00000004", "borrower-left"]);
});
