// Hours at the gate: windows by title, on days off and past midnight; overtime that is assigned, and when each of them ends.
import { describe, expect, test } from "vitest";
import type { Agency } from "../../functions/agencies/agency.ts";
import type { Reads } from "../../functions/gate/part.ts";
import { touchedBy } from "../../functions/gate/parts.ts";
import { hoursPart } from "../../functions/hours/gate-part.ts";
import type { Overtime } from "../../functions/hours/overtime.ts";
import type { Piece } from "../../functions/hours/piece.ts";
import type { HoursWindow, OutsideHours } from "../../functions/hours/window-names.ts";
import { AGENCY } from "../house/city.ts";
import { at } from "./given.ts";

/** A Friday; the Saturday after is a national day. */
const [FRIDAY, HOLIDAY, SATURDAY] = ["2026-10-16", "2026-10-10", "2026-10-17"];
const OFFICE: HoursWindow[] = [
  { kind: "office", from: "08:00", until: "12:00" },
  { kind: "office", from: "13:00", until: "17:00" },
];

interface Recorded {
  readonly windows?: readonly HoursWindow[];
  readonly outsideHours?: OutsideHours;
  readonly title?: string;
  readonly pieces?: readonly Partial<Piece>[];
  readonly own?: boolean;
  readonly shifts?: Overtime["shifts"];
}

const SAID = { by: "superior", at: at("2026-10-01", "09:00") };
const ASSIGNED = {
  ...SAID,
  findings: { urgency: "", necessity: "", reasonableness: "" },
  seen: { month: "2026-10", minutes: 0 },
};

function overtimeOf(pieces: readonly Partial<Piece>[]): Overtime {
  const piece = { agency: AGENCY, category: "general", task: "", assigned: ASSIGNED } as const;
  const all = pieces.map((each, number) => [String(number), { ...piece, ...each } as Piece]);
  return { agency: AGENCY, last: pieces.length, pieces: Object.fromEntries(all), noted: [] };
}

function toldAt(when: string, { windows, outsideHours = "assigned", title, pieces, own, shifts }: Recorded) {
  const hours = windows && { hours: { windows, outsideHours } };
  const states: Record<string, unknown> = {
    AGENCY: { profiles: [], ...hours } as unknown as Agency,
    PERSON: { agency: AGENCY, leaves: [], ...(title && { posting: { title } }) },
    OVERTIME: (pieces || shifts) && { ...overtimeOf(pieces ?? []), ...(shifts && { shifts }) },
  };
  const held = (name: string) => ({
    ...{ stream: name, version: 1, head: "", state: states[name.split("#")[0] ?? ""] },
  });
  const reads = { question: { person: "ann" }, agency: AGENCY, held } as unknown as Reads;
  const overlay = own ? { assignmentOutsideHours: true } : undefined;
  const facts = hoursPart.facts(reads, { at: when, profiles: [], activity: "exchange", overlay }, undefined);
  return {
    known: Object.assign({}, ...facts.map(each => each.known)),
    ends: Object.fromEntries(
      facts.flatMap(({ deadlines = [] }) => deadlines).map(each => [each.fact, [each.at, each.reason.en]]),
    ),
  };
}

test("what nobody set or recorded is not known", () => {
  expect(toldAt(at(FRIDAY, "09:00"), {})).toEqual({ known: {}, ends: {} });
  expect(toldAt(at(FRIDAY, "09:00"), { pieces: [] })).toEqual({ known: { overtime: false }, ends: {} });
});

test("a day of shifts has the shift's hours in place of the office's, and ends with it, past midnight too", () => {
  const stretches = [{ from: at(FRIDAY, "22:00"), until: at(FRIDAY, "30:00") }];
  const shifts = {
    [FRIDAY]: { agency: AGENCY, shift: "N", stretches },
    "2026-10-15": { agency: "elsewhere", shift: "N", stretches: [] },
  };
  const on = (when: string) => toldAt(when, { windows: OFFICE, shifts });
  expect(on(at(FRIDAY, "09:00")).known).toMatchObject({ officeHours: false });
  expect(on(at(FRIDAY, "23:00")).known).toMatchObject({ officeHours: true });
  expect(on(at(SATURDAY, "05:00")).ends).toMatchObject({
    officeHours: [at(SATURDAY, "06:00"), expect.stringContaining("office hours end")],
  });
  // What another agency planned is nobody's shift here.
  expect(on(at("2026-10-15", "09:00")).known).toMatchObject({ officeHours: true });
});

