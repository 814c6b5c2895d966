// The routes of people and the shape of what goes in and out; names and schemas only.

import * as v from "valibot";
import { PROBLEM } from "../shared/http/problem.ts";
import { type Route, route } from "../shared/http/route.ts";
import { account, instant, key, pageQuery, text } from "../shared/http/schema.ts";
import { isClause } from "../shared/rules/clauses.ts";
import { words } from "../shared/words.ts";
import { AUTHORITIES_OVER, BREACH_KINDS, CALENDAR_KINDS, EMPLOYMENTS, SEVERITIES } from "./names.ts";
import { personSchema } from "./person-shape.ts";
import { PERSON_PROBLEM } from "./problems.ts";

const params = v.strictObject({ person: account() });
const reason = text(500);
const clause = v.pipe(v.string(), v.check(isClause), v.description("A clause, such as tainan-2021/3.4d"));

const posting = {
  unit: v.optional(key(32)),
  title: v.optional(text(40)),
  employer: v.optional(text(80)),
  superior: v.optional(account()),
  calendar: v.optional(v.picklist(CALENDAR_KINDS)),
};
const deputySpan = { deputy: account(), from: instant(), until: instant() };

const answer = { status: 200, schema: personSchema } as const;
const problems = [PERSON_PROBLEM["person-unknown"]] as const;

const IN_PLACE = ["posting", "deputies", "deputies/end"];

function act<const R extends Pick<Route, "name" | "summary" | "body" | "example" | "problems">>(
  verb: string,
  row: R,
) {
  const path = `/v1/people/{person}/${verb}`;
  const entry = IN_PLACE.includes(verb)
    ? "people/place"
    : verb === "breaches"
      ? "people/breach"
      : "people/enrol";
  return route({ ...row, path, method: "POST", entry, kind: "write", params, answer });
}

export const enrolPerson = act("enrol", {
  name: "enrolPerson",
  summary: words("登錄本機關人員", "Enrol a person of the agency"),
  body: v.strictObject({ agency: key(64), status: v.picklist(EMPLOYMENTS) }),
  example: { agency: "household-office", status: "civil-servant" },
  problems: [
    PERSON_PROBLEM["person-of-other-agency"],
    PERSON_PROBLEM["account-looks-alike"],
    PERSON_PROBLEM["fact-synchronised"],
  ],
});

const names = [
  ...problems,
  PERSON_PROBLEM["not-of-the-agency"],
  PERSON_PROBLEM["outsider-in-charge"],
  PERSON_PROBLEM["line-too-long"],
] as const;

export const postPerson = act("posting", {
  name: "postPerson",
  summary: words("登錄單位、職稱與直屬主管", "Record a person's unit, title and direct superior"),
  body: v.strictObject(posting),
  example: { unit: "registration", title: "科員", superior: "supervisor@household", calendar: "office" },
  problems: [
    ...names,
    PERSON_PROBLEM["fact-synchronised"],
    PERSON_PROBLEM["unit-unknown"],
    PERSON_PROBLEM["superior-is-self"],
    PERSON_PROBLEM["superior-circle"],
  ],
});

export const nameDeputy = act("deputies", {
  name: "nameDeputy",
  summary: words("指定職務代理人", "Name a deputy for a span of time"),
  body: v.strictObject(deputySpan),
  example: {
    deputy: "records@household",
    from: "2021-06-15T08:00:00+08:00",
    until: "2021-06-18T17:30:00+08:00",
  },
  problems: [
    ...names,
    PERSON_PROBLEM["deputy-order"],
    PERSON_PROBLEM["deputy-is-self"],
    PERSON_PROBLEM["deputy-circle"],
    PERSON_PROBLEM["too-many-deputies"],
  ],
});

export const endDeputy = act("deputies/end", {
  name: "endDeputy",
  summary: words("終止職務代理", "A deputy stands in no longer"),
  body: v.strictObject({ deputy: account() }),
  example: { deputy: "records@household" },
  problems: [...problems, PERSON_PROBLEM["deputy-unknown"]],
});

export const leavePerson = act("leave-agency", {
  name: "leavePerson",
  summary: words("人員離職或調離", "A person leaves the agency"),
  body: v.strictObject({}),
  example: {},
  problems: [...problems, PERSON_PROBLEM["person-has-loan"], PERSON_PROBLEM["fact-synchronised"]],
});

/** Changes no record: whoever leaves the console must be able to, also without a second factor. */
export const logOut = route({
  name: "logOut",
  method: "POST",
  path: "/v1/people/{person}/log-out",
  entry: "people/enrol",
  kind: "read",
  summary: words(
    "結束自己在主控台的登入",
    "End one's own log-in at the console, and every copy of its cookie",
  ),
  params,
  body: v.strictObject({ session: v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/)) }),
  example: { session: "q3Vb8nYtR0mXc5LwZk2PdA" },
  answer: { status: 204 },
  problems: [],
});

