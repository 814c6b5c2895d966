// The signed statement: who may make it, what it binds, and that no other statement passes for it.
import { describe, expect, test } from "vitest";
import { attest, attested, isStatementOf, type Statement } from "../../functions/terminals/attestation.ts";
import type { Custody } from "../../functions/terminals/custody.ts";
import { release, sign } from "../../functions/terminals/release.ts";
import { loanNumbered } from "../../functions/terminals/terminal.ts";
import { AGENCY } from "../house/city.ts";
import { minute, SCAN, STEPS, worldAt } from "./trip.ts";
import { OFFICE, type World } from "./world.ts";

const claim = { loan: 1, report: SCAN.report };

describe("who attests what", () => {
  test.each([
    ["the borrower, though a named scan officer", "worker", claim, "attester-is-borrower"],
    ["somebody the agency has not named", "records", claim, "attester-not-named"],
    ["another loan's statement said again", "scan", { ...claim, loan: 2 }, "attestation-of-another-loan"],
    [
      "another scan's statement said again",
      "scan",
      { ...claim, report: "b".repeat(64) },
      "attestation-of-another-scan",
    ],
    ["a named officer who did not borrow it", "scan2", claim, "done"],
  ])("%s: %s", (_, by, said, decided) => {
    const world = worldAt("scanned");
    world.agency = { ...OFFICE, scanOfficers: [...OFFICE.scanOfficers, "worker"] };
    const made = world.act({ by, at: minute(75) }, ({ terminal }, context) =>
      attested(attest(terminal, said, context), "d".repeat(64)),
    );
    expect(made).toBe(decided);
    expect(world.terminal().custody.hold === undefined).toBe(decided === "done");
  });
});

describe("the statement", () => {
  let statement: Statement | undefined;
  const world = worldAt("scanned");
  world.act({ by: "scan", at: minute(75) }, ({ terminal }, context) => {
    statement = attest(terminal, claim, context);
    return attested(statement, "d".repeat(64));
  });
  const { custody } = world.terminal();
  const holds = (payload: unknown, no = "PC", of: Custody = custody) => isStatementOf(payload, no, of);

  test("binds terminal, loan, return, disinfection, scan, officer and hour", () => {
    expect(statement).toEqual({
      type: "docgate/attestation",
      result: "clean",
      propertyNo: "PC",
      agency: AGENCY,
      system: "household",
      loan: 1,
      returnDeclaredAt: minute(40),
      disinfection: { site: "gate", startedAt: minute(45), doneAt: minute(50) },
      scan: SCAN,
      officer: "scan",
      attestedAt: minute(75),
      profiles: ["tainan-2021"],
    });
    expect(holds(statement)).toBe(true);
  });

  test.each([
    ["another terminal", { propertyNo: "PC2" }],
    ["another loan", { loan: 2 }],
    ["another scan", { scan: { ...SCAN, report: "b".repeat(64) } }],
    ["another hour", { attestedAt: minute(74) }],
    ["another result", { result: "infected" }],
    ["another kind of document", { type: "docgate/release" }],
  ])("of %s does not pass", (_, change) => {
    expect(holds({ ...statement, ...change })).toBe(false);
  });

  test("does not pass where there is no loan to attest", () => {
    expect(
      holds({ type: "docgate/attestation", result: "clean", propertyNo: "PC" }, "PC", {
        stage: "in-office",
        loans: 0,
      }),
    ).toBe(false);
  });
});

describe("release and closing", () => {
  test.each([
    ["the borrower", "worker", [], "releaser-is-borrower"],
    ["records staff who miss something that was never lent", "records", ["mouse"], "accessory-unknown"],
    ["records staff who miss the power cord", "records", ["power cord"], "done"],
  ])("%s: %s", (_, by, missing, decided) => {
    const world = worldAt("attested");
    const made = world.act({ by, at: minute(78) }, ({ terminal }, context) =>
      release(terminal, { missing }, context),
    );
    expect(made).toBe(decided);
  });

  const signed = (by: string, side: "borrower" | "records", onBehalf?: string) => (world: World) =>
    world.act({ by, at: minute(80) }, ({ terminal }, context) => sign(terminal, { side, onBehalf }, context));
  test.each([
    ["nobody signs for the borrower without saying why", [signed("records", "borrower")], "not-the-borrower"],
    [
      "one person does not sign for both sides",
      [signed("property", "borrower", "ill"), signed("property", "records")],
      "other-side-needed",
    ],
    ["the borrower does not sign for records", [signed("worker", "records")], "other-side-needed"],
    ["one side signs once", [signed("records", "records"), signed("records", "records")], "signed-already"],
    ["two people close it", [signed("records", "records"), signed("worker", "borrower")], "done"],
    [
      "a borrower who cannot come is signed for",
      [signed("records", "records"), signed("property", "borrower", "ill")],
      "done",
    ],
  ])("%s", (_, acts, last) => {
    const world = worldAt("released");
    expect(acts.map(act => act(world)).at(-1)).toBe(last);
    expect(world.terminal().custody.stage).toBe(last === "done" ? "in-office" : "released");
  });

  test("a closed loan is read as it stood at its end", () => {
    const world = worldAt("released");
    STEPS.sign(world);
    STEPS.signAsBorrower(world);
    const life = world.life.filter(({ stream }) => stream === "TERMINAL#PC");
    const loan = loanNumbered(life as Parameters<typeof loanNumbered>[0], 1);
    expect([loan?.signed, loan?.attestation?.by]).toEqual([
      { records: "records", borrower: "worker" },
      "scan",
    ]);
    expect(loanNumbered(life as Parameters<typeof loanNumbered>[0], 2)).toBeUndefined();
  });
});
