// A terminal's page: which task is done, whose turn it is, what can be done now and by whom, and why the rest cannot.
import { describe, expect, test } from "vitest";
import { terminalPage } from "../../functions/console/counter/terminal.ts";
import { terminalLink } from "../../functions/console/counter/terminal-link.ts";
import type { TerminalRow } from "../../functions/console/counter/terminal-row.ts";
import { ACTS } from "../../functions/console/form/acts.ts";
import { ACT_WORDS } from "../../functions/console/words/act-names.ts";
import { isPermitted, permit } from "../../functions/shared/http/permit.ts";
import type { HumanRole } from "../../functions/shared/rules/roles.ts";
import type { Stage } from "../../functions/terminals/custody.ts";
import { STAGES } from "../../functions/terminals/custody.ts";
import { worldAt } from "../terminals/trip.ts";
import { readerOf } from "./reader.ts";

const rowAt = (stage: Stage) =>
  ({ ...worldAt(stage).terminal("PC"), version: 1, hash: "" }) as unknown as TerminalRow;
const shown = (row: TerminalRow, ...roles: HumanRole[]) =>
  String(
    terminalPage(readerOf({ at: "2021-06-07T04:00:00Z", roles }), row, undefined, undefined, ["officer"])
      .main,
  );
const buttons = (page: string) =>
  [...page.matchAll(/<a class="button ?(second)?" href="\/console\/acts\/(\w+)/g)].map(([, , act]) => act);
const registered = (loan: object) => {
  const row = rowAt("registered");
  return { ...row, custody: { ...row.custody, loan: { ...row.custody.loan, ...loan } } } as TerminalRow;
};

describe("what can be done now", () => {
  test("before approval and pledge nobody is offered to carry it out, and the page says who comes first", () => {
    const page = shown(registered({ approval: undefined, pledgedAt: undefined }), "records", "property");
    expect(buttons(page)).toEqual(["approveLoan"]);
    expect(page).toContain("待財產管理人員核准、借用人切結後辦理");
  });

  test("once approved, nobody is asked to approve again; once both are there, it can be carried out", () => {
    expect(buttons(shown(registered({ pledgedAt: undefined }), "records", "property"))).toEqual([]);
    expect(buttons(shown(rowAt("registered"), "records", "property"))).toEqual(["carryOut"]);
  });

  test("past its due date it is not carried out", () => {
    const page = shown(registered({ dueAt: "2021-06-01T00:00:00Z" }), "records");
    expect(buttons(page)).toEqual([]);
    expect(page).toContain("應歸還日已過");
  });

  test("whose turn it is stands there by name", () => {
    const page = shown(rowAt("scanned"), "records");
    expect(page).toMatch(/出具掃毒證明.*data-who="officer"/);
    expect(shown(registered({ pledgedAt: undefined }))).toContain('由 <bdi data-who="worker">');
  });

  test("the reporting key, putting right, handing on and retiring are one press away, or say why not", () => {
    const inOffice = shown(rowAt("in-office"), "records", "property");
    for (const act of ["openPostureEnrolment", "amendTerminal", "transferTerminal", "retireTerminal"])
      expect(inOffice).toContain(`/console/acts/${act}?`);
    const out = shown(rowAt("out"), "records", "property");
    expect(out).not.toContain("/console/acts/retireTerminal?");
    expect(out).toContain("目前已攜出，結案並在辦公室時始得辦理。");
  });

  test("nothing is red on the right way back", () => {
    expect(shown(rowAt("out"), "records")).not.toContain("button danger");
  });
});

describe.each(STAGES)("at %s", stage => {
  test("whoever is offered an act on a terminal may do it", () => {
    const row = rowAt(stage);
    for (const act of buttons(shown(row, "records", "property", "scan", "supervisor")))
      expect([act, mayBeDone(act ?? "")]).toEqual([act, true]);
  });
});

test.each(
  Object.keys(ACT_WORDS).filter(act => ACTS.get(act)?.path.startsWith("/v1/terminals/{propertyNo}/")),
)("%s is offered to no role that is refused it", act => {
  for (const role of ACT_WORDS[act]?.roles ?? [])
    expect([act, role, may(act, role)]).toEqual([act, role, true]);
});

test("a terminal's number leads to its page only where the reader may read it", () => {
  const link = (agency: string, ...roles: HumanRole[]) =>
    String(terminalLink(readerOf({ roles }), "3140101-03-0000001", { agency }));
  expect(link("household-office", "records")).toContain("href");
  expect(link("household-office", "personnel")).not.toContain("href");
  expect(link("police-bureau", "records")).not.toContain("href");
  expect(link("police-bureau", "auditor")).toContain("href");
});

const PLACE = { type: "Terminal", id: "x", agency: "household-office", system: "household" } as const;

function may(name: string, role: HumanRole): boolean {
  const caller = {
    person: "somebody",
    agency: PLACE.agency,
    roles: [role],
    systems: [PLACE.system],
    mfa: true,
  };
  const asked = { name, kind: "write", request: "r", at: new Date(0) } as const;
  // A worker acts on what they borrowed; everybody else on what somebody else did.
  const person = role === "worker" ? caller.person : "another";
  return isPermitted(() => permit(caller, asked, { ...PLACE, person }));
}

function mayBeDone(act: string): boolean {
  return (ACT_WORDS[act]?.roles ?? []).some(role => may(act, role));
}
