// Recorded, then every guard raised, then acknowledged: in every order in which it can meet a reader, and as commit() really does it.
import type { UpdateItemCommandInput } from "@aws-sdk/client-dynamodb";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { change } from "../../../functions/shared/journal/change.ts";
import { commit } from "../../../functions/shared/journal/commit.ts";
import { database, read } from "../../../functions/shared/journal/journal.ts";
import { SHARDS } from "../../../functions/shared/journal/keys.ts";
import { CITY_STOPS, stopLaw } from "../../../functions/stops/stop.ts";
import { acting } from "./counter.ts";
import { Guarded, violationsOf, type WriterStep } from "./guard-protocol.ts";
import { withJournal } from "./table.ts";

withJournal();

describe("one writer and one reader, in every order", () => {
  test.each<readonly WriterStep[]>([
    ["record", "raise 0", "raise 1", "acknowledge"],
    ["record", "raise 1", "raise 0", "acknowledge"],
  ])("%s, %s, %s, %s: nobody who read before is let in after", (...writer) => {
    expect(violationsOf(writer, 2)).toEqual([]);
  });

  test.each<readonly WriterStep[]>([
    ["record", "raise 0", "acknowledge", "raise 1"],
    ["record", "acknowledge", "raise 0", "raise 1"],
    ["record", "raise 0", "acknowledge"],
  ])("acknowledged before the last guard (%s, %s, %s, …), somebody is", (...writer) => {
    expect(violationsOf(writer, 2)).toContain("read 1, let in after 2");
  });

  test("raised before it is recorded, a writer that dies in between shuts everybody out", () => {
    expect(violationsOf(["raise 0", "raise 1", "record", "acknowledge"], 2)).toContain(
      "raise 0: a guard is ahead",
    );
  });
});

const START = [
  "record",
  ...Array.from({ length: 3 }, (_, guard) => `raise ${guard}`),
  "acknowledge",
] as WriterStep[];

test("many readers that rest on two states and draw one number for both, at random", () => {
  const readers = fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(readers, fc.array(fc.nat(), { maxLength: 60 }), (draws, schedule) => {
      const states = [new Guarded(3), new Guarded(3)];
      const at = [0, 0];
      const held: (number[] | undefined)[] = draws.map(() => undefined);
      for (const next of schedule) {
        const who = next % (draws.length + 2);
        const state = states[who];
        if (state) {
          // Writers go on and on, one version after the other.
          const step = at[who] ?? 0;
          state.write(START[step % START.length] as WriterStep, 2 + Math.floor(step / START.length));
          at[who] = step + 1;
          continue;
        }
        const reader = who - 2;
        const seen = held[reader];
        // As one transaction: all of its checks, or nothing.
        if (seen) states.every((each, of) => each.commit(seen[of] ?? 0, draws[reader] ?? 0));
        held[reader] = seen ? undefined : states.map(({ version }) => version);
      }
      // The first check may hold where the second does not: what counts is that no acknowledged change was missed by both.
      expect(states.flatMap(({ violations }) => violations)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test("commit() itself: recorded, then each of its guards, then acknowledged; and so no order lets anybody in too late", async () => {
  const steps: WriterStep[] = [];
  database.middlewareStack.add(
    (next, { commandName }) =>
      async args => {
        const answer = await next(args);
        const { Key } = args.input as UpdateItemCommandInput;
        if (commandName === "TransactWriteItemsCommand") steps.push("record");
        if (commandName === "UpdateItemCommand") steps.push(`raise ${Number(Key?.pk?.S?.split("#").at(-1))}`);
        return answer;
      },
    { step: "initialize", name: "steps" },
  );
  const facts = {
    scope: { kind: "city", id: "" },
    because: "x",
    agency: "",
    system: "",
    person: "",
  } as const;
  const event = { type: "ConnectionsStopped", stop: "s-1", ...facts } as const;
  await commit({ changes: [change(stopLaw, await read(CITY_STOPS), [{ event }], acting())] });
  steps.push("acknowledge");
  database.middlewareStack.remove("steps");
  expect([steps[0], new Set(steps).size, steps.at(-1)]).toEqual(["record", SHARDS + 2, "acknowledge"]);
  expect(violationsOf(steps, SHARDS)).toEqual([]);
});
