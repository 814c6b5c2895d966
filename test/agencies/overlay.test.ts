// What an agency lays down for itself: in the parameter's unit, never looser than what binds, and lifted by two.
import { describe, expect, test } from "vitest";
import { type Agency, agencyLaw, UNPREPARED } from "../../functions/agencies/agency.ts";
import { bindingView } from "../../functions/agencies/binding-view.ts";
import { type AskedOverlay, liftOverlay, setOverlay } from "../../functions/agencies/overlay.ts";
import { Problem } from "../../functions/shared/http/problem.ts";
import { PARAMETER_FACTS } from "../../functions/shared/rules/parameter-catalogue.ts";
import { PARAMETER_NAMES } from "../../functions/shared/rules/parameters.ts";
import { given } from "../house/given.ts";

const AT = "2026-11-30T02:00:00.000Z";
const ME = { person: "supervisor", at: AT };
const FRESH: AskedOverlay = {
  activity: "exchange",
  parameter: "postureFreshMinutes",
  values: ["5"],
  unit: "minutes",
  document: "資安字第 1 號",
};
const office = given(agencyLaw).as({ by: "supervisor", at: AT });
const set = office.after(agency => setOverlay(agency, FRESH, ME));

test("it is kept with who laid it down, and shown beside the text it tightens", () => {
  expect(set.state?.overlays).toMatchObject([
    { parameter: "postureFreshMinutes", value: 5, set: { by: "supervisor" } },
  ]);
  if (!set.state) throw new Error("it was recorded");
  const { parameters } = bindingView(set.state, { activity: "exchange", on: "2026-11-30" });
  const shown = (name: string) => parameters.find(({ parameter }) => parameter === name);
  expect(shown("postureFreshMinutes")).toMatchObject({
    value: "5",
    from: [{ source: "own", document: "資安字第 1 號" }],
  });
  expect(shown("allowedMedia")).toMatchObject({ value: "wired", from: [{ source: "tainan-2021/3.4b" }] });
  expect(shown("drainMinutes")).toMatchObject({
    value: "5",
    from: [{ source: "ours", profile: "tainan-2021" }],
  });
});

test("an earlier end of work is the agency's to lay down, a later one than stands for it is not", () => {
  const day = { ...FRESH, parameter: "endOfWork", unit: "time" } as const;
  const later = office.when(agency => setOverlay(agency, { ...day, values: ["17:30"] }, ME));
  later.refused("overlay-loosens");
  const laid = office.after(agency => setOverlay(agency, { ...day, values: ["16:30"] }, ME)).state;
  expect(laid?.overlays).toMatchObject([{ parameter: "endOfWork", value: "16:30" }]);
});

test("where hours are regulated, the caps of each category are shown, and of no other activity", () => {
  const said = { at: AT, by: "x" };
  const terms = { profile: "yilan-hours", version: 1, activity: "hours", from: "2026-11-01", document: "x" };
  const agency = {
    ...UNPREPARED,
    adoptions: { "1": { ...terms, proposed: said, confirmed: said } },
  } as Agency;
  const { overtime = [] } = bindingView(agency, { activity: "hours", on: "2026-11-30" });
  const caps = (category: string) => overtime.find(each => each.category === category);
  expect(caps("general")).toMatchObject({ dayMinutes: 720, monthMinutes: 3600, runDays: null });
  expect(caps("seasonal")?.monthMinutes).toBe(4800);
  expect(bindingView(agency, { activity: "exchange", on: "2026-11-30" })).not.toHaveProperty("overtime");
});

describe("what is refused", () => {
  test.each<[string, Partial<AskedOverlay>, string, string?]>([
    ["a higher ceiling", { values: ["11"] }, "overlay-loosens"],
    [
      "a link that the letter forbids",
      { parameter: "allowedMedia", values: ["wired", "wifi"], unit: "names" },
      "overlay-loosens",
      "tainan-2021/3.4b",
    ],
    [
      "another tool",
      { parameter: "scanTools", values: ["OTHER"], unit: "names" },
      "overlay-loosens",
      "tainan-2021/3.5c",
    ],
    ["the wrong unit", { unit: "days" }, "overlay-unit"],
    ["words for a number", { values: ["five"] }, "overlay-unfit"],
    ["two numbers for one", { values: ["5", "6"] }, "overlay-unfit"],
    ["a number below nought", { values: ["-1"] }, "overlay-unfit"],
    ["neither yes nor no", { parameter: "requireAntivirus", values: ["1"], unit: "yes-no" }, "overlay-unfit"],
    [
      "what all share alike",
      { parameter: "widestIpv4Prefix", values: ["28"], unit: "bits" },
      "overlay-not-agencys",
    ],
  ])("%s", (_, more, code, clause) => {
    const refused = office.when(agency => setOverlay(agency, { ...FRESH, ...more }, ME));
    if (clause) refused.refused(code, clause);
    else refused.refused(code);
  });

  test("what is set already, and what loosens that", () => {
    set.when(agency => setOverlay(agency, FRESH, ME)).refused("overlay-known");
    set.when(agency => setOverlay(agency, { ...FRESH, values: ["6"] }, ME)).refused("overlay-loosens");
    expect(
      set.after(agency => setOverlay(agency, { ...FRESH, values: ["4"] }, ME)).state?.overlays,
    ).toHaveLength(1);
  });

  test("says which value it would loosen and where that comes from", () => {
    const asked = { ...FRESH, parameter: "allowedMedia", values: ["wifi"], unit: "names" } as const;
    const detail = refusalOf(() => setOverlay(undefined, asked, ME));
    expect(detail).toContain("「wired」");
    expect(detail).toContain("Wi-Fi");
  });
});

test("it is lifted once a second person asks for it, and not by the first alone", () => {
  const lift = { activity: "exchange", parameter: "postureFreshMinutes", reason: "汰換" } as const;
  office.when(agency => liftOverlay(agency, lift, ME)).refused("overlay-unknown");
  const asked = set.after(agency => liftOverlay(agency, lift, ME));
  expect(asked.state?.overlays).toHaveLength(1);
  asked.when(agency => liftOverlay(agency, lift, ME)).refused("own-lift");
  const lifted = asked.after(agency => liftOverlay(agency, lift, { ...ME, person: "personnel" }));
  expect(lifted.state?.overlays).toEqual([]);
});

test("every parameter has its unit and says who applies it, or for what it waits", () => {
  expect(Object.keys(PARAMETER_FACTS).sort()).toEqual([...PARAMETER_NAMES].sort());
});

function refusalOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error.facts.detail?.["zh-TW"] ?? "";
    throw error;
  }
  return "";
}
