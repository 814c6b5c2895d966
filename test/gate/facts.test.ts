// What is absent is unknown, and what is unknown refuses; what has passed or not yet come does not count.
import { describe, expect, test } from "vitest";
import {
  adopting,
  but,
  found,
  type GateStates,
  homeDay,
  inOrder,
  loan,
  question,
  refusedBy,
  taipei,
  without,
} from "./given.ts";

const STOPPED = {
  active: {
    one: {
      scope: { kind: "city", id: "city" },
      because: "drill",
      agency: "",
      system: "",
      person: "",
      at: "",
      by: "",
    },
  },
} as const;
const T = (...clauses: string[]) => clauses.map(clause => `tainan-2021/${clause}`);

test("with everything in order the gate is open", () => {
  expect(refusedBy(inOrder)).toEqual([]);
});

test.each<readonly [keyof GateStates, string[]]>([
  [
    "terminal",
    ["terminal-free", "terminal-known", ...T("3.2a", "3.2b", "3.2c", "3.4b", "3.5a", "3.5b", "3.5c", "3.5d")],
  ],
  ["person", ["not-recalled", "not-suspended", "person-known", ...T("3.2a", "3.2e", "3.5d")]],
  ["agency", T("3.1a", "3.1b")],
  ["system", T("3.4d")],
  ["posture", T("3.4b")],
  ["egress", T("4a")],
  ["source", ["address-listed"]],
  ["inboundRule", T("4f")],
  ["outboundRule", T("4f")],
])("without a record of the %s the gate is closed", (name, refused) => {
  expect(refusedBy(without(inOrder, name))).toEqual(refused);
});

test.each<readonly [keyof GateStates, string, string[]]>([
  ["approval", "ey-draft", ["ey-draft/4a"]],
  ["approval", "keelung-pregnancy", ["keelung-pregnancy/3"]],
  ["schedule", "ey-draft", ["ey-draft/4c"]],
  [
    "schedule",
    "keelung-pregnancy",
    ["keelung-pregnancy/3.1", "keelung-pregnancy/3.2", "keelung-pregnancy/3.3", "keelung-pregnancy/5.4.1a"],
  ],
  ["hours", "ey-draft", ["ey-draft/9"]],
  ["hours", "keelung-pregnancy", ["keelung-pregnancy/5.4.3a"]],
])("without a record of the %s %s refuses, and the letter alone does not", (name, profile, refused) => {
  const posture = found("POSTURE#HH-01", {
    reportedAt: taipei("2021-06-11 08:27"),
    medium: "wired" as const,
    mediumSource: "declared" as const,
    publicWifi: false,
    sharedDevice: false,
    antivirus: true,
    compliant: true,
  });
  const states = { ...inOrder, ...homeDay, posture, agency: adopting(profile) };
  expect(refusedBy(states)).toEqual([]);
  expect(refusedBy(without(states, name))).toEqual(refused);
  expect(refusedBy(without({ ...inOrder, ...homeDay }, name))).toEqual([]);
});

test("a question that names no system or channel is closed", () => {
  expect(refusedBy(inOrder, undefined, { person: "borrower", factors: 2 })).toEqual([
    "person-free",
    "system-known",
    ...T("3.2a", "3.4a", "3.4d"),
  ]);
});

