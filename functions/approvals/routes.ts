// The routes of applications and approvals to work from home, and the shape of what goes in; names and schemas only.
import * as v from "valibot";
import { PERSON_PROBLEM } from "../people/problems.ts";
import { PROBLEM, type ProblemKind } from "../shared/http/problem.ts";
import { type Route, route } from "../shared/http/route.ts";
import { account, day, key, pageQuery, sha256, text } from "../shared/http/schema.ts";
import { ACTIVITIES } from "../shared/rules/activities.ts";
import { words } from "../shared/words.ts";
import {
  END_CAUSES,
  HOME_REGULATIONS,
  PLACE_KINDS,
  PREGNANCIES,
  PRIORITY_GROUNDS,
  WORK_NATURES,
} from "./names.ts";
import { APPROVAL_PROBLEM as P } from "./problems.ts";
import * as shape from "./shapes.ts";

const person = v.strictObject({ person: account() });
const number = v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/));
const params = v.strictObject({ person: account(), application: number });
const names = v.pipe(v.array(key(64)), v.maxLength(20));
const placeFields = { placeKind: v.picklist(PLACE_KINDS), place: text(120, 0), contacts: text(120, 0) };

const answer = { status: 200, schema: shape.approvals } as const;

const PATH = "/v1/people/{person}/applications";
const OF_ONE = `${PATH}/{application}`;

function kinds(...codes: readonly (keyof typeof P)[]): readonly ProblemKind[] {
  return codes.map(code => P[code]);
}

export const applyHomeWork = route({
  name: "applyHomeWork",
  method: "POST",
  path: PATH,
  entry: "approvals/apply",
  kind: "write",
  summary: words("申請居家辦公", "Apply to work from home"),
  params: person,
  body: v.strictObject({
    regulation: v.picklist(HOME_REGULATIONS),
    activity: v.picklist(ACTIVITIES),
    from: day(),
    to: day(),
    ...placeFields,
    /** Kept apart from the journal, with the place and the contacts. */
    priorityGround: v.optional(v.picklist(PRIORITY_GROUNDS)),
    pregnancy: v.optional(v.picklist(PREGNANCIES)),
    personalCare: v.optional(v.boolean(), false),
    expectedOn: v.optional(day()),
    work: v.optional(v.pipe(v.array(v.picklist(WORK_NATURES)), v.maxLength(WORK_NATURES.length)), []),
    environment: v.optional(v.boolean(), false),
    room: v.optional(v.boolean(), false),
    deputy: v.optional(account()),
    reviewer: v.optional(v.boolean(), false),
    businesses: v.optional(names),
    rights: v.optional(names),
    functions: v.optional(names),
  }),
  example: {
    ...{ regulation: "ey-draft", activity: "exchange", from: "2021-06-14", to: "2021-09-13" },
    ...{ placeKind: "residence", place: "住居所", contacts: "分機 1234、即時通訊" },
    ...{ priorityGround: "child-care", deputy: "records@household" },
  },
  answer,
  problems: [
    PERSON_PROBLEM["person-unknown"],
    PERSON_PROBLEM["not-of-the-agency"],
    PERSON_PROBLEM["outsider-in-charge"],
    ...kinds(
      "staff-not-covered",
      "span-order",
      "span-past",
      "span-too-long",
      "span-overlaps",
      "too-many-applications",
      "ground-missing",
      "care-missing",
      "delivery-date",
      "ground-not-asked",
      "not-a-residence",
      "room-missing",
      "environment-missing",
      "work-missing",
      "scopes-missing",
      "contacts-missing",
      "place-missing",
      "home-deputy-self",
      "home-deputy-away",
    ),
  ],
});

function act<const R extends Pick<Route, "name" | "summary" | "body" | "example">>(
  verb: string,
  row: R & { readonly problems: readonly ProblemKind[]; readonly entry?: string },
) {
  const problems = [P["application-unknown"], ...row.problems];
  const entry = row.entry ?? "approvals/decide";
  return route({
    ...row,
    path: `${OF_ONE}/${verb}`,
    method: "POST",
    entry,
    kind: "write",
    params,
    answer,
    problems,
  });
}

export const pledgeHomeWork = act("pledge", {
  name: "pledgeHomeWork",
  entry: "approvals/apply",
  summary: words("切結保密並確認居家辦公須知", "Pledge secrecy and confirm the briefing"),
  body: v.strictObject({ text: sha256 }),
  example: { text: "0".repeat(64) },
  problems: [P["already-decided"], P["home-pledge-done"], P["home-pledge-differs"]],
});

export const askExtension = act("extension", {
  name: "askExtension",
  entry: "approvals/amend",
  summary: words("申請展延", "Ask for an extension"),
  body: v.strictObject({ to: day(), reason: shape.note }),
  example: { to: "2021-12-13", reason: "疫情仍嚴峻" },
  problems: kinds(
    "not-in-force",
    "amendment-waits",
    "extension-not-provided",
    "extension-used",
    "extension-late",
    "extension-order",
    "span-too-long",
  ),
});

