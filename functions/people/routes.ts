// The routes of people and the shape of what goes in and out; names and schemas only.

import * as v from "valibot";
import { PROBLEM } from "../shared/http/problem.ts";
import { type Route, route } from "../shared/http/route.ts";
import { account, instant, key, pageQuery, text } from "../shared/http/schema.ts";
import { isClause } from "../shared/rules/clauses.ts";
import { words } from "../shared/words.ts";
import { EMPLOYMENTS, HOLD_CAUSES } from "./names.ts";
import { PERSON_PROBLEM } from "./problems.ts";

const params = v.strictObject({ person: account() });
const reason = text(500);
const clause = v.pipe(v.string(), v.check(isClause), v.description("A clause, such as tainan-2021/3.4d"));

const personSchema = v.object({
  person: v.string(),
  /** Enrolled before accounts had one form, under a spelling by which nobody logs in any more: to be enrolled as this. */
  nowWritten: v.optional(v.string()),
  agency: v.string(),
  status: v.picklist(EMPLOYMENTS),
  active: v.boolean(),
  loans: v.record(v.string(), v.object({ dueAt: v.string(), returning: v.optional(v.literal(true)) })),
  holds: v.record(v.string(), v.object({ cause: v.picklist(HOLD_CAUSES), since: v.string() })),
  suspended: v.optional(v.object({ reason: v.string(), since: v.string(), clause: v.optional(v.string()) })),
  recalled: v.optional(v.object({ reason: v.string(), effectiveAt: v.string() })),
  leaves: v.array(v.object({ from: v.string(), until: v.string() })),
  version: v.number(),
  hash: v.string(),
});

const answer = { status: 200, schema: personSchema } as const;
const problems = [PERSON_PROBLEM["person-unknown"]] as const;

function act<const R extends Pick<Route, "name" | "summary" | "body" | "example" | "problems">>(
  verb: string,
  row: R,
) {
  const path = `/v1/people/{person}/${verb}`;
  return route({ ...row, path, method: "POST", entry: "people/enrol", kind: "write", params, answer });
}

export const enrolPerson = act("enrol", {
  name: "enrolPerson",
  summary: words("登錄本機關人員", "Enrol a person of the agency"),
  body: v.strictObject({ agency: key(64), status: v.picklist(EMPLOYMENTS) }),
  example: { agency: "household-office", status: "civil-servant" },
  problems: [PERSON_PROBLEM["person-of-other-agency"], PERSON_PROBLEM["account-looks-alike"]],
});

export const leavePerson = act("leave-agency", {
  name: "leavePerson",
  summary: words("人員離開本機關", "A person leaves the agency"),
  body: v.strictObject({}),
  example: {},
  problems: [...problems, PERSON_PROBLEM["person-has-loan"]],
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
  summary: words("停止居家連線", "Suspend a person's remote work"),
  body: v.strictObject({ reason, clause: v.optional(clause) }),
  example: { reason: "違反工作規定", clause: "ey-draft/14a" },
  problems,
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
  summary: words("召回辦公室", "Recall a person to the office"),
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

export const listPeople = route({
  name: "listPeople",
  method: "GET",
  path: "/v1/people",
  entry: "people/read",
  kind: "read",
  summary: words("列出一機關的人員", "List the people of an agency"),
  query: pageQuery({ agency: v.optional(key(64)) }),
  answer: { status: 200, schema: v.object({ rows: v.array(personSchema), next: v.optional(v.string()) }) },
  problems: [PROBLEM["invalid-cursor"]],
});

export const peopleRoutes = [
  enrolPerson,
  leavePerson,
  suspendPerson,
  reinstatePerson,
  recallPerson,
  liftRecall,
  grantLeave,
  cancelLeave,
  readPerson,
  listPeople,
  logOut,
] as const;
