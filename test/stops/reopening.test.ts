// Who lets the gate decide again after the engines differed or the second was not heard: two people, in this order, never one by any spelling.
import { expect, test } from "vitest";
import type { Problem } from "../../functions/shared/http/problem.ts";
import { confirmReopening, proposeReopening } from "../../functions/stops/reopening.ts";
import type { Stops } from "../../functions/stops/stop.ts";

const DOUBT = { session: "s", decided: [], official: ["p"], at: "2026-11-25T02:00:00.000Z" };
const PROPOSED = { by: "center@city", at: DOUBT.at, because: "looked" };
const doubted: Stops = { active: {}, doubt: DOUBT };
const proposed: Stops = {
  active: {},
  doubt: { ...DOUBT, proposed: PROPOSED },
};
const by = (person: string) => ({ by: person, because: "x", at: DOUBT.at });
const codeOf = (act: () => unknown) => {
  try {
    act();
    return "done";
  } catch (error) {
    return (error as Problem).kind.code;
  }
};

test.each<[string, () => unknown, string]>([
  ["nothing is proposed while they agree", () => proposeReopening(undefined, "x"), "engines-agree"],
  ["nor confirmed", () => confirmReopening({ active: {} }, by("admin")), "engines-agree"],
  [
    "nobody agrees to what nobody proposed",
    () => confirmReopening(doubted, by("admin")),
    "reopening-not-proposed",
  ],
  ["nor to what is their own", () => confirmReopening(proposed, by("Center@City")), "reopening-of-ones-own"],
  ["one proposes", () => proposeReopening(doubted, "x"), "done"],
  ["another agrees", () => confirmReopening(proposed, by("admin@household")), "done"],
])("%s", (_, act, code) => {
  expect(codeOf(act)).toBe(code);
});

test("that nothing is judged again is agreed to for a day; that engines differ, for good", () => {
  const [{ event: forGood }] = confirmReopening(proposed, by("admin@household"));
  expect(forGood).toEqual({ type: "YesesReopened", because: "x" });
  const unjudged = { unjudgedSince: DOUBT.at, at: DOUBT.at, proposed: PROPOSED };
  const [{ event }] = confirmReopening({ active: {}, doubt: unjudged }, by("admin@household"));
  expect(event).toMatchObject({ unjudgedUntil: "2026-11-26T02:00:00.000Z" });
});
