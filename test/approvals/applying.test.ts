// Applications to work from home: what each text asks is refused by its clause, and nothing else is asked.
import { describe, expect, test } from "vitest";
import { apply, askAmendment, pledge } from "../../functions/approvals/applying.ts";
import { approvalLaw } from "../../functions/approvals/approval.ts";
import { HOME_REGULATIONS, type HomeRegulation } from "../../functions/approvals/names.ts";
import { weeksOn } from "../../functions/approvals/span.ts";
import { lastDayOfMonths } from "../../functions/shared/time/months.ts";
import { given } from "../house/given.ts";
import { applied, applying, granted, NOW, person } from "./told.ts";

type Told = Parameters<typeof applying>[1];
const EY = "ey-draft";
const KEELUNG = "keelung-pregnancy";
const TWSE = "twse-2023";

test.each(HOME_REGULATIONS)("what %s asks for is taken", regulation => {
  given(approvalLaw)
    .when(state => apply(state, applying(regulation)))
    .then({ type: "HomeWorkApplied", application: "1", regulation });
});

test.each<[string, HomeRegulation, NonNullable<Told>, string, string]>([
  ["by a worker", EY, { applicant: { status: "worker" } }, "staff-not-covered", "2 15"],
  ["by a vendor", KEELUNG, { applicant: { status: "vendor" } }, "staff-not-covered", "2.2"],
  ["by a vendor", TWSE, { applicant: { status: "vendor" } }, "staff-not-covered", "2.2.7.2a"],
  ["for four months", EY, { asked: { to: "2021-10-13" } }, "span-too-long", "4b"],
  ["for a day above three months", EY, { asked: { to: "2021-09-14" } }, "span-too-long", "4b"],
  ["for four months", TWSE, { asked: { to: "2021-10-13" } }, "span-too-long", "2.1.2a"],
  ["beyond what the agency laid down", EY, { own: { approvalMonths: 1 } }, "span-too-long", "4b"],
  ["that ends before it begins", EY, { asked: { to: "2021-06-13" } }, "span-order", "4b"],
  ["for a day that is past", EY, { asked: { from: "2021-06-10" } }, "span-past", "4b"],
  ["long after the child is due", KEELUNG, { asked: { to: "2021-11-16" } }, "span-too-long", "3"],
  ["without the pregnancy", KEELUNG, { apart: { pregnancy: undefined } }, "ground-missing", "3"],
  ["on a spouse’s pregnancy without care", KEELUNG, { apart: { pregnancy: "spouse" } }, "care-missing", "3"],
  ["with a delivery in the past", KEELUNG, { apart: { expectedOn: "2021-06-10" } }, "delivery-date", "3"],
  ["with a delivery in a year", KEELUNG, { apart: { expectedOn: "2022-06-11" } }, "delivery-date", "3"],
  ["without a delivery", KEELUNG, { apart: { expectedOn: undefined } }, "delivery-date", "3"],
  ["from a café", KEELUNG, { apart: { placeKind: "other-place" } }, "not-a-residence", "2.3"],
  ["without an environment", KEELUNG, { asked: { environment: false } }, "environment-missing", "4.3.1"],
  ["without a tick", KEELUNG, { asked: { work: [] } }, "work-missing", "4.1.1"],
  ["without a separate room", TWSE, { asked: { room: false } }, "room-missing", "3.5.1"],
  ["of no business", TWSE, { asked: { businesses: [] } }, "scopes-missing", "2.2.3"],
  ["of somebody nobody can reach", EY, { apart: { contacts: "" } }, "contacts-missing", "6b"],
  ["from no place", EY, { apart: { place: "" } }, "place-missing", "6a"],
])("%s, under %s, is refused", (_, regulation, told, code, clause) => {
  given(approvalLaw)
    .when(state => apply(state, applying(regulation, told)))
    .refused(code, ...clause.split(" ").map(each => `${regulation}/${each}`));
});

test("what a text does not ask about is not taken: a pregnancy is nobody’s affair under the draft", () => {
  given(approvalLaw)
    .when(state => apply(state, applying(EY, { apart: { pregnancy: "own" } })))
    .refused("ground-not-asked");
});

test("whom the agency covers besides may apply under the draft, and under no other text", () => {
  const asked = (regulation: HomeRegulation) => ({
    ...applying(regulation, { applicant: { status: "vendor" } }),
    others: ["vendor"],
  });
  given(approvalLaw)
    .when(state => apply(state, asked(EY)))
    .then({ type: "HomeWorkApplied" });
  given(approvalLaw)
    .when(state => apply(state, asked(KEELUNG)))
    .refused("staff-not-covered", "keelung-pregnancy/2.2");
});

test("a driver may apply under Keelung’s rules, a spouse who cares as well", () => {
  const told: Told = { applicant: { status: "worker" }, apart: { pregnancy: "spouse", personalCare: true } };
  given(approvalLaw)
    .when(state => apply(state, applying(KEELUNG, told)))
    .then({ type: "HomeWorkApplied" });
});

