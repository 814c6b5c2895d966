// Nobody judges their own matter by writing their name another way, and nobody is shut out because an old record wrote it otherwise.
import { expect, test } from "vitest";
import { paperAnswer } from "../../functions/reports/answer.ts";
import type { Actor } from "../../functions/shared/journal/event.ts";
import { isSameAccount } from "../../functions/shared/rules/account.ts";
import { attest, attested } from "../../functions/terminals/attestation.ts";
import type { Stage } from "../../functions/terminals/custody.ts";
import { writeOff } from "../../functions/terminals/incident.ts";
import { approve } from "../../functions/terminals/loan.ts";
import { release, sign } from "../../functions/terminals/release.ts";
import type { Decide } from "./laws.ts";
import { minute, SCAN, worldAt } from "./trip.ts";
import { OFFICE } from "./world.ts";

const MYSELF = ["WORKER", "Worker", "ｗorker", "ＷＯＲＫＥＲ"];
const attesting: Decide = ({ terminal }, context) =>
  attested(attest(terminal, { loan: 1, report: SCAN.report }, context), "d".repeat(64));

test.each<[string, Stage, number, Decide, string]>([
  [
    "approves the loan",
    "registered",
    5,
    ({ terminal }, context) => approve(terminal, { until: minute(600) }, context),
    "approver-is-borrower",
  ],
  ["attests the scan", "scanned", 75, attesting, "attester-is-borrower"],
  [
    "releases it",
    "attested",
    78,
    ({ terminal }, context) => release(terminal, { missing: [] }, context),
    "releaser-is-borrower",
  ],
  [
    "signs for records",
    "released",
    80,
    ({ terminal }, context) => sign(terminal, { side: "records" }, context),
    "other-side-needed",
  ],
  [
    "writes it off",
    "lost",
    86,
    ({ terminal }, context) => writeOff(terminal, { outcome: "gone" }, context),
    "approver-is-borrower",
  ],
])("the borrower, by another spelling, never %s", (_, stage, at, decide, code) => {
  for (const by of MYSELF) {
    const world = worldAt(stage);
    world.agency = { ...OFFICE, scanOfficers: [...OFFICE.scanOfficers, ...MYSELF] };
    expect(world.act({ by, at: minute(at) }, decide)).toBe(code);
  }
});

test("an officer whom an old list names in capitals attests still", () => {
  const world = worldAt("scanned");
  world.agency = { ...OFFICE, scanOfficers: ["SCAN"] };
  expect(world.act({ by: "scan", at: minute(75) }, attesting)).toBe("done");
});

test("whoever recorded a paper answer does not confirm it by another spelling", () => {
  const paper = { status: "waiting", recordedBy: "CENTER@City" } as Parameters<typeof paperAnswer>[0];
  const by = { person: "center@city", agency: "city-hall", roles: ["center"] } as Actor;
  expect(() => paperAnswer(paper, by)).toThrow("paper-own");
});

test("one spelling of nobody is not another", () => {
  expect([isSameAccount(undefined, undefined), isSameAccount("a", undefined)]).toEqual([false, false]);
});