export const askPlace = act("place", {
  name: "askPlace",
  entry: "approvals/amend",
  summary: words("申請變更居家辦公地點", "Ask for another place of work"),
  body: v.strictObject({ ...placeFields, reason: shape.note }),
  example: { placeKind: "residence", place: "新住居所", contacts: "分機 1234", reason: "搬家" },
  problems: kinds("not-in-force", "amendment-waits", "not-a-residence", "place-missing", "contacts-missing"),
});

export const endHomeWork = act("end", {
  name: "endHomeWork",
  summary: words("撤回申請，或提前結束核准", "Withdraw an application, or end an approval early"),
  body: v.strictObject({ cause: v.picklist(END_CAUSES), reason: shape.note, on: v.optional(day()) }),
  example: { cause: "withdrawn", reason: "改回辦公室上班" },
  problems: kinds("already-decided", "not-in-force", "end-by-others", "end-not-provided", "end-in-future"),
});

export const giveOpinion = act("opinion", {
  name: "giveOpinion",
  summary: words("主管簽註意見", "A superior’s opinion"),
  body: v.strictObject({ agrees: v.boolean(), note: shape.note }),
  example: { agrees: true, note: "業務可以居家辦理" },
  problems: [P["already-decided"], P["superior-decides"]],
});

export const decideHomeWork = act("decision", {
  name: "decideHomeWork",
  summary: words("核准或不核准居家辦公", "Approve or refuse working from home"),
  body: v.strictObject({
    granted: v.boolean(),
    findings: v.optional(shape.findings),
    factors: v.optional(shape.factors),
    terms: v.optional(shape.terms),
    reviewerFinding: v.optional(shape.note),
    reason: v.optional(shape.note),
  }),
  example: {
    granted: true,
    findings: { noPublicContact: true, noSpecialEquipment: true, highAutonomy: true, lowSecrecy: true },
    terms: { content: "公文收發與陳核", hours: "08:00–12:00、13:00–17:00" },
  },
  problems: [
    PERSON_PROBLEM["person-unknown"],
    ...kinds(
      "already-decided",
      "superior-decides",
      "agency-decides",
      "opinion-missing",
      "same-officer",
      "findings-missing",
      "factors-missing",
      "terms-missing",
      "home-pledge-missing",
      "staff-not-covered",
      "span-over",
      "reviewer-at-home",
      "reason-missing",
    ),
  ],
});

export const decideAmendment = act("amendment/decision", {
  name: "decideAmendment",
  summary: words("同意或不同意變更", "Agree to a change, or not"),
  body: v.strictObject({ granted: v.boolean(), reason: v.optional(shape.note) }),
  example: { granted: true },
  problems: kinds(
    "no-amendment",
    "not-in-force",
    "superior-decides",
    "agency-decides",
    "extension-used",
    "reason-missing",
  ),
});

const read = { method: "GET", entry: "approvals/read", kind: "read" } as const;

export const readApplications = route({
  ...read,
  name: "readApplications",
  path: PATH,
  summary: words("一人的居家辦公申請與核准", "Somebody’s applications and approvals"),
  params: person,
  answer,
  problems: [PROBLEM["not-found"]],
});

export const readApart = route({
  ...read,
  name: "readApart",
  path: `${OF_ONE}/apart`,
  summary: words(
    "申請事由、地點與聯絡方式（只有本人與決定者可見）",
    "Ground, place and contacts: for the applicant and those who decide, and nobody else",
  ),
  params,
  answer: {
    status: 200,
    schema: shape.apart,
  },
  problems: [PROBLEM["not-found"], P["application-unknown"]],
});

export const readHomePledge = route({
  ...read,
  name: "readHomePledge",
  path: `${OF_ONE}/pledge`,
  summary: words("居家辦公的切結文字", "The text of the pledge for working from home"),
  params,
  answer: {
    status: 200,
    schema: v.object({ text: v.string(), digest: v.string(), pledgedAt: v.optional(v.string()) }),
  },
  problems: [PROBLEM["not-found"], P["application-unknown"]],
});

export const listApplications = route({
  ...read,
  name: "listApplications",
  path: "/v1/applications",
  summary: words("待決定的居家辦公申請", "Applications that wait for a decision"),
  query: pageQuery({ agency: v.optional(key(64)) }),
  answer: {
    status: 200,
    schema: v.object({ rows: v.array(shape.approvals), next: v.optional(v.string()) }),
  },
  problems: [PROBLEM["invalid-cursor"]],
});

export const approvalRoutes = [
  applyHomeWork,
  pledgeHomeWork,
  askExtension,
  askPlace,
  endHomeWork,
  giveOpinion,
  decideHomeWork,
  decideAmendment,
  readApplications,
  readApart,
  readHomePledge,
  listApplications,
] as const;
