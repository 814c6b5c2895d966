// What may stop a loan before the terminal leaves: each rule by itself, with the clause that it rests on.
import { describe, expect, test } from "vitest";
import type { Agency } from "../../functions/agencies/agency.ts";
import { acceptPledge, approve, carryOut, extend, lend, pledgeText } from "../../functions/terminals/loan.ts";
import { CUSTODY_PROBLEM, type CustodyRefusal, REFUSALS } from "../../functions/terminals/refusals.ts";
import type { Registration } from "../../functions/terminals/registration.ts";
import { minute, STEPS, TERMS, TEXT, worldAt } from "./trip.ts";
import { OFFICE, World } from "./world.ts";

const KEELUNG = { profiles: ["tainan-2021", "keelung-pregnancy"] as const };
const { readiness } = OFFICE;
if (!readiness) throw new Error("the office is ready");

type Row = readonly [
  because: string,
  code: string,
  at: { agency?: Partial<Agency>; terminal?: Partial<Registration>; terms?: object; now?: string },
];
const ROWS: readonly Row[] = [
  ["an office laptop", "terminal-not-for-exchange", { terminal: { role: "office" } }],
  ["the borrower's own computer", "terminal-not-for-exchange", { terminal: { ownership: "personal" } }],
  [
    "an own computer for document management",
    "terminal-not-of-agency",
    { terminal: { system: "household-dm", role: "office", ownership: "personal" } },
  ],
  [
    "a terminal taken into service on the day of the loan",
    "terminal-too-new",
    { terminal: { inServiceFrom: "2021-06-07" } },
  ],
  ["a banned brand in other letters", "brand-banned", { agency: { bannedBrands: ["ＡＣＥＲ "] } }],
  [
    "a blank brand under the Keelung rules",
    "brand-banned",
    { agency: { ...KEELUNG, bannedBrands: ["X"] }, terminal: { brand: "  " } },
  ],
  ["a list of brands that nobody supplied", "brands-not-supplied", { agency: KEELUNG }],
  [
    "hardware found unfit",
    "readiness-missing",
    { agency: { readiness: { ...readiness, hardware: { fit: false, note: "" } } } },
  ],
  [
    "software found unfit",
    "readiness-missing",
    { agency: { readiness: { ...readiness, software: { fit: false, note: "" } } } },
  ],
  [
    "a review later than the loan",
    "readiness-missing",
    { agency: { readiness: { ...readiness, at: minute(1) } } },
  ],
  [
    "a borrower nobody reviewed",
    "borrower-not-reviewed",
    { agency: { readiness: { ...readiness, people: ["colleague"] } } },
  ],
  [
    "a drill judged necessary and not held",
    "drill-missing",
    { agency: { readiness: { ...readiness, drillRequired: true } } },
  ],
  ["a borrower of another agency", "borrower-unknown", { terminal: { agency: "other" } }],
  ["a due date that has passed", "due-passed", { terms: { dueOn: "2021-06-06" } }],
  [
    "a day on which no regulation is in force",
    "rules-misconfigured",
    { now: "2021-06-02T01:00:00.000Z", terminal: { inServiceFrom: "2020-01-01" } },
  ],
];

describe("a loan is refused for", () => {
  test.each(ROWS)("%s: %s", (_, code, { agency, terminal, terms, now = minute(0) }) => {
    const world = new World();
    world.agency = { ...OFFICE, ...agency };
    const decided = world.act({ by: "records", at: now, borrower: "worker" }, (parties, context) =>
      lend({ ...parties, terminal: { ...parties.terminal, ...terminal } }, { ...TERMS, ...terms }, context),
    );
    expect(decided).toBe(code);
    expect(world.terminal().custody.stage).toBe("in-office");
  });

  test.each([
    ["a vendor", { status: "vendor" as const }],
    ["somebody whom another employs", { posting: { employer: "某公司" } }],
  ])("%s as borrower, with the clause behind it", (_, more) => {
    const world = new World();
    const decided = world.act({ by: "records", at: minute(0), borrower: "worker" }, (parties, context) =>
      lend({ ...parties, person: parties.person && { ...parties.person, ...more } }, TERMS, context),
    );
    expect(decided).toBe("borrower-is-outsider");
    expect(REFUSALS["borrower-is-outsider"].clauses).toEqual(["tainan-2021/3.2e"]);
  });

  test("an agency that has prepared nothing", () => {
    const world = new World();
    const { readiness: _, ...unready } = OFFICE;
    world.agency = unready;
    expect(STEPS.lend(world)).toBe("readiness-missing");
  });

  test("a terminal that was taken out of the register", () => {
    const world = new World();
    const decided = world.act({ by: "records", at: minute(0), borrower: "worker" }, (parties, context) =>
      lend({ ...parties, terminal: { ...parties.terminal, status: "retired" } }, TERMS, context),
    );
    expect(decided).toBe("terminal-retired");
  });

  test("a borrower who is not enrolled", () => {
    const world = new World(["PC"], []);
    expect(STEPS.lend(world)).toBe("borrower-unknown");
  });

  test.each([
    ["overdue", minute(60 * 24 * 30), []],
    ["declared but not attested", minute(100), ["declareReturn"]],
    ["attested but not closed", minute(100), ["declareReturn", "disinfect", "scan", "attest"]],
    ["lost", minute(100), ["reportLoss"]],
  ] as const)("a borrower whose other terminal is %s", (_, at, steps) => {
    const world = new World(["PC", "PC2"]);
    for (const name of ["lend", "approve", "pledge", "carryOut", ...steps] as const)
      expect(STEPS[name](world)).toBe("done");
    const again = (propertyNo: string) =>
      world.act({ by: "records", at, propertyNo, borrower: "worker" }, (parties, context) =>
        lend(parties, { ...TERMS, dueOn: "2021-08-01" }, context),
      );
    expect(again("PC2")).toBe("borrower-return-unfinished");
  });

  test("a borrower may have a second terminal while the first is out and not yet due", () => {
    const world = new World(["PC", "PC2"]);
    expect([STEPS.lend(world), STEPS.lend(world, { propertyNo: "PC2" })]).toEqual(["done", "done"]);
  });
});

