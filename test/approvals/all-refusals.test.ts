// All that speaks against an application, a change of it or a decision on it is said at once.
import { expect, test } from "vitest";
import { apply, askAmendment } from "../../functions/approvals/applying.ts";
import { refusedFor } from "../house/given.ts";
import { applied, applying, deciding, granted, granting, officer, PERSONNEL } from "./told.ts";

const [EY, KEELUNG] = ["ey-draft", "keelung-pregnancy"] as const;

test("an application with everything wrong is refused for all of it", () => {
  const told = {
    asked: { from: "2021-06-10", to: "2021-06-09", environment: false, work: [] },
    apart: { pregnancy: "spouse", expectedOn: undefined, placeKind: "other-place", contacts: "" },
    applicant: { status: "vendor" },
    deputy: { account: "ann", state: undefined },
  } as const;
  expect(refusedFor(() => apply(undefined, applying(KEELUNG, told)))).toEqual([
    "staff-not-covered",
    "care-missing",
    "delivery-date",
    "span-order",
    "span-past",
    "contacts-missing",
    "not-a-residence",
    "environment-missing",
    "work-missing",
    "not-of-the-agency",
    "home-deputy-self",
  ]);
});

test("a decision by whoever may not, on what is not pledged, without findings or terms, says all of it", () => {
  const { state } = applied(EY);
  const bare = { ...granting, findings: undefined, terms: undefined };
  expect(refusedFor(() => deciding(state, bare, PERSONNEL))).toEqual([
    "superior-decides",
    "findings-missing",
    "home-pledge-missing",
    "terms-missing",
  ]);
  const agency = refusedFor(() => deciding(applied(KEELUNG).state, { granted: false }, officer()));
  expect(agency).toEqual(["agency-decides", "opinion-missing", "factors-missing", "reason-missing"]);
});

test("an extension that is too short and too late says both", () => {
  const { state } = granted("twse-2023");
  const amendment = { kind: "extension", to: "2021-06-12", reason: "業務" } as const;
  const at = "2022-06-11T01:00:00.000Z";
  expect(refusedFor(() => askAmendment(state, "1", { amendment, at }))).toEqual([
    "extension-late",
    "extension-order",
    "not-in-force",
  ]);
});