describe("a deputy", () => {
  const leave = (day: string) => [{ from: `${day}T00:00:00.000Z`, until: `${day}T09:00:00.000Z` }];
  const deputy = (day: string) => ({ account: "dee", state: person({ leaves: leave(day) }) });
  test.each([
    ["on leave on the first day", deputy("2021-06-14"), "home-deputy-away"],
    ["on leave today", deputy("2021-06-11"), "home-deputy-away"],
    ["who is the applicant", { account: "ann", state: person() }, "home-deputy-self"],
  ])("%s is refused", (_, named, code) => {
    given(approvalLaw)
      .when(state => apply(state, applying(EY, { deputy: named })))
      .refused(code);
  });
  test("on leave on some other day will do", () => {
    given(approvalLaw)
      .when(state => apply(state, applying(EY, { deputy: deputy("2021-07-01") })))
      .then({ type: "HomeWorkApplied" });
  });
});

describe("a span", () => {
  test("that overlaps another of the same text and activity is refused, of another text not", () => {
    applied(EY)
      .when(state => apply(state, applying(EY, { asked: { from: "2021-09-13", to: "2021-09-20" } })))
      .refused("span-overlaps", "ey-draft/4b");
    applied(EY)
      .when(state => apply(state, applying(KEELUNG)))
      .then({ type: "HomeWorkApplied", application: "2" });
    applied(EY)
      .when(state => apply(state, applying(EY, { asked: { activity: "other-home-work" } })))
      .then({ type: "HomeWorkApplied", application: "2" });
  });
  test("that follows on one is a renewal, as often as wanted", () => {
    const next = { from: "2021-09-14", to: "2021-12-13" };
    granted(EY)
      .when(state => apply(state, applying(EY, { asked: next })))
      .then({ type: "HomeWorkApplied", application: "2" });
  });
  test.each([
    ["2024-01-01", "2024-03-31"],
    ["2021-06-14", "2021-09-13"],
    ["2021-11-30", "2022-02-28"],
    ["2023-11-30", "2024-02-29"],
    ["2021-01-31", "2021-04-30"],
    ["2021-12-31", "2022-03-30"],
  ])("of three months from %s ends on %s", (from, to) => {
    expect(lastDayOfMonths(from, 3)).toBe(to);
  });
});

test.each([
  ["2021-08-08", 27],
  ["2021-08-09", 28],
  ["2021-10-03", 35],
  ["2021-10-04", 36],
])("on %s it is week %i where the child is due on 2021-11-01", (day, weeks) => {
  expect(weeksOn(day, "2021-11-01")).toBe(weeks);
});

test("a pledge is of the very text, and once", () => {
  applied(EY)
    .when(state => pledge(state, "1", { text: "a", now: "b" }))
    .refused("home-pledge-differs");
  applied(EY)
    .events({ type: "HomeWorkPledged", application: "1", text: "a" })
    .when(state => pledge(state, "1", { text: "a", now: "a" }))
    .refused("home-pledge-done");
});

describe("an extension", () => {
  const ask = (to: string, at = NOW) => ({
    amendment: { kind: "extension", to, reason: "疫情" } as const,
    at,
  });
  test("is no matter of the draft, whose approvals are renewed", () => {
    granted(EY)
      .when(state => askAmendment(state, "1", ask("2021-12-13")))
      .refused("extension-not-provided", "ey-draft/4b");
  });
  test.each([
    ["asked for after the end", ask("2021-12-13", "2021-09-13T16:00:00.000Z"), "extension-late"],
    ["of four months", ask("2022-01-13"), "span-too-long"],
    ["that ends no later", ask("2021-09-13"), "extension-order"],
  ])("%s is refused", (_, of, code) => {
    granted(TWSE)
      .when(state => askAmendment(state, "1", of))
      .refused(code, "twse-2023/2.1.2b");
  });
  test("is given once", () => {
    const once = granted(TWSE)
      .after(state => askAmendment(state, "1", ask("2021-12-13")))
      .events({ type: "AmendmentDecided", application: "1", granted: true });
    expect(once.state?.applications["1"]).toMatchObject({ to: "2021-12-13", extended: 1 });
    once
      .when(state => askAmendment(state, "1", ask("2022-03-13")))
      .refused("extension-used", "twse-2023/2.1.2b");
  });
});

test("another place is a new version, agreed first, and one at a time", () => {
  const asked = { kind: "place", apart: "other", reason: "搬家" } as const;
  const waits = granted(KEELUNG).after(state => askAmendment(state, "1", { amendment: asked, at: NOW }));
  expect(waits.state?.applications["1"]).toMatchObject({ apart: "digest", placeVersion: 1 });
  waits.when(state => askAmendment(state, "1", { amendment: asked, at: NOW })).refused("amendment-waits");
  const agreed = waits.events({ type: "AmendmentDecided", application: "1", granted: true });
  expect(agreed.state?.applications["1"]).toMatchObject({ apart: "other", placeVersion: 2 });
  expect(agreed.state?.applications["1"]).not.toHaveProperty("amendment");
});

test("of somebody who waits for five decisions no sixth is taken", () => {
  const later = (at: number) => ({ asked: { from: `2021-07-0${at}`, to: `2021-07-0${at}` } });
  let told = applied(EY, later(1));
  for (const at of [2, 3, 4, 5]) told = told.after(state => apply(state, applying(EY, later(at))));
  told.when(state => apply(state, applying(EY, later(6)))).refused("too-many-applications");
});
