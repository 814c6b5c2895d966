// The hours of an agency: no windows over one another, nothing allowed without a paper, and nobody widens their own.
import { expect, test } from "vitest";
import { type Agency, agencyLaw, UNPREPARED } from "../../functions/agencies/agency.ts";
import { isFreed, setWorkingHours } from "../../functions/agencies/preparation.ts";
import type { HoursWindow, WorkingHours } from "../../functions/hours/window-names.ts";
import type { Problem } from "../../functions/shared/http/problem.ts";
import type { ProfileId } from "../../functions/shared/rules/clauses.ts";
import { agency } from "../hours/told.ts";

const office = (from: string, until: string): HoursWindow => ({ kind: "office", from, until });
const hours = (more: Partial<WorkingHours> = {}): WorkingHours => ({
  windows: [office("08:00", "17:00")],
  outsideHours: "assigned",
  ...more,
});

const set = (said: WorkingHours, of?: Agency) => setWorkingHours(of, said, "2026-03-02T01:00:00.000Z");

test("what is set last is kept whole", () => {
  const [{ event }] = set(hours());
  const evolve = (before: Agency | undefined, said: unknown) =>
    agencyLaw.evolve(before, { event: said, recordedAt: "", by: { person: "p" } } as never);
  const first = evolve(undefined, event);
  expect(first.hours).toEqual(hours());
  expect(evolve(first, set(hours({ windows: [] }))[0].event).hours?.windows).toEqual([]);
});

test("windows over one another and what is allowed without a paper are refused, at once", () => {
  const windows = [office("08:00", "12:00"), office("11:00", "17:00")];
  expect(() => set(hours({ windows }))).toThrow("windows-overlap");
  expect(() => set(hours({ outsideHours: "allowed" }))).toThrow("allowing-needs-document");
  expect(() => set(hours({ outsideHours: "allowed", document: "府人字第7號" }))).not.toThrow();
});

const EIGHT = [office("08:00", "12:00"), office("13:00", "17:00")];
const night = { ...office("22:00", "06:00"), title: "值勤員" };
const saturday = { ...office("08:00", "12:00"), days: "days-off" } as const;

test.each([
  ["eight hours", EIGHT, [], []],
  ["a title's night of eight", [...EIGHT, night], [], []],
  ["a minute more", [office("08:00", "16:01")], ["office-hours-too-long"], ["office-hours-not-eight"]],
  [
    "a title's minute more",
    [...EIGHT, { ...night, until: "06:01" }],
    ["office-hours-too-long"],
    ["office-hours-not-eight"],
  ],
  ["less than eight", [office("09:00", "16:00")], [], ["office-hours-not-eight"]],
  ["a week of more than forty", [...EIGHT, saturday], ["office-hours-too-long"], ["office-hours-not-eight"]],
] as const)("%s: what each regulation says", (_, windows, yilan, keelung) => {
  const codes = (...by: readonly ProfileId[]) => {
    try {
      set(hours({ windows }), agency(...by));
      return [];
    } catch (error) {
      const { kind, facts } = error as Problem;
      return [kind.code, ...(facts.also ?? []).map(each => each.kind.code)];
    }
  };
  expect([codes(), codes("yilan-hours"), codes("keelung-pregnancy")]).toEqual([[], yilan, keelung]);
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