describe("what one state says of another", () => {
  test.each<readonly [string, Partial<GateStates>, string[]]>([
    ["a colleague's account", but("terminal", { loan: { ...loan, borrower: "colleague" } }), T("3.2e")],
    ["a borrower from another agency", but("person", { agency: "land-office" }), T("3.2a")],
    ["a terminal of another system", but("terminal", { system: "land" }), T("3.2a")],
    [
      "a borrower whose other terminal is held",
      but("person", { holds: { "HH-02": { cause: "lost", since: "" } } }),
      T("3.5d"),
    ],
    ["a review that names somebody else", { agency: reviewed({ people: ["colleague"] }) }, T("3.1a")],
    ["a drill that was needed and not done", { agency: reviewed({ drilledAt: undefined }) }, T("3.1b")],
    ["a retired terminal", but("terminal", { retired: true }), ["terminal-known"]],
    ["a stop of the city", { stops: found("STOP#city", STOPPED) }, ["nothing-stopped"]],
    [
      "as many open sessions as are planned",
      { system: found("SYSTEM#household", { planned: { vpn: 20 }, open: { vpn: 20 } }) },
      T("3.4d"),
    ],
    [
      "a plan for the other channel only",
      { system: found("SYSTEM#household", { planned: { vdi: 20 }, open: {} }) },
      T("3.4d"),
    ],
  ])("%s closes it", (_, change, refused) => {
    expect(refusedBy({ ...inOrder, ...change })).toEqual(refused);
  });

  test.each([
    ["Banned", "banned"],
    [" BANNED ", "banned"],
    ["ＢＡＮＮＥＤ", "banned"],
    ["", "unknown"],
    ["  ", "unknown"],
  ])("the brand %j is %s where the agency bans it", brand => {
    const under = (...profiles: string[]) => {
      const { stream, version, state } = adopting(...profiles);
      const agency = { stream, version, state: { ...state, bannedBrands: ["banned"] } };
      return refusedBy({ ...inOrder, ...homeDay, ...but("terminal", { brand }), agency });
    };
    expect(under("keelung-pregnancy")).toContain("keelung-pregnancy/4.2.1");
    expect(under("keelung-pregnancy")).not.toContain("brand-allowed");
    expect(under("tainan-2021")).toEqual(["brand-allowed"]);
    expect(under()).toEqual(["brand-allowed"]);
  });

  test.each(["Acer", "", "  "])("the brand %j closes nothing where the agency bans none", brand => {
    expect(refusedBy({ ...inOrder, ...but("terminal", { brand }) })).toEqual([]);
  });
});

test("while nobody supplied the list of brands that a regulation demands, no brand is known to be allowed", () => {
  const { stream, version, state } = adopting("keelung-pregnancy");
  const unsupplied = { stream, version, state: { ...state, bannedBrands: [] } };
  const refused = refusedBy({ ...inOrder, ...homeDay, agency: unsupplied });
  expect(refused).toContain("keelung-pregnancy/4.2.1");
  expect(refused).not.toContain("brand-allowed");
});

describe("at the edges of time", () => {
  test.each<readonly [string, Partial<GateStates>, string, string[]]>([
    [
      "the loan is due at midnight",
      but("posture", { reportedAt: taipei("2021-06-18 23:55") }),
      "2021-06-18 23:59",
      [],
    ],
    [
      "at midnight it is overdue",
      but("posture", { reportedAt: taipei("2021-06-18 23:55") }),
      "2021-06-19 00:00",
      T("3.2c"),
    ],
    ["a report is fresh for less than ten minutes", {}, "2021-06-11 08:36", []],
    ["and stale at ten", {}, "2021-06-11 08:37", T("3.4b")],
    ["a report from the future proves nothing", {}, "2021-06-11 08:26", T("3.4b")],
    [
      "an address counts until its end",
      { source: found("LIST#x", { status: "listed" as const, until: taipei("2021-06-11 08:31") }) },
      "2021-06-11 08:30",
      [],
    ],
    [
      "and no longer",
      { source: found("LIST#x", { status: "listed" as const, until: taipei("2021-06-11 08:31") }) },
      "2021-06-11 08:31",
      ["address-listed"],
    ],
    [
      "a recall counts from the moment it takes effect",
      but("person", { recalled: { reason: "", effectiveAt: taipei("2021-06-11 08:30") } }),
      "2021-06-11 08:30",
      ["not-recalled"],
    ],
  ])("%s", (_, change, time, refused) => {
    expect(refusedBy({ ...inOrder, ...change }, taipei(time))).toEqual(refused);
  });

  test("a log-in that has run out is no log-in", () => {
    const at = taipei("2021-06-11 08:30");
    expect(refusedBy(inOrder, at, { ...question, loginUntil: at })).toEqual(["login-current"]);
  });

  test("before the letter was issued nothing binds, so nothing is opened", () => {
    expect(refusedBy(inOrder, taipei("2021-06-02 10:00"))).toEqual(["no-profile-in-force"]);
  });

  test("a year without an office calendar leaves hours and home days unknown", () => {
    const states = { ...inOrder, ...homeDay, agency: adopting("yilan-hours") };
    expect(refusedBy(states, taipei("2030-05-06 10:00"))).toEqual(
      expect.arrayContaining(["yilan-hours/2.2a"]),
    );
  });
});

function reviewed(change: { readonly people?: string[]; readonly drilledAt?: string | undefined }) {
  const { review } = inOrder.agency.state;
  return found("AGENCY#household-office", { review: { ...review, ...change } }) as NonNullable<
    GateStates["agency"]
  >;
}
