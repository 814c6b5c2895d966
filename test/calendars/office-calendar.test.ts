// Loading a year: one proposes, another confirms, and only then it is counted with.
import { afterEach, expect, test } from "vitest";
import {
  calendarLaw,
  confirmYear,
  type OfficeCalendars,
  proposeYear,
  rejectYear,
} from "../../functions/calendars/office-calendar.ts";
import {
  isProvisional,
  isWorkingDay,
  provisionalYears,
  useLoadedYears,
} from "../../functions/shared/time/calendar.ts";
import { decided, Ledger } from "../house/given.ts";

afterEach(() => useLoadedYears({}));

const table = { weekdaysOff: ["2027-01-04"], saturdaysWorked: [] };
const wanted = { year: 2027, document: "總處培字第1號", table };

class Loading {
  readonly #ledger = new Ledger();
  get state(): OfficeCalendars | undefined {
    return this.#ledger.of(calendarLaw, "office").state;
  }
  propose = (by = "ann") => this.#does(by, () => proposeYear(this.state, wanted));
  confirm = (by: string) => this.#does(by, () => confirmYear(this.state, { year: 2027, by }));
  reject = (by: string) => this.#does(by, () => rejectYear(this.state, { year: 2027, reason: "x" }));

  #does(by: string, decide: () => ReturnType<typeof rejectYear>): string {
    const made = decided(decide);
    if ("code" in made) return made.code;
    this.#ledger.record(calendarLaw, "office", made.events, { by });
    return "recorded";
  }
}

test("whoever proposed it does not confirm it, by whatever spelling; somebody else does", () => {
  const loading = new Loading();
  expect(loading.confirm("ben")).toBe("calendar-not-proposed");
  expect(loading.propose()).toBe("recorded");
  expect(loading.propose("ben")).toBe("calendar-waiting");
  expect([loading.confirm("ann"), loading.confirm("ANN")]).toEqual(Array(2).fill("confirmer-proposed-it"));
  expect(loading.state?.years).toEqual({});
  expect(loading.confirm("ben")).toBe("recorded");
  expect(loading.state).toMatchObject({
    years: { 2027: { ...table, proposedBy: "ann", confirmedBy: "ben", document: wanted.document } },
    proposed: {},
  });
});

test("what is rejected is counted with by nobody, and another may be proposed", () => {
  const loading = new Loading();
  loading.propose();
  expect(loading.reject("ann")).toBe("recorded");
  expect([loading.state, loading.propose("ben")]).toEqual([{ years: {}, proposed: {} }, "recorded"]);
});

test("a loaded year takes the place of the provisional one, and one that was missing is there", () => {
  expect([isWorkingDay("2027-01-04"), isProvisional("2027-01-04")]).toEqual([true, true]);
  expect(() => isWorkingDay("2028-01-04")).toThrow("2028");
  useLoadedYears({ 2027: table, 2028: { weekdaysOff: [], saturdaysWorked: [] } });
  expect([isWorkingDay("2027-01-04"), isProvisional("2027-01-04")]).toEqual([false, false]);
  expect([isWorkingDay("2028-01-04"), provisionalYears()]).toEqual([true, []]);
  expect(isWorkingDay("2026-01-01")).toBe(false);
});
