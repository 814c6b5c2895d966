// Whoever is cut off while a list changes, at whatever request to the database, leaves it changed in full or not at all.
import { expect, test } from "vitest";
import type { Edit } from "../../functions/allowlist/changes/edit.ts";
import { keptEntries } from "../../functions/allowlist/lists/kept-entries.ts";
import { auditJournal } from "../../functions/audit/journal-audit.ts";
import { database } from "../../functions/shared/journal/journal.ts";
import { withJournal } from "../shared/journal/table.ts";
import { approve, listOf, planned, propose, takeOff } from "./administering.ts";

withJournal();

const LIST = { system: "land", channel: "vpn", direction: "inbound" } as const;
const NOW = Date.parse("2021-06-03T01:00:00.000Z");
class Cut extends Error {}

/** Dies at the nth request: before it is sent, or after it was done and before anybody heard of it. Tells whether it came so far. */
async function cutAt(
  request: number,
  heard: "unsent" | "unheard",
  act: () => Promise<string>,
): Promise<string | undefined> {
  let count = 0;
  database.middlewareStack.add(
    next => async args => {
      const isHere = ++count === request;
      if (isHere && heard === "unsent") throw new Cut();
      const answer = await next(args);
      if (isHere) throw new Cut();
      return answer;
    },
    { step: "initialize", name: "cut" },
  );
  try {
    return await act();
  } catch (error) {
    if (error instanceof Cut) return undefined;
    throw error;
  } finally {
    database.middlewareStack.remove("cut");
  }
}

const adding = (n: number): Edit[] =>
  [0, 1].map(half => ({
    kind: "add",
    raw: { range: `203.0.113.${2 * n + half}/32`, owner: "甲" },
    pointer: field => `/${field}`,
  }));

const ranges = async () => {
  const list = await listOf(LIST);
  return (list ? await keptEntries(list) : []).map(({ range }) => range).sort();
};

interface Step {
  /** What it says when it is done, and when it finds that it was. */
  readonly done: readonly string[];
  readonly after: readonly string[];
  act(): Promise<string>;
}

let now = NOW;

function stepsOf(n: number): readonly Step[] {
  const own = [`203.0.113.${2 * n}/32`, `203.0.113.${2 * n + 1}/32`];
  const latest = async () => (await listOf(LIST))?.proposed ?? 0;
  return [
    {
      done: ["proposed", "already-proposed"],
      after: [],
      act: () => propose(LIST, "one", now, adding(n)),
    },
    {
      done: ["approved", "change-decided"],
      after: own,
      act: async () => approve(LIST, "two", now, await latest()),
    },
    { done: ["removed", "change-refused"], after: [], act: () => takeOff(LIST, "one", now, own) },
  ];
}

const standing = async () => ({ ranges: await ranges(), revision: (await listOf(LIST))?.revision ?? 0 });

/** Tells whether it went through uncut. */
async function carryOut(
  { done, after, act }: Step,
  request: number,
  heard: "unsent" | "unheard",
): Promise<boolean> {
  now += 1_000;
  const before = await standing();
  const outcome = await cutAt(request, heard, act);
  const then = await standing();
  // All or nothing, and one revision for it.
  expect([before.ranges, after]).toContainEqual(then.ranges);
  const isSame = JSON.stringify(before.ranges) === JSON.stringify(then.ranges);
  expect(then.revision - before.revision).toBe(isSame ? 0 : 1);
  if (outcome === undefined) expect(done).toContain(await act());
  expect(await ranges()).toEqual(after);
  return outcome !== undefined;
}

test.each(["unsent", "unheard"] as const)("a change cut off at each request in turn, %s", async heard => {
  await planned(LIST, now);
  let uncut = 0;
  let request = 0;
  // Past the last request of the longest step nothing is cut any more.
  while (uncut < 3) {
    request++;
    uncut = 0;
    for (const step of stepsOf(request)) if (await carryOut(step, request, heard)) uncut++;
  }
  expect(request).toBeGreaterThan(4);
  const { findings } = await auditJournal({ keys: [], earlier: [] });
  expect(findings).toEqual([]);
});