describe("office hours", () => {
  test.each([
    [FRIDAY, "07:59", false],
    [FRIDAY, "08:00", true],
    [FRIDAY, "12:00", false],
    [FRIDAY, "16:59", true],
    [HOLIDAY, "09:00", false],
    [SATURDAY, "09:00", false],
  ])("on %s at %s", (day, time, officeHours) => {
    const { known, ends } = toldAt(at(day, time), { windows: OFFICE });
    expect(known).toMatchObject({ officeHours, dutyHours: officeHours, outsideHours: "assigned" });
    expect(known).not.toHaveProperty("tradingHours");
    expect(Object.keys(ends)).toEqual(officeHours ? ["officeHours", "dutyHours"] : []);
  });

  test.each([
    ["23:30", true],
    ["24:30", true],
    ["30:00", false],
  ])("past midnight belong to the day on which they began: %s", (time, officeHours) => {
    const windows: HoursWindow[] = [{ kind: "office", from: "22:00", until: "06:00" }];
    const { known, ends } = toldAt(at(FRIDAY, time), { windows });
    expect(known.officeHours).toBe(officeHours);
    if (officeHours) expect(ends.officeHours).toEqual([at(FRIDAY, "30:00"), "office hours end"]);
    // The night from Saturday to Sunday begins on a day off.
    expect(toldAt(at(SATURDAY, time), { windows }).known.officeHours).toBe(false);
  });

  test("that go on at midnight end when the last of them does", () => {
    const windows: HoursWindow[] = [
      { kind: "office", from: "16:00", until: "00:00", days: "every-day" },
      { kind: "office", from: "00:00", until: "02:00", days: "every-day" },
    ];
    expect(toldAt(at(SATURDAY, "20:00"), { windows }).ends.officeHours?.[0]).toBe(at(SATURDAY, "26:00"));
  });

  test("of a title are for those of that title alone", () => {
    const windows: HoursWindow[] = [
      ...OFFICE,
      { kind: "office", from: "18:00", until: "23:00", title: "技士" },
    ];
    expect(toldAt(at(FRIDAY, "19:00"), { windows, title: "技士" }).known.officeHours).toBe(true);
    expect(toldAt(at(FRIDAY, "09:00"), { windows, title: "技士" }).known.officeHours).toBe(false);
    expect(toldAt(at(FRIDAY, "19:00"), { windows, title: "科員" }).known.officeHours).toBe(false);
  });

  test("in a year without a calendar are not known", () => {
    const evening = { from: at("2035-01-02", "18:00"), until: at("2035-01-02", "20:00") };
    expect(toldAt(at("2035-01-02", "19:00"), { windows: OFFICE, pieces: [evening] })).toEqual({
      known: { overtime: true },
      ends: { overtime: [evening.until, "the assigned overtime ends"] },
    });
  });
});

describe("assigned overtime", () => {
  const evening = { from: at(FRIDAY, "17:00"), until: at(FRIDAY, "20:00") };

  test("goes on after office hours without a break, and says that it is what ends", () => {
    const { known, ends } = toldAt(at(FRIDAY, "16:30"), { windows: OFFICE, pieces: [evening] });
    expect(known).toMatchObject({ officeHours: true, overtime: false, dutyHours: true });
    expect(ends.officeHours).toEqual([evening.until, "the assigned overtime ends"]);
  });

  test("opens on a day off, past midnight, and nothing of duty or trading hours", () => {
    const night = { from: at(SATURDAY, "22:00"), until: at(SATURDAY, "26:00") };
    const windows: HoursWindow[] = [...OFFICE, { kind: "trading", from: "09:00", until: "13:30" }];
    const { known, ends } = toldAt(at(SATURDAY, "25:00"), { windows, pieces: [night] });
    expect(known).toMatchObject({
      overtime: true,
      officeHours: false,
      dutyHours: false,
      tradingHours: false,
    });
    expect(ends).toEqual({ officeHours: [night.until, "the assigned overtime ends"] });
  });

  test.each<[string, Partial<Piece>]>([
    ["asked for, and not agreed to", { assigned: undefined as never }],
    ["called off", { ended: { ...SAID, as: "called-off", reason: "" } }],
    ["of an agency that the person has left", { agency: "elsewhere" }],
    ["assigned only later", { assigned: { ...ASSIGNED, at: at(FRIDAY, "19:00") } }],
  ])("%s opens nothing", (_, change) => {
    const { known } = toldAt(at(FRIDAY, "18:00"), { windows: OFFICE, pieces: [{ ...evening, ...change }] });
    expect(known.overtime).toBe(false);
  });

  test("counts where no hours are set, too", () => {
    const { known, ends } = toldAt(at(FRIDAY, "18:00"), { pieces: [evening] });
    expect([known.overtime, ends.overtime?.[0]]).toEqual([true, evening.until]);
  });
});

test("where it is allowed to connect outside hours their end closes nothing, unless the agency's own rule asks for an assignment", () => {
  const allowed = { windows: OFFICE, outsideHours: "allowed" } as const;
  expect(toldAt(at(FRIDAY, "09:00"), allowed)).toMatchObject({ known: { outsideHours: "allowed" } });
  expect(toldAt(at(FRIDAY, "09:00"), allowed).ends).not.toHaveProperty("officeHours");
  expect(toldAt(at(FRIDAY, "09:00"), { ...allowed, own: true }).ends).toHaveProperty("officeHours");
});

test("what is recorded of somebody's overtime asks that person's sessions again", () => {
  const event = { type: "OvertimeCalledOff", piece: "1", reason: "" };
  expect(touchedBy({ stream: "OVERTIME#ann", event } as never)).toEqual([{ person: "ann" }]);
});
