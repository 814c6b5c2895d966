// Decisions on applications to work from home: by whom, weighing what, once; and how an approval ends.
import { describe, expect, test } from "vitest";
import { type Approvals, spanOf } from "../../functions/approvals/approval.ts";
import { decide, decideAmendment, end, giveOpinion } from "../../functions/approvals/deciding.ts";
import { applied, deciding, granted, granting, NOW, officer, PERSONNEL, person, pledged } from "./told.ts";

const EY = "ey-draft";
const KEELUNG = "keelung-pregnancy";
const TWSE = "twse-2023";

const opined = () =>
  pledged(KEELUNG)
    .as({ by: "boss" })
    .events({ type: "OpinionGiven", application: "1", agrees: true, note: "可" });

describe("under the draft the superior decides", () => {
  test("what they found, with the terms", () => {
    pledged(EY)
      .when(state => deciding(state, granting))
      .then({ type: "HomeWorkDecided", granted: true, as: "superior" });
  });
  test("and personnel do not", () => {
    pledged(EY)
      .when(state => deciding(state, granting, PERSONNEL))
      .refused("superior-decides", "ey-draft/3");
    pledged(EY)
      .when(state => giveOpinion(state, "1", { agrees: true, note: "可" }))
      .refused("superior-decides", "ey-draft/3");
  });
  test.each([
    ["the four findings", { ...granting, findings: undefined }, "findings-missing", "ey-draft/3"],
    ["the terms", { ...granting, terms: undefined }, "terms-missing", "ey-draft/5a"],
  ])("not without %s", (_, decision, code, clause) => {
    pledged(EY)
      .when(state => deciding(state, decision))
      .refused(code, clause);
  });
  test("not before the applicant pledged secrecy", () => {
    applied(EY)
      .when(state => deciding(state, granting))
      .refused("home-pledge-missing", "ey-draft/11a");
  });
  test("whatever the ground: one without is granted as well", () => {
    expect(granted(EY).state?.applications["1"]).toMatchObject({ priority: false });
  });
  test("once: of two superiors the second is told", () => {
    granted(EY)
      .when(state => deciding(state, granting, officer({ account: "chief" })))
      .refused("already-decided");
  });
  test("a refusal says why, and nothing is open by it", () => {
    pledged(EY)
      .when(state => deciding(state, { ...granting, granted: false }))
      .refused("reason-missing");
    const refused = pledged(EY).after(state =>
      deciding(state, { ...granting, granted: false, reason: "業務需臨櫃" }),
    );
    expect(spanOf(Object.values(refused.state?.applications ?? {})[0] as never)).toBeUndefined();
  });
});

describe("under Keelung’s rules the agency decides", () => {
  test("after a superior’s opinion, weighing all three", () => {
    opined()
      .when(state => deciding(state, granting, PERSONNEL))
      .then({ type: "HomeWorkDecided", as: "agency" });
  });
  test.each([
    ["without the factors", { ...granting, factors: undefined }, PERSONNEL, "factors-missing"],
    ["by a superior", granting, officer(), "agency-decides"],
    ["by who gave the opinion", granting, { ...PERSONNEL, account: "BOSS" }, "same-officer"],
  ])("not %s", (_, decision, by, code) => {
    opined()
      .when(state => deciding(state, decision, by))
      .refused(code, "keelung-pregnancy/4");
  });
  test("not before the opinion, nor before the pledge", () => {
    pledged(KEELUNG)
      .when(state => deciding(state, granting, PERSONNEL))
      .refused("opinion-missing", "keelung-pregnancy/4");
    applied(KEELUNG)
      .events({ type: "OpinionGiven", application: "1", agrees: true, note: "可" })
      .when(state => deciding(state, granting, PERSONNEL))
      .refused("home-pledge-missing", "keelung-pregnancy/5.1");
  });
});

test("who reviews others stays on the premises unless it is found not to hinder the review", () => {
  const told = { asked: { reviewer: true } } as const;
  pledged(TWSE, told)
    .when(state => deciding(state, granting))
    .refused("reviewer-at-home", "twse-2023/2.2.5.1b");
  pledged(TWSE, told)
    .when(state => deciding(state, { ...granting, reviewerFinding: "另有覆核人員在公司" }))
    .then({ type: "HomeWorkDecided" });
});

test.each([
  [
    "is employed otherwise by now",
    { applicant: person({ status: "vendor" }) },
    "staff-not-covered",
    ["ey-draft/2", "ey-draft/15"],
  ],
  ["went to another agency", { applicant: person({ agency: "elsewhere" }) }, "application-unknown", []],
  [
    "wanted a time that is over",
    { officer: officer({ at: "2021-09-14T00:00:00.000Z" }) },
    "span-over",
    ["ey-draft/4b"],
  ],
])("who %s is not granted it", (_, more, code, clauses) => {
  pledged(EY)
    .when(state =>
      decide(state, "1", { decision: granting, applicant: person(), officer: officer(), ...more }),
    )
    .refused(code, ...clauses);
});

describe("an approval ends", () => {
  const END = { cause: "withdrawn", reason: "改回辦公室", isOwn: true, at: NOW } as const;
  const span = (state: Approvals | undefined) => spanOf(state?.applications["1"] as never)?.[1];

  test("with its last day", () => {
    expect(span(granted(EY).state)).toBe("2021-09-13T16:00:00.000Z");
  });
  test("at once where it is withdrawn or revoked", () => {
    expect(span(granted(EY).after(state => end(state, "1", END)).state)).toBe(NOW);
  });
  test("with the day of delivery", () => {
    const delivered = granted(KEELUNG).after(state =>
      end(state, "1", { ...END, cause: "delivery", on: "2021-06-11" }),
    );
    expect(span(delivered.state)).toBe("2021-06-11T16:00:00.000Z");
  });
  test.each([
    ["a delivery to come", { ...END, cause: "delivery", on: "2021-06-12" }, "end-in-future"],
    ["one’s own revocation", { ...END, cause: "revoked" }, "end-by-others"],
    ["what is over", { ...END, at: "2021-09-13T16:00:00.000Z" }, "not-in-force"],
  ] as const)("not by %s", (_, ending, code) => {
    granted(KEELUNG, { asked: { to: "2021-09-13" } })
      .when(state => end(state, "1", ending))
      .refused(code, ...(code === "end-in-future" ? ["keelung-pregnancy/3"] : []));
  });
  test("a delivery ends no approval of a text that does not speak of one; nothing ends twice", () => {
    granted(EY)
      .when(state => end(state, "1", { ...END, cause: "delivery" }))
      .refused("end-not-provided");
    granted(EY)
      .after(state => end(state, "1", END))
      .when(state => end(state, "1", END))
      .refused("already-decided");
  });
});

test("a change that nobody asked for is not decided, and personnel decide Keelung’s", () => {
  const agree = { granted: true, officer: officer() };
  granted(EY)
    .when(state => decideAmendment(state, "1", agree))
    .refused("no-amendment");
  granted(KEELUNG)
    .events({ type: "AmendmentAsked", application: "1", kind: "place", apart: "other", reason: "搬家" })
    .when(state => decideAmendment(state, "1", agree))
    .refused("agency-decides", "keelung-pregnancy/4");
});
