// A firm's businesses: applied for with all papers or notified in an emergency, decided by another, extended once; what is missing is named.
import { describe, expect, test } from "vitest";
import * as applying from "../../functions/firm/applying.ts";
import { firmLaw, NO_FIRM } from "../../functions/firm/firm.ts";
import { given } from "../house/given.ts";
import { APPLIED, APPROVED, MANAGER, NOTIFIED, OFFICER, PLAN, paper, terms, training } from "./told.ts";

const apply =
  (more = {}) =>
  (state: Parameters<typeof applying.applyBusiness>[0]) =>
    applying.applyBusiness(state, terms(more), OFFICER);
const decide =
  (acting = MANAGER) =>
  (state: Parameters<typeof applying.applyBusiness>[0]) =>
    applying.decideBusiness(
      state,
      { business: "brokerage", granted: true, dated: "2023-10-11", document: "金管證字第1號" },
      acting,
    );
/** All of it but the statement. */
const UNSTATED = PLAN.filter(event => !("paper" in event) || event.paper !== "statement");

test("with every paper it is taken, with the edition of the controls", () => {
  given(firmLaw)
    .events(...PLAN)
    .when(apply())
    .then({ type: "BusinessApplied", way: "regular", controls: "1" });
});

test.each([
  ["none of the three reasons", { premises: "none" }, "premises-first", "1.1 1.2 1.3"],
  ["a day above three months", { to: "2024-01-11" }, "business-span-long", "2.1.2a"],
  ["the last day first", { to: "2023-10-10", from: "2023-10-11" }, "business-span-order", "2.2.1"],
])("with %s it is refused", (_, more, code, clause) => {
  given(firmLaw)
    .events(...PLAN)
    .when(apply(more))
    .refused(code, ...clause.split(" ").map(each => `twse-2023/${each}`));
});

test("what is missing is named by its clause: papers, consent, training; recordings not asked of documents", () => {
  const twelve = [
    "2.2",
    "2.2.2",
    "2.2.4",
    "2.2.5.1a",
    "2.2.5.3",
    "2.2.5.4",
    "2.2.5.6",
    "2.2.6",
    "3.4.1",
    "2.2.8",
    "2.2.9",
  ];
  const rest = ["2.2.10", "2.2.12"];
  const missing = (business: "brokerage" | "documents") =>
    applying
      .lackingOf(NO_FIRM, business, { at: OFFICER.at, since: "2023-10-11" })
      .flatMap(({ clauses }) => clauses);
  const cited = (list: readonly string[]) => list.map(each => `twse-2023/${each}`);
  expect(missing("brokerage")).toEqual(cited([...twelve, ...rest]));
  expect(missing("documents")).toEqual(cited([...twelve.filter(each => !/5\.[46]$/.test(each)), ...rest]));
  given(firmLaw)
    .events(...UNSTATED)
    .when(apply())
    .refused("plan-incomplete", "twse-2023/2.2", "twse-2023/2.2.8");
});

test("a paper that is over, a training too long ago and a year without an assessment are missing again", () => {
  const over = { until: "2023-10-10" };
  given(firmLaw)
    .events(...PLAN, paper("conflicts", over))
    .when(apply())
    .refused("plan-incomplete", "twse-2023/2.2", "twse-2023/2.2.9");
  const old = PLAN.map(event => (event.type === "TrainingHeld" ? training("2023-04-10", "worker") : event));
  given(firmLaw)
    .events(...old)
    .when(apply())
    .refused("plan-incomplete", "twse-2023/2.2", "twse-2023/2.2.12");
});

describe("a decision", () => {
  test("is recorded by somebody else than who applied, and once", () => {
    given(firmLaw)
      .events(...PLAN, APPLIED)
      .when(decide())
      .then({ type: "BusinessDecided", granted: true });
    given(firmLaw)
      .events(...PLAN, APPLIED)
      .when(decide({ person: "somebody", at: OFFICER.at }))
      .refused("own-business", "twse-2023/2.1.1a");
    given(firmLaw)
      .events(...PLAN, APPLIED, APPROVED)
      .when(decide())
      .refused("business-decided");
    given(firmLaw).when(decide()).refused("business-unknown");
  });
});

describe("an emergency", () => {
  const notify = (papersDue: string) => (state: Parameters<typeof applying.applyBusiness>[0]) =>
    applying.notifyEmergency(state, { ...terms(), papersDue }, OFFICER);
  const follow = (state: Parameters<typeof applying.applyBusiness>[0]) =>
    applying.fileBusinessPapers(state, { business: "brokerage", document: "證字第2號" }, OFFICER);

  test("needs no papers yet, but a day by which they come", () => {
    given(firmLaw)
      .when(notify("2023-10-20"))
      .then({ type: "BusinessApplied", way: "emergency", papersDue: "2023-10-20" });
    given(firmLaw).when(notify("2023-10-10")).refused("papers-due-past", "twse-2023/2.1.1b");
  });

  test("is followed by all papers, once", () => {
    given(firmLaw)
      .events(...UNSTATED, NOTIFIED)
      .when(follow)
      .refused("plan-incomplete", "twse-2023/2.2", "twse-2023/2.2.8");
    given(firmLaw)
      .events(...PLAN, NOTIFIED)
      .when(follow)
      .then({ type: "BusinessPapersFiled", controls: "1" });
    given(firmLaw)
      .events(...PLAN, APPLIED)
      .when(follow)
      .refused("papers-not-awaited");
  });
});

describe("a span", () => {
  const extend =
    (to: string, at = OFFICER.at) =>
    (state: Parameters<typeof applying.applyBusiness>[0]) =>
      applying.extendBusiness(
        state,
        { business: "brokerage", to, reason: "疫情", document: "證字第3號" },
        { person: "personnel", at },
      );

  test("is extended once, before its end, by three months", () => {
    const told = given(firmLaw).events(...PLAN, APPLIED, APPROVED);
    told.when(extend("2024-04-10")).then({ type: "BusinessExtended", to: "2024-04-10" });
    told.when(extend("2024-04-11")).refused("business-extension-long", "twse-2023/2.1.2b");
    told
      .when(extend("2024-04-10", "2024-01-10T16:00:00.000Z"))
      .refused("business-extension-late", "twse-2023/2.1.2b");
    const again = {
      type: "BusinessExtended",
      business: "brokerage",
      to: "2024-04-10",
      reason: "疫情",
      document: "3",
    } as const;
    given(firmLaw)
      .events(...PLAN, APPLIED, APPROVED, again)
      .when(extend("2024-05-10"))
      .refused("business-extension-used", "twse-2023/2.1.2b");
  });

  test("that follows the last one without a day between goes on since then", () => {
    const next = { ...APPLIED, from: "2024-01-11", to: "2024-04-10" } as typeof APPLIED;
    const later = { ...APPLIED, from: "2024-01-12", to: "2024-04-10" } as typeof APPLIED;
    const since = (event: typeof APPLIED) =>
      given(firmLaw).events(APPLIED, APPROVED, event).state?.businesses.brokerage?.since;
    expect([since(next), since(later)]).toEqual(["2023-10-11", "2024-01-12"]);
  });

  test("that still runs leaves no room for another", () => {
    given(firmLaw)
      .events(...PLAN, APPLIED, APPROVED)
      .when(apply())
      .refused("business-running");
    const ended = { type: "BusinessEnded", business: "brokerage", reason: "恢復營業" } as const;
    given(firmLaw)
      .events(...PLAN, APPLIED, APPROVED, ended)
      .when(apply())
      .then({ type: "BusinessApplied" });
  });
});
