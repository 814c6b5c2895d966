// A breach recorded: where a text says that home working must stop it does, and where it may somebody has to say.
import { expect, test } from "vitest";
import { recordBreach } from "../../functions/people/breach.ts";
import { type Person, personLaw } from "../../functions/people/person.ts";
import { person, refusals } from "../rosters/told.ts";

const breach = {
  breachKind: "secrecy",
  severity: "serious",
  reason: "外洩",
  caseReference: "人字 1",
} as const;
const [EY, KEELUNG, NEITHER] = [
  { mustStop: true, mayStop: true },
  { mustStop: false, mayStop: true },
  { mustStop: false, mayStop: false },
];
const types = (...given: Parameters<typeof recordBreach>) =>
  recordBreach(...given).map(({ event }) => event.type);

test("under a text that must stop it always stops, by its clause", () => {
  const drafts = recordBreach(person(), breach, EY);
  expect(drafts.map(({ event }) => event)).toEqual([
    { type: "BreachRecorded", ...breach, stopped: true },
    { type: "Suspended", reason: "外洩", clause: "ey-draft/14a" },
  ]);
  expect(refusals(() => recordBreach(person(), { ...breach, stop: false }, EY))).toEqual([
    "breach-must-stop ey-draft/14a",
  ]);
});

test("under a text that may stop, somebody weighs it and says so", () => {
  expect(refusals(() => recordBreach(person(), breach, KEELUNG))).toEqual([
    "breach-unweighed keelung-pregnancy/6",
  ]);
  expect(types(person(), { ...breach, stop: false }, KEELUNG)).toEqual(["BreachRecorded"]);
  expect(recordBreach(person(), { ...breach, stop: true }, KEELUNG)[1]?.event).toMatchObject({
    clause: "keelung-pregnancy/6",
  });
  expect(types(person(), breach, NEITHER)).toEqual(["BreachRecorded"]);
});

test("it stays with the person, the newest twelve of them", () => {
  const at = { by: { person: "boss" }, recordedAt: "2021-07-01T00:00:00.000Z" };
  let state: Person = person();
  for (let n = 0; n < 15; n++)
    for (const { event } of recordBreach(state, { ...breach, reason: `第 ${n} 次` }, NEITHER))
      state = personLaw.evolve(state, { ...at, event } as never);
  expect(state.breaches?.map(({ reason }) => reason).at(0)).toBe("第 3 次");
  expect(state.breaches).toHaveLength(12);
});
