// A command: what it reads is read, who may is asked of what was read, and what it decides is recorded with its answer.
import { randomUUID } from "node:crypto";
import * as v from "valibot";
import { expect, expectTypeOf, test } from "vitest";
import type { Agency } from "../../../functions/agencies/agency.ts";
import { agencyLaw } from "../../../functions/agencies/agency.ts";
import { type Command, execute } from "../../../functions/shared/http/command.ts";
import type { Repeat } from "../../../functions/shared/http/http.ts";
import { type Place, permit } from "../../../functions/shared/http/permit.ts";
import { Problem } from "../../../functions/shared/http/problem.ts";
import { route } from "../../../functions/shared/http/route.ts";
import { change, type Held } from "../../../functions/shared/journal/change.ts";
import { commit } from "../../../functions/shared/journal/commit.ts";
import { read, readMany } from "../../../functions/shared/journal/journal.ts";
import { type StreamOf, stream } from "../../../functions/shared/journal/keys.ts";
import { acting, type Counter, counted, counter, counterLaw } from "../journal/counter.ts";
import { withJournal } from "../journal/table.ts";

withJournal();

const AT = new Date("2026-11-28T01:00:00.000Z");
const count = route({
  name: "recordDrill",
  method: "POST",
  path: "/v1/counters",
  entry: "counters/count",
  kind: "write",
  summary: { "zh-TW": "計數", en: "Count" },
  body: v.strictObject({}),
  answer: { status: 201 },
  problems: [],
});

function asking(of: StreamOf<Counter>, role: "supervisor" | "scan" = "supervisor", key?: string) {
  const granted: Place[] = [];
  const person = { person: "who", agency: "household-office", roles: [role], systems: [], mfa: true };
  const repeat: Repeat | undefined = key === undefined ? undefined : { key, digest: "d", granted };
  const may = (place: Place) => {
    const permitted = permit(person, { name: count.name, kind: "write", request: "r", at: AT }, place);
    granted.push(place);
    return permitted;
  };
  return { of, person, at: AT, repeat, may };
}
type Asking = ReturnType<typeof asking>;

const COUNT = {
  reads: ({ of }: Asking) => readMany([of, stream(agencyLaw, "household-office")]),
  place: (_: Asking, [{ state }]: readonly [Held<Counter>, Held<Agency>]) => ({
    type: "Agency" as const,
    id: "household-office",
    agency: state?.total === 2 ? "another-office" : "household-office",
  }),
};
type Counting = Command<Asking, [Held<Counter>, Held<Agency>], undefined, { changes: [Counted] }>;
type Counted = ReturnType<typeof changed>;
const changed = (held: Held<Counter>) => change(counterLaw, held, counted(1), acting(AT));
const counting: Counting = {
  ...COUNT,
  decide: ({ held: [held] }) => ({ changes: [changed(held)] }),
  view: ({ changes: [{ next }] }) => next.state,
};
const codeOf = (work: Promise<unknown>) =>
  work.catch((error: unknown) => (error instanceof Problem ? error.kind.code : String(error)));

test("what was decided is on record, and answered as the view shows it, with the status of the route", async () => {
  const of = counter();
  const { statusCode, body } = await execute(count, counting, asking(of));
  expect([statusCode, body, (await read(of)).state]).toEqual([201, '{"total":1}', { total: 1 }]);
});

test("a command that makes something says where it is to be found, and one that reads nothing decides all the same", async () => {
  const of = counter();
  const { place, decide, view } = {
    place: (): Place => ({ type: "Agency", id: "household-office", agency: "household-office" }),
    decide: async () => ({ changes: [changed(await read(of))] as [Counted] }),
    view: () => ({}),
  };
  const { headers } = await execute(
    count,
    { place, decide, view, location: () => "/v1/counters/1" },
    asking(of),
  );
  expect(headers?.location).toBe("/v1/counters/1");
});

test("who may is asked of what was read, and before anything is decided", async () => {
  const of = counter();
  const decided = { ...counting, decide: () => expect.fail("decided what nobody may") };
  expect(await codeOf(execute(count, decided, asking(of, "scan")))).toBe("not-permitted");
  await execute(count, counting, asking(of));
  await execute(count, counting, asking(of));
  expect(await codeOf(execute(count, counting, asking(of)))).toBe("not-permitted");
  expect((await read(of)).version).toBe(2);
});

test("it is read and decided again when somebody else came first", async () => {
  const of = counter();
  let decisions = 0;
  const overtaken: Counting = {
    ...counting,
    async decide({ held: [held] }) {
      if (decisions++ === 0) await commit({ changes: [changed(held)] });
      return { changes: [changed(held)] };
    },
  };
  const { body } = await execute(count, overtaken, asking(of));
  expect([decisions, body]).toEqual([2, '{"total":2}']);
});

test("a repeat by the same key gets the first answer, for as long as it is permitted", async () => {
  const of = counter();
  const key = randomUUID();
  const first = await execute(count, counting, asking(of, "supervisor", key));
  const again = await execute(count, counting, asking(of, "supervisor", key));
  expect([again.body, again.headers?.["idempotency-replayed"]]).toEqual([first.body, "true"]);
  expect(await codeOf(execute(count, counting, asking(of, "scan", key)))).toBe("not-permitted");
  expect((await read(of)).version).toBe(1);
});

test("what only the first read names is read once it is permitted, and has its type, too", async () => {
  const [of, next] = [counter(), counter()];
  await execute(count, counting, asking(next));
  const both = await execute(
    count,
    {
      ...COUNT,
      alsoReads: () => readMany([next]),
      decide: ({ held: [held], also: [other] }) => {
        expectTypeOf(other).toEqualTypeOf<Held<Counter>>();
        return { changes: [changed(held), changed(other)] };
      },
      view: ({ changes }) => changes.map(each => each.next.state.total),
    },
    asking(of),
  );
  expect(both.body).toBe("[1,2]");
});
