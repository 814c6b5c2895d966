// How a business stands at a moment, and until when: leave, papers, consent, assessment, training, supervision.

import { expect, test } from "vitest";
import * as filing from "../../functions/firm/filing.ts";
import { type Firm, type FirmEvent, firmLaw, NO_FIRM, type Running } from "../../functions/firm/firm.ts";
import { openItems } from "../../functions/firm/open-list.ts";
import * as standing from "../../functions/firm/standing.ts";
import type { Person } from "../../functions/people/person.ts";
import type { Held } from "../../functions/shared/journal/change.ts";
import { given } from "../house/given.ts";
import {
  APPLIED,
  APPROVED,
  assessment,
  consent,
  MANAGER,
  NOTIFIED,
  NOW,
  OFFICER,
  PLAN,
  paper,
  training,
} from "./told.ts";

/** What happened, without what a moment it was recorded at: that is long before. */
const firmOf = (...events: readonly FirmEvent[]) => given(firmLaw).events(...events).state as Firm;
const running = (firm: Firm) => firm.businesses.brokerage as Running;
const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`).toISOString();

test("leave lasts from its approval to the end of the last day, and not for another business", () => {
  const [asked, approved] = [firmOf(APPLIED), firmOf(APPLIED, APPROVED)];
  const applied = (firm: Firm, moment: string, business = "brokerage") =>
    standing.appliedFor(firm, business, moment);
  expect(applied(asked, NOW).is).toBe(false);
  expect(applied(approved, NOW)).toEqual({ is: true, until: at("2024-01-11", "00:00") });
  expect(applied(approved, at("2024-01-11", "00:00")).is).toBe(false);
  expect(applied(approved, NOW, "settlement").is).toBe(false);
  expect(applied(approved, NOW, "constructor").is).toBe(false);
  const refused = firmOf(NOTIFIED, { ...APPROVED, granted: false } as FirmEvent);
  expect([applied(firmOf(NOTIFIED), NOW).is, applied(refused, NOW).is]).toEqual([true, false]);
});

test("papers are complete until the first of them ends, awaited until they are due, then late", () => {
  const papers = (firm: Firm, moment: string) => standing.papersOf(firm, running(firm), moment);
  const whole = firmOf(...PLAN, paper("statement", { until: "2023-11-30" }), APPLIED);
  expect(papers(whole, NOW)).toEqual({ is: "complete", until: at("2023-12-01", "00:00") });
  expect(papers(whole, at("2023-12-01", "00:00"))).toEqual({ is: "missing" });
  expect(papers(firmOf(NOTIFIED), NOW)).toEqual({ is: "awaited", until: at("2023-10-21", "00:00") });
  expect(papers(firmOf(NOTIFIED), at("2023-10-21", "00:00"))).toEqual({ is: "late" });
});

test("a consent that is promised counts until it is due, and only an emergency may promise one", () => {
  const promise = {
    consent: "to-be-ratified",
    document: "簽呈",
    dated: "2023-10-11",
    due: "2023-10-31",
  } as const;
  const promised = firmOf({ type: "ConsentFiled", ...promise });
  expect(standing.consentOf(promised, NOW)).toEqual({ is: "promised", until: at("2023-11-01", "00:00") });
  expect(standing.consentOf(promised, at("2023-11-01", "00:00")).is).toBe("none");
  expect(standing.consentOf(firmOf(consent), NOW)).toEqual({ is: "given" });
  const file =
    (more = {}) =>
    (firm?: Firm) =>
      filing.fileConsent(firm, { ...promise, ...more }, OFFICER);
  given(firmLaw).events(APPLIED).when(file()).refused("consent-not-promised", "twse-2023/2.2.10");
  given(firmLaw)
    .events(NOTIFIED)
    .when(file({ due: undefined }))
    .refused("consent-due-missing", "twse-2023/2.2.10");
  given(firmLaw).events(NOTIFIED).when(file()).then({ type: "ConsentFiled", due: "2023-10-31" });
});

test("risks are assessed anew after a year without a break: day 366 without an assessment is overdue", () => {
  const assessed = (firm: Firm, moment: string) => standing.assessedFor(firm, running(firm), moment, 12);
  expect(assessed(firmOf(APPLIED), NOW)).toEqual({ is: true, until: at("2024-10-11", "00:00") });
  expect(assessed(firmOf(APPLIED), at("2024-10-11", "00:00")).is).toBe(false);
  const later = firmOf(APPLIED, { type: "RisksAssessed", ...assessment, dated: "2024-09-01" });
  expect(assessed(later, at("2024-10-11"))).toEqual({ is: true, until: at("2025-09-01", "00:00") });
  const four = { ...assessment, risks: assessment.risks.slice(1) };
  given(firmLaw)
    .when(() => filing.assessRisks(four, OFFICER))
    .refused("risks-missing", "twse-2023/2.2.11");
});

test("a training counts for half a year, and nobody records their own", () => {
  const firm = firmOf(training("2023-10-04", "worker"), training("2023-09-01", "worker", "other"));
  const trained = (person: string, moment: string) => standing.trainedOn(firm, person, moment, 6);
  expect(trained("worker", NOW)).toEqual({ is: true, until: at("2024-04-04", "00:00") });
  expect([trained("worker", at("2024-04-04", "00:00")).is, trained("nobody", NOW).is]).toEqual([
    false,
    false,
  ]);
  const { type: _, ...held } = training("2023-10-11", "manager");
  given(firmLaw)
    .when(state => filing.holdTraining(state, held, MANAGER))
    .refused("own-training", "twse-2023/2.2.12");
  const read = [
    { state: { agency: "firm", active: true } },
    { state: { agency: "other", active: true } },
    {},
  ];
  const staff = (...people: string[]) =>
    filing.requireStaff("firm", people, read.slice(0, people.length) as Held<Person>[]);
  expect(staff("worker")).toBeUndefined();
  expect(() => staff("worker", "stranger", "nobody")).toThrow("not-of-the-agency");
});

const TURN = {
  supervisor: "manager",
  from: "2023-10-11",
  until: "2023-10-13",
  starts: "09:00",
  ends: "12:00",
};
const trading = [{ from: at("2023-10-11", "09:00"), until: at("2023-10-11", "13:30") }];

test("somebody else supervises while there is trading; outside of it nobody has to", () => {
  const firm = firmOf({ type: "SupervisorNamed", turn: 1, ...TURN });
  const supervised = (time: string, person = "worker") =>
    standing.supervisedAt(firm.turns, trading, { at: at("2023-10-11", time), person });
  expect(supervised("10:00")).toEqual({ is: true, until: at("2023-10-11", "12:00") });
  expect(supervised("12:00").is).toBe(false);
  expect(supervised("14:00").is).toBe(true);
  expect(supervised("10:00", "manager").is).toBe(false);
  const unset = { at: at("2023-10-11", "14:00"), person: "worker" };
  expect(standing.supervisedAt(firm.turns, undefined, unset).is).toBe(false);
  // Before trading begins nobody has to; from then on somebody does until the turn ends.
  expect(supervised("08:00").until).toBe(at("2023-10-11", "12:00"));
});

test("controls count while they are those that were applied with", () => {
  const same = firmOf(...PLAN, APPLIED);
  const changed = firmOf(...PLAN, APPLIED, paper("security-controls", { edition: "2" }));
  const edition = (firm: Firm) => standing.controlsOf(firm, running(firm));
  expect([edition(same), edition(changed), edition(firmOf(NOTIFIED))]).toEqual(["1", undefined, "awaited"]);
});

test("what is open is listed with its clause, its age and when it is due, the oldest first", () => {
  const promise = {
    type: "ConsentFiled",
    consent: "to-be-ratified",
    document: "簽呈",
    dated: "2023-10-11",
    due: "2023-10-20",
  } as const;
  const firm = firmOf(NOTIFIED, promise, training("2023-04-01", "worker"));
  const open = openItems(firm, {
    ...{ at: at("2023-10-23") },
    windows: [{ kind: "trading", from: "09:00", until: "13:30" }],
  });
  const of = (what: string) => open.filter(each => each.what === what);
  expect(of("ratification")).toMatchObject([
    { days: 12, due: "2023-10-20", late: true, clauses: ["twse-2023/2.2.10"] },
  ]);
  expect(of("papers")).toMatchObject([{ due: "2023-10-20", late: true, clauses: ["twse-2023/2.1.1b"] }]);
  expect(of("training").find(({ person }) => person)).toMatchObject({ person: "worker", days: 22 });
  // Five working days ahead and nobody named.
  expect(of("supervisor").map(({ due }) => due)).toHaveLength(5);
  expect(of("statement")).toMatchObject([{ business: "brokerage", clauses: ["twse-2023/2.2.8"] }]);
  expect(open.map(({ since }) => since)).toEqual(open.map(({ since }) => since).toSorted());
  expect(openItems(NO_FIRM, { at: NOW })).toEqual([]);
});