export const suspendPerson = act("suspend", {
  name: "suspendPerson",
  summary: words("停止居家辦公", "Suspend a person's remote work"),
  body: v.strictObject({ reason, clause: v.optional(clause) }),
  example: { reason: "違反工作規定", clause: "ey-draft/14a" },
  problems,
});

export const recordBreach = act("breaches", {
  name: "recordBreach",
  summary: words("登錄違規", "Record a breach"),
  body: v.strictObject({
    breachKind: v.picklist(BREACH_KINDS),
    severity: v.picklist(SEVERITIES),
    reason,
    caseReference: v.optional(text(80)),
    stop: v.optional(v.boolean()),
  }),
  example: { breachKind: "secrecy", severity: "serious", reason: "外洩公文", caseReference: "人字第12號" },
  problems: [...problems, PERSON_PROBLEM["breach-must-stop"], PERSON_PROBLEM["breach-unweighed"]],
});

export const reinstatePerson = act("reinstate", {
  name: "reinstatePerson",
  summary: words("恢復居家連線", "Reinstate a person"),
  body: v.strictObject({ reason }),
  example: { reason: "調查完畢" },
  problems: [...problems, PERSON_PROBLEM["person-not-suspended"]],
});

export const recallPerson = act("recall", {
  name: "recallPerson",
  summary: words("召回上班", "Recall a person to the office"),
  body: v.strictObject({ reason, effectiveAt: instant() }),
  example: { reason: "業務需要", effectiveAt: "2021-06-16T13:00:00+08:00" },
  problems,
});

export const liftRecall = act("lift-recall", {
  name: "liftRecall",
  summary: words("解除召回", "Lift a recall"),
  body: v.strictObject({ reason }),
  example: { reason: "業務已處理" },
  problems: [...problems, PERSON_PROBLEM["person-not-recalled"]],
});

export const grantLeave = act("leaves", {
  name: "grantLeave",
  summary: words("登錄准假", "Record an approved leave"),
  body: v.strictObject({ from: instant(), until: instant() }),
  example: { from: "2021-06-15T08:00:00+08:00", until: "2021-06-15T17:00:00+08:00" },
  problems: [...problems, PERSON_PROBLEM["leave-order"]],
});

export const cancelLeave = act("leaves/cancel", {
  name: "cancelLeave",
  summary: words("取消准假", "Cancel an approved leave"),
  body: v.strictObject({ from: instant() }),
  example: { from: "2021-06-15T08:00:00+08:00" },
  problems: [...problems, PERSON_PROBLEM["leave-unknown"]],
});

export const readPerson = route({
  name: "readPerson",
  method: "GET",
  path: "/v1/people/{person}",
  entry: "people/read",
  kind: "read",
  summary: words("查一名人員的現況", "The current state of one person"),
  params,
  answer,
  problems: [PROBLEM["not-found"]],
});

export const readSuperiors = route({
  name: "readSuperiors",
  method: "GET",
  path: "/v1/people/{person}/superiors",
  entry: "people/read",
  kind: "read",
  summary: words("誰可以停止、召回此人", "Who may suspend or recall a person, and why"),
  params,
  answer: {
    status: 200,
    schema: v.object({
      rows: v.array(
        v.object({
          person: v.string(),
          as: v.picklist(AUTHORITIES_OVER),
          of: v.optional(v.string()),
          unit: v.optional(v.string()),
        }),
      ),
    }),
  },
  problems: [PROBLEM["not-found"], PERSON_PROBLEM["line-too-long"]],
});

export const listPeople = route({
  name: "listPeople",
  method: "GET",
  path: "/v1/people",
  entry: "people/read",
  kind: "read",
  summary: words("列出一機關的人員", "List the people of an agency"),
  query: pageQuery({ agency: v.optional(key(64)), unit: v.optional(key(32)) }),
  answer: { status: 200, schema: v.object({ rows: v.array(personSchema), next: v.optional(v.string()) }) },
  problems: [PROBLEM["invalid-cursor"]],
});

export const peopleRoutes = [
  enrolPerson,
  leavePerson,
  suspendPerson,
  recordBreach,
  reinstatePerson,
  recallPerson,
  liftRecall,
  grantLeave,
  cancelLeave,
  postPerson,
  nameDeputy,
  endDeputy,
  readPerson,
  readSuperiors,
  listPeople,
  logOut,
] as const;
