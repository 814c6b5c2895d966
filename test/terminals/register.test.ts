// The register's own rules: what may be entered, put right, handed over and taken out, and when not.
import { describe, expect, test } from "vitest";
import { UNPREPARED } from "../../functions/agencies/agency.ts";
import { Problem } from "../../functions/shared/http/problem.ts";
import { type Custody, IN_OFFICE, STAGES } from "../../functions/terminals/custody.ts";
import { amend, register, retire, takeOver, transfer } from "../../functions/terminals/register.ts";
import type { Registration } from "../../functions/terminals/registration.ts";
import { type StepContext, stepContext } from "../../functions/terminals/step.ts";
import type { Terminal } from "../../functions/terminals/terminal.ts";

const BY = { person: "records@household", agency: "household-office", roles: ["records"] };
const AT = "2026-11-20T01:00:00.000Z";
const TAINAN = stepContext(BY, AT);
const KEELUNG = stepContext(BY, AT, {
  ...UNPREPARED,
  profiles: ["tainan-2021", "keelung-pregnancy"],
  bannedBrands: ["Ｈｕａｗｅｉ"],
});

const registration: Registration = {
  propertyNo: "3140101-03-0000001",
  serial: "SN-1",
  agency: "household-office",
  system: "household",
  role: "exchange-terminal",
  ownership: "agency",
  brand: "Acer",
  certificateName: "3140101-03-0000001",
  inServiceFrom: "2019-03-01",
  custodian: "records@household",
  accessories: [],
};
const terminal = (custody: Partial<Custody> = {}, status: Terminal["status"] = "registered"): Terminal => ({
  ...registration,
  status,
  registeredAt: AT,
  custody: { ...IN_OFFICE, ...custody },
});

function refusedBy(act: () => unknown): readonly [code: string, clauses: readonly string[]] {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return [error.kind.code, error.facts.clauses ?? []];
    throw error;
  }
  return ["allowed", []];
}

describe("a brand", () => {
  const entering = (brand: string, counter: StepContext) =>
    refusedBy(() => register(undefined, { ...registration, brand }, counter));
  test.each([
    ["blank, where the Keelung rules bind", "", KEELUNG, "brand-banned"],
    ["only of blanks", "　 ", KEELUNG, "brand-banned"],
    ["on the list", "Huawei", KEELUNG, "brand-banned"],
    ["on the list, in other letters", "ＨＵＡＷＥＩ", KEELUNG, "brand-banned"],
    ["not on the list", "Acer", KEELUNG, "allowed"],
    ["blank, where only the letter binds", "", TAINAN, "allowed"],
  ])("%s: %j", (_, brand, counter, code) => {
    const [found, clauses] = entering(brand, counter);
    expect([found, clauses]).toEqual([code, code === "allowed" ? [] : ["keelung-pregnancy/4.2.1"]]);
  });

  test("is not known to be allowed while nobody supplied the list that the Keelung rules demand", () => {
    const unsupplied = stepContext(BY, AT, { ...UNPREPARED, profiles: ["keelung-pregnancy"] });
    expect(entering("Acer", unsupplied)).toEqual(["brands-not-supplied", ["keelung-pregnancy/4.2.1"]]);
  });

  test("is judged again when it is put right", () => {
    expect(refusedBy(() => amend(terminal(), { brand: "huawei" }, KEELUNG))[0]).toBe("brand-banned");
  });
});

describe("a certificate name", () => {
  test.each([
    ["3140101-03-0000001", "allowed"],
    ["3140101-03-0000001.g2", "allowed"],
    ["3140101-03-00000012", "certificate-name-foreign"],
    ["3140101-03-0000002", "certificate-name-foreign"],
    ["laptop", "certificate-name-foreign"],
  ])("%s is %s", (certificateName, code) => {
    expect(refusedBy(() => register(undefined, { ...registration, certificateName }, TAINAN))[0]).toBe(code);
  });
});

describe("while a terminal is at a stage of its trip", () => {
  const away = STAGES.filter(stage => stage !== "in-office");
  test.each(away)("%s, nobody hands it over or changes what the gate reads", stage => {
    const held = terminal({ stage });
    const keeping = { agency: "police-bureau", system: "police", custodian: "records@police" };
    expect(refusedBy(() => transfer(held, keeping))).toEqual([
      "terminal-not-in-office",
      ["tainan-2021/3.2c"],
    ]);
    expect(refusedBy(() => amend(held, { role: "office" }, TAINAN))[0]).toBe("terminal-not-in-office");
    expect(refusedBy(() => amend(held, { serial: "SN-2" }, TAINAN))[0]).toBe("allowed");
  });

  test.each(away)("%s, it is retired only if it was written off", stage => {
    const [code] = refusedBy(() => retire(terminal({ stage }), "已達使用年限"));
    expect(code).toBe(stage === "written-off" ? "allowed" : "terminal-not-in-office");
  });
});

describe("handed to another agency", () => {
  const to = { agency: "police-bureau", system: "police", custodian: "records@police" };
  const { agency, system, custodian } = registration;
  const here = { agency, system, custodian };

  test("it is offered, and goes when that one takes it over", () => {
    expect(transfer(terminal(), to)).toEqual([{ event: { type: "TransferOffered", to } }]);
    const taken = takeOver({ ...terminal(), offered: to }, TAINAN);
    expect(taken).toEqual([{ event: { type: "TerminalTransferred", before: here, after: to } }]);
  });

  test("within the agency it goes at once, and an offer is taken back by leaving it where it is", () => {
    const after = { ...here, custodian: "property@household" };
    expect(transfer(terminal(), after)).toEqual([
      { event: { type: "TerminalTransferred", before: here, after } },
    ]);
    expect(transfer({ ...terminal(), offered: to }, here)).toEqual([
      { event: { type: "TransferWithdrawn" } },
    ]);
  });

  test.each<readonly [string, Terminal, StepContext, string]>([
    ["what was not offered", terminal(), TAINAN, "transfer-not-offered"],
    [
      "what was lent meanwhile",
      { ...terminal({ stage: "out" }), offered: to },
      TAINAN,
      "terminal-not-in-office",
    ],
    ["what was retired meanwhile", { ...terminal({}, "retired"), offered: to }, TAINAN, "terminal-retired"],
    ["a brand they ban", { ...terminal(), brand: "huawei", offered: to }, KEELUNG, "brand-banned"],
  ])("%s is not taken over", (_, offered, counter, code) => {
    expect(refusedBy(() => takeOver(offered, counter))[0]).toBe(code);
  });
});

test("what changes nothing records nothing", () => {
  expect(amend(terminal(), { serial: "SN-1", accessories: [] }, TAINAN)).toEqual([]);
  const { agency, system, custodian } = registration;
  expect(refusedBy(() => transfer(terminal(), { agency, system, custodian }))[0]).toBe("nothing-to-transfer");
});

test("a property number is entered once, even after its terminal was retired", () => {
  expect(refusedBy(() => register(terminal(), registration, TAINAN))[0]).toBe("property-number-taken");
  expect(refusedBy(() => register(terminal({}, "retired"), registration, TAINAN))[0]).toBe(
    "property-number-taken",
  );
});
