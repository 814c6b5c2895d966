// How other features' states read at the gate: nothing is added, and what is in doubt reads as not fit.
import { expect, test } from "vitest";
import type { Agency } from "../../functions/agencies/agency.ts";
import { agencyReading, found, terminalReading } from "../../functions/gate/readings.ts";
import type { Terminal } from "../../functions/terminals/terminal.ts";

const review = {
  at: "2021-06-04T02:00:00.000Z",
  reviewer: "supervisor",
  hardware: { fit: true, note: "" },
  software: { fit: true, note: "" },
  people: ["borrower"],
  planRef: "plan-7",
  drillRequired: true,
};
const agency = (readiness?: Agency["readiness"]): Agency => ({
  profiles: ["tainan-2021"],
  bannedBrands: ["x"],
  loanReminderDays: [],
  returnSites: [],
  scanOfficers: [],
  relays: [],
  ...(readiness && { readiness }),
});

test("an agency without a review has none at the gate", () => {
  expect(agencyReading(agency())).toEqual({ profiles: ["tainan-2021"], bannedBrands: ["x"] });
});

test("a review names its people, and a drill the day it was held", () => {
  const drill = { doneAt: "2021-06-04T07:00:00.000Z", participants: ["borrower"] };
  expect(agencyReading(agency({ ...review, drill })).review).toEqual({
    at: review.at,
    people: ["borrower"],
    drillRequired: true,
    drilledAt: drill.doneAt,
  });
});

test.each(["hardware", "software"])("a review that found the %s unfit names nobody", part => {
  const unfit = { ...review, [part]: { fit: false, note: "" } };
  expect(agencyReading(agency(unfit)).review?.people).toEqual([]);
});

test("a terminal reads as its paper, its stage, its hold and its loan", () => {
  const custody = {
    stage: "return-declared",
    loans: 1,
    hold: { cause: "return-declared", since: "" },
    loan: { borrower: "borrower", registeredAt: "a", dueAt: "b", pledgedAt: "c" },
  };
  const terminal = { status: "registered", role: "exchange-terminal", custody } as unknown as Terminal;
  expect(terminalReading(terminal)).toMatchObject({
    retired: false,
    role: "exchange-terminal",
    stage: "return-declared",
    hold: "return-declared",
    loan: { borrower: "borrower", pledged: true },
  });
  expect(terminalReading({ ...terminal, status: "retired" } as unknown as Terminal).retired).toBe(true);
});

test("what does not exist was not found", () => {
  expect(found({ stream: "TERMINAL#x", version: 0, head: "", state: undefined })).toBeUndefined();
});
