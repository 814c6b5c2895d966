// The hours of an agency: no windows over one another, nothing allowed without a paper, and nobody widens their own.
import { expect, test } from "vitest";
import { type Agency, agencyLaw, UNPREPARED } from "../../functions/agencies/agency.ts";
import { isFreed, setWorkingHours } from "../../functions/agencies/preparation.ts";
import type { HoursWindow, WorkingHours } from "../../functions/hours/window-names.ts";

const office = (from: string, until: string): HoursWindow => ({ kind: "office", from, until });
const hours = (more: Partial<WorkingHours> = {}): WorkingHours => ({
  windows: [office("08:00", "17:00")],
  outsideHours: "assigned",
  ...more,
});

test("what is set last is kept whole", () => {
  const [{ event }] = setWorkingHours(hours());
  const evolve = (before: Agency | undefined, said: unknown) =>
    agencyLaw.evolve(before, { event: said, recordedAt: "", by: { person: "p" } } as never);
  const first = evolve(undefined, event);
  expect(first.hours).toEqual(hours());
  expect(evolve(first, setWorkingHours(hours({ windows: [] }))[0].event).hours?.windows).toEqual([]);
});

test("windows over one another and what is allowed without a paper are refused, at once", () => {
  const windows = [office("08:00", "12:00"), office("11:00", "17:00")];
  expect(() => setWorkingHours(hours({ windows }))).toThrow("windows-overlap");
  expect(() => setWorkingHours(hours({ outsideHours: "allowed" }))).toThrow("allowing-needs-document");
  expect(() => setWorkingHours(hours({ outsideHours: "allowed", document: "府人字第7號" }))).not.toThrow();
});

test.each<[string, WorkingHours | undefined, WorkingHours, boolean]>([
  ["the first ones", undefined, hours(), true],
  ["longer ones", hours(), hours({ windows: [office("08:00", "22:00")] }), true],
  ["fewer, which may leave the others to more people", hours(), hours({ windows: [] }), true],
  ["connecting outside of them", hours(), hours({ outsideHours: "allowed", document: "d" }), true],
  ["the same", hours(), hours(), false],
  ["an assignment again", hours({ outsideHours: "allowed", document: "d" }), hours(), false],
])("whoever works from home frees themselves by %s", (_, before, after, freed) => {
  const of = (set: WorkingHours | undefined): Agency => ({ ...UNPREPARED, ...(set && { hours: set }) });
  expect(isFreed({ person: "me", isHomeWorker: true }, of(before), of(after))).toBe(freed);
  expect(isFreed({ person: "me", isHomeWorker: false }, of(before), of(after))).toBe(false);
});
