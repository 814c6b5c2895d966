// All that speaks against an act is said at once: whoever is refused mends it in one go.
import { expect, test } from "vitest";
import { attest } from "../../functions/terminals/attestation.ts";
import { carryOut, lend } from "../../functions/terminals/loan.ts";
import { release } from "../../functions/terminals/release.ts";
import { disinfect } from "../../functions/terminals/return.ts";
import { scan } from "../../functions/terminals/scan.ts";
import { stepContext } from "../../functions/terminals/step.ts";
import { actorOf, refusedFor } from "../house/given.ts";
import { SCAN, TERMS, worldAt } from "./trip.ts";
import { OFFICE, World } from "./world.ts";

const AT = "2021-06-07T01:00:00.000Z";

const lent = (agency: object, terms: object = {}) =>
  refusedFor(() =>
    lend(
      { terminal: { ...new World().terminal(), role: "office" }, person: undefined },
      { ...TERMS, ...terms },
      stepContext(actorOf("records"), AT, { ...OFFICE, ...agency }),
    ),
  );

test("a loan with everything wrong is refused for all of it, each with its own clauses", () => {
  const readiness = {
    ...OFFICE.readiness,
    hardware: { fit: false, note: "" },
    people: [],
    drillRequired: true,
  };
  expect(lent({ readiness }, { dueOn: "2021-06-01" })).toEqual([
    "terminal-not-for-exchange",
    "readiness-missing",
    "borrower-not-reviewed",
    "drill-missing",
    "borrower-unknown",
    "due-passed",
  ]);
});

test("what was never reviewed is said once, not as three things", () => {
  expect(lent({ readiness: undefined })).toEqual([
    "terminal-not-for-exchange",
    "readiness-missing",
    "borrower-unknown",
  ]);
});

test("what leaves needs approval and pledge, and both are said", () => {
  const terminal = worldAt("registered").terminal();
  const { loan } = terminal.custody;
  if (!loan) throw new Error("a loan is registered");
  const { approval: _, pledgedAt: __, ...bare } = loan;
  const of = { ...terminal, custody: { ...terminal.custody, loan: bare } };
  expect(refusedFor(() => carryOut(of, {}, stepContext(actorOf("records"), AT, OFFICE)))).toEqual([
    "approval-missing",
    "pledge-missing",
  ]);
});

test("a scan with everything wrong is refused for all of it", () => {
  const terminal = worldAt("disinfected").terminal();
  const made = {
    ...SCAN,
    tool: "another tool",
    patternDate: "2020-01-01",
    mode: "quick",
    network: "online",
    startedAt: "2021-06-01T00:00:00.000Z",
    finishedAt: "2021-05-31T00:00:00.000Z",
  } as const;
  const context = stepContext(actorOf("scan"), "2021-07-30T00:00:00.000Z", OFFICE);
  expect(refusedFor(() => scan(terminal, made, context))).toEqual([
    "scan-tool-not-listed",
    "scan-pattern-old",
    "scan-not-full",
    "scan-online",
    "scan-before-disinfection",
    "scan-ends-before-it-starts",
    "late-without-reason",
  ]);
});

test("a disinfection at no listed site, in the wrong order and late says all three", () => {
  const terminal = worldAt("return-declared").terminal();
  const done = { site: "cellar", startedAt: "2021-06-02T00:00:00.000Z", doneAt: "2021-06-01T00:00:00.000Z" };
  const context = stepContext(actorOf("records"), "2021-07-30T00:00:00.000Z", OFFICE);
  expect(refusedFor(() => disinfect(terminal, done, context))).toEqual([
    "site-not-listed",
    "late-without-reason",
    "disinfection-out-of-order",
  ]);
});

test("an attestation by the borrower, who is no officer, of another loan and scan says all four", () => {
  const terminal = worldAt("scanned").terminal();
  const context = stepContext(actorOf("worker"), "2021-07-30T00:00:00.000Z", OFFICE);
  expect(refusedFor(() => attest(terminal, { loan: 99, report: "another" }, context))).toEqual([
    "attester-is-borrower",
    "attester-not-named",
    "attestation-of-another-loan",
    "attestation-of-another-scan",
  ]);
});

test("a release by the borrower with items that nobody lent says both", () => {
  const terminal = worldAt("attested").terminal();
  const context = stepContext(actorOf("worker"), "2021-07-30T00:00:00.000Z", OFFICE);
  expect(refusedFor(() => release(terminal, { missing: ["a mouse"] }, context))).toEqual([
    "releaser-is-borrower",
    "accessory-unknown",
  ]);
});
