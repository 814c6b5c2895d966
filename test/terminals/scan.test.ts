// Which scans show anything at all, and which disinfection they may rest on: each rule by itself.
import { describe, expect, test } from "vitest";
import { disinfect } from "../../functions/terminals/return.ts";
import { scan } from "../../functions/terminals/scan.ts";
import { minute, SCAN, STEPS, worldAt } from "./trip.ts";
import { OFFICE } from "./world.ts";

describe("a scan is refused when", () => {
  test.each([
    ["its tool is not on the list", { tool: "Other" }, "scan-tool-not-listed"],
    ["its tool is the listed one in other letters", { tool: "t-clean" }, "scan-tool-not-listed"],
    ["its pattern is eight days old", { patternDate: "2021-05-30" }, "scan-pattern-old"],
    ["its pattern is of tomorrow", { patternDate: "2021-06-08" }, "scan-pattern-old"],
    ["it was quick", { mode: "quick" }, "scan-not-full"],
    ["it was of chosen folders", { mode: "custom" }, "scan-not-full"],
    ["the network was on", { network: "online" }, "scan-online"],
    ["it began before disinfection ended", { startedAt: minute(49) }, "scan-before-disinfection"],
    ["it ended as it began", { startedAt: minute(60) }, "scan-ends-before-it-starts"],
    [
      "it ended before it began",
      { startedAt: minute(60), finishedAt: minute(59) },
      "scan-ends-before-it-starts",
    ],
    ["it has not ended yet", { finishedAt: minute(62) }, "happened-in-the-future"],
  ] as const)("%s", (_, change, code) => {
    const world = worldAt("disinfected");
    const decided = world.act({ by: "records", at: minute(61) }, ({ terminal }, context) =>
      scan(terminal, { ...SCAN, ...change }, context),
    );
    expect([decided, world.terminal().custody.stage]).toEqual([code, "disinfected"]);
  });

  test("the letter lists no such tool, whatever the agency adopted instead", () => {
    const world = worldAt("disinfected");
    world.agency = { ...OFFICE, profiles: ["ey-draft"] };
    const other = { ...SCAN, tool: "NO-CLEAN" };
    const decided = world.act({ by: "records", at: minute(61) }, ({ terminal }, context) =>
      scan(terminal, other, context),
    );
    expect(decided).toBe("scan-tool-not-listed");
  });

  test("its report already stood behind the attestation of an earlier loan", () => {
    const world = worldAt("released");
    for (const name of ["sign", "signAsBorrower"] as const) expect(STEPS[name](world)).toBe("done");
    const later = 120;
    const at = { lend: 0, approve: 1, pledge: 2, carryOut: 3, declareReturn: 4 } as const;
    for (const [name, n] of Object.entries(at))
      expect(STEPS[name as keyof typeof at](world, { at: minute(later + n) })).toBe("done");
    const clean = { site: "gate", startedAt: minute(125), doneAt: minute(126) };
    world.act({ by: "records", at: minute(127) }, ({ terminal }, context) =>
      disinfect(terminal, clean, context),
    );
    const again = { ...SCAN, startedAt: minute(127), finishedAt: minute(130) };
    const decided = world.act({ by: "records", at: minute(131) }, ({ terminal }, context) =>
      scan(terminal, again, context),
    );
    expect(decided).toBe("scan-report-reused");
  });

  test("it is the report that found the infection", () => {
    const world = worldAt("cleaned");
    const again = { ...SCAN, startedAt: minute(64), finishedAt: minute(70), report: "e".repeat(64) };
    const decided = world.act({ by: "records", at: minute(71) }, ({ terminal }, context) =>
      scan(terminal, again, context),
    );
    expect(decided).toBe("scan-report-reused");
  });
});

describe("disinfection", () => {
  test.each([
    ["at a place that is not on the list", { site: "kitchen" }, "site-not-listed"],
    ["begun before the return was declared", { startedAt: minute(39) }, "disinfection-out-of-order"],
    ["ended before it began", { doneAt: minute(44) }, "disinfection-out-of-order"],
    ["not yet ended", { doneAt: minute(51) }, "happened-in-the-future"],
  ])("is refused when %s", (_, change, code) => {
    const world = worldAt("return-declared");
    const done = { site: "gate", startedAt: minute(45), doneAt: minute(50), ...change };
    const decided = world.act({ by: "records", at: minute(50) }, ({ terminal }, context) =>
      disinfect(terminal, done, context),
    );
    expect(decided).toBe(code);
  });

  test("recorded again after the scan, it makes that scan worthless", () => {
    const world = worldAt("scanned");
    expect(STEPS.disinfect(world, { at: minute(62) })).toBe("done");
    expect(STEPS.attest(world)).toBe("wrong-stage");
    expect(world.terminal().custody.loan?.scan).toBeUndefined();
  });
});

describe("an infected terminal", () => {
  test("opens an incident, holds its borrower for that, and opens only by clean-up, a new scan and an attestation", () => {
    const world = worldAt("infected");
    expect([world.person().holds.PC?.cause, world.terminal().custody.incident?.cause]).toEqual([
      "infected",
      "infected",
    ]);
    expect(STEPS.attest(world)).toBe("wrong-stage");
    for (const name of ["cleanUp", "rescan", "attest", "release"] as const)
      expect(STEPS[name](world)).toBe("done");
    expect(STEPS.sign(world)).toBe("incident-open");
    for (const name of ["closeIncident", "sign", "signAsBorrower"] as const)
      expect(STEPS[name](world)).toBe("done");
    expect([world.person().holds, world.terminal().custody.stage]).toEqual([{}, "in-office"]);
  });

  test("has the day in Taipei on its incident, early in the morning too", () => {
    const world = worldAt("disinfected");
    const found = { ...SCAN, findings: ["EICAR"], report: "e".repeat(64), reason: "recorded later" };
    const at = "2021-06-07T23:30:00.000Z";
    expect(world.act({ by: "records", at }, ({ terminal }, context) => scan(terminal, found, context))).toBe(
      "done",
    );
    expect(world.terminal().custody.incident?.note).toBe("2021-06-08 PC");
  });
});