describe("approval, pledge and leaving", () => {
  const lent = () => {
    const world = new World();
    STEPS.lend(world);
    return world;
  };
  const act = (world: World, by: string, at: string, decide: Parameters<World["act"]>[1]) =>
    world.act({ by, at }, decide);

  test("the borrower cannot approve their own loan, whatever their role", () => {
    expect(STEPS.approve(lent(), { by: "worker" })).toBe("approver-is-borrower");
  });

  test("an approval that ends before the due date is none", () => {
    const decide: Parameters<World["act"]>[1] = ({ terminal }, context) =>
      approve(terminal, { until: "2021-06-17" }, context);
    expect(act(lent(), "property", minute(5), decide)).toBe("due-past-approval");
  });

  test("nobody pledges for somebody else, and nothing but the exact text", () => {
    expect(STEPS.pledge(lent(), { by: "colleague" })).toBe("pledge-by-another");
    const other: Parameters<World["act"]>[1] = ({ terminal }, context) =>
      acceptPledge(terminal, { text: "0".repeat(64) }, context);
    expect(act(lent(), "worker", minute(8), other)).toBe("pledge-text-differs");
  });

  test("it leaves neither unapproved nor unpledged, nor is leaving entered as earlier than either", () => {
    const world = lent();
    expect(STEPS.carryOut(world)).toBe("approval-missing");
    STEPS.approve(world);
    expect(STEPS.carryOut(world)).toBe("pledge-missing");
    STEPS.pledge(world);
    expect(
      act(world, "records", minute(10), ({ terminal }, context) =>
        carryOut(terminal, { happenedAt: minute(7) }, context),
      ),
    ).toBe("carried-out-too-early");
    expect(STEPS.carryOut(world, { at: "2021-06-18T16:00:00.000Z" })).toBe("due-passed");
    expect(STEPS.carryOut(world)).toBe("done");
  });

  test.each([
    ["to a later day within the approval", "2021-06-30", minute(20), "done"],
    ["past the approval", "2021-07-01", minute(20), "due-past-approval"],
    ["to the same day", "2021-06-18", minute(20), "due-not-later"],
    ["once it is overdue", "2021-06-30", "2021-06-18T16:00:00.000Z", "due-passed"],
  ])("a loan is extended %s", (_, dueOn, at, decided) => {
    const world = worldAt("out");
    expect(act(world, "records", at, ({ terminal }, context) => extend(terminal, { dueOn }, context))).toBe(
      decided,
    );
    if (decided === "done") expect(world.person().loans.PC).toEqual({ dueAt: "2021-06-30T16:00:00.000Z" });
  });

  test("the pledge names terminal, loan, borrower and norm, and nothing that may still change", () => {
    const text = pledgeText(new World().terminal(), "worker", "108.11.15");
    for (const part of ["PC", "第 1 次借用", "worker", "108.11.15", "Wi-Fi"]) expect(text).toContain(part);
    expect(text).not.toContain(TERMS.dueOn);
    expect(TEXT).toBe(TERMS.pledgeText);
  });
});

test.each(Object.keys(REFUSALS) as CustodyRefusal[])(
  "%s says what is wrong and what to do, in both languages",
  code => {
    const { title, todo } = REFUSALS[code];
    expect([...title, ...todo].filter(words => words.trim() === "")).toEqual([]);
    expect(CUSTODY_PROBLEM[code].code).toBe(code);
  },
);

test("for document management an office computer may leave, however new: the letter says that of exchange alone", () => {
  const office = { system: "household-dm", role: "office", inServiceFrom: "2021-06-07" } as const;
  const decided = new World().act({ by: "records", at: minute(0), borrower: "worker" }, (parties, context) =>
    lend({ ...parties, terminal: { ...parties.terminal, ...office } }, TERMS, context),
  );
  expect(decided).toBe("done");
});
