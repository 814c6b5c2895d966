// Boards: what a law shows under a name is found under that name, page after page, once and in order.
import { expect, test } from "vitest";
import { agencyLaw } from "../../../functions/agencies/agency.ts";
import { ALL_AGENCIES } from "../../../functions/agencies/boards.ts";
import { enrolledWith } from "../../../functions/people/boards.ts";
import { personLaw } from "../../../functions/people/person.ts";
import { enrol, leaveAgency } from "../../../functions/people/standing.ts";
import { everyRow } from "../../../functions/shared/journal/board.ts";
import { change } from "../../../functions/shared/journal/change.ts";
import { commit } from "../../../functions/shared/journal/commit.ts";
import { read } from "../../../functions/shared/journal/journal.ts";
import { boardPart, shownOn, stream } from "../../../functions/shared/journal/keys.ts";
import { acting, type Counter, counted, counter, counterLaw } from "./counter.ts";
import { withJournal } from "./table.ts";

withJournal();

const COUNTERS = boardPart("board1", "COUNTERS");

async function totals(rows: AsyncIterable<{ readonly state: Counter }>): Promise<number[]> {
  const found: number[] = [];
  for await (const { state } of rows) found.push(state.total);
  return found;
}

test("every row is given once and in order, however small the pages", async () => {
  for (const total of [3, 1, 5, 2, 4])
    await commit({ changes: [change(counterLaw, await read(counter()), counted(total), acting())] });
  expect(await totals(everyRow(COUNTERS))).toEqual([1, 2, 3, 4, 5]);
  expect(await totals(everyRow(COUNTERS, 2))).toEqual([1, 2, 3, 4, 5]);
  expect(await totals(everyRow({ ...COUNTERS, descending: true }, 1))).toEqual([5, 4, 3, 2, 1]);
  expect(await totals(everyRow({ ...COUNTERS, between: ["000002", "000003"] }, 1))).toEqual([2, 3]);
  expect(await totals(everyRow(boardPart("board1", "NOBODY")))).toEqual([]);
});

test("whoever has seen enough reads no further page", async () => {
  const rows = everyRow<Counter>(COUNTERS, 1);
  for await (const { state } of rows) if (state.total === 2) break;
  expect(await rows.next()).toEqual({ done: true, value: undefined });
});

test("a person is shown with the agency they are enrolled with, until they leave it; an agency among all", () => {
  const held = { stream: stream(personLaw, "worker@household"), version: 0, head: "", state: undefined };
  const enrolment = enrol(undefined, { agency: "household-office", status: "worker" });
  const enrolled = change(personLaw, held, enrolment, acting());
  expect(enrolled.boards).toEqual(shownOn([enrolledWith("household-office"), held.stream]));
  expect(enrolled.boards).toEqual({ board1: ["PERSON#household-office", "PERSON#worker@household"] });
  const left = change(personLaw, enrolled.next, leaveAgency(enrolled.next.state), acting());
  expect(left.boards).toEqual({});
  const agency = stream(agencyLaw, "household-office");
  expect(agencyLaw.boards?.({} as never, agency)).toEqual({ board1: [ALL_AGENCIES.partition, agency] });
});
