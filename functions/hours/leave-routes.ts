// The routes of compensatory leave; names and schemas only.
import * as v from "valibot";
import { PERSON_PROBLEM } from "../people/problems.ts";
import { PROBLEM, type ProblemKind } from "../shared/http/problem.ts";
import { route } from "../shared/http/route.ts";
import { account, day, instant, key, pageQuery, text } from "../shared/http/schema.ts";
import { words } from "../shared/words.ts";
import { SETTLEMENTS } from "./overtime-names.ts";
import { said, sourceSchema } from "./overtime-shapes.ts";
import { HOURS_PROBLEM as P } from "./problems.ts";
import { number } from "./routes.ts";

const person = v.strictObject({ person: account() });
const reason = text(500);
const document = text(200);

const lotSchema = v.object({
  lot: v.string(),
  agency: v.string(),
  /** The day its overtime counts for, and the last on which it can be used. */
  day: v.string(),
  lastDay: v.string(),
  minutes: v.number(),
  left: v.number(),
  state: v.picklist(["usable", "ended", "used", "settled"]),
  used: v.array(v.object({ request: v.string(), minutes: v.number() })),
  /** The refused requests that prove that it could not be taken. */
  proof: v.array(v.string()),
  warned: v.array(v.string()),
  open: v.optional(v.object({ stage: v.string(), at: v.string() })),
  notes: v.array(v.object({ ...said, note: v.string() })),
  settled: v.optional(
    v.object({
      ...{ ...said, as: v.string(), minutes: v.number(), reason: v.string() },
      proof: v.array(v.string()),
    }),
  ),
});
const requestSchema = v.object({
  request: v.string(),
  from: v.string(),
  until: v.string(),
  minutes: v.number(),
  asked: v.object(said),
  granted: v.optional(
    v.object({ ...said, parts: v.array(v.object({ lot: v.string(), minutes: v.number() })) }),
  ),
  refused: v.optional(v.object({ ...said, reason: v.string() })),
  withdrawn: v.optional(v.object({ ...said, reason: v.string() })),
});
const balanceSchema = v.object({
  person: v.string(),
  agency: v.string(),
  asOf: v.string(),
  /** What can be used on that day. */
  left: v.number(),
  lots: v.array(lotSchema),
  requests: v.array(requestSchema),
  sources: v.array(sourceSchema),
  version: v.number(),
});
export type CompLeaveShown = v.InferOutput<typeof balanceSchema>;
const balance = { status: 200, schema: balanceSchema } as const;

const LEAVE = "/v1/people/{person}/comp-leave";
const ofRequest = v.strictObject({ person: account(), request: number });
const ofLot = v.strictObject({ person: account(), lot: number });

function kinds(...codes: readonly (keyof typeof P)[]): readonly ProblemKind[] {
  return codes.map(code => P[code]);
}
const OWN = ["hours-rules-missing", "hours-calendar-unknown"] as const;
const write = { method: "POST", kind: "write", entry: "hours/leave" } as const;
const stranger = PERSON_PROBLEM["person-unknown"];

export const askCompLeave = route({
  ...write,
  name: "askCompLeave",
  path: `${LEAVE}/ask`,
  summary: words("申請補休", "Ask for compensatory leave"),
  params: person,
  body: v.strictObject({ from: instant(), until: instant() }),
  example: { from: "2026-03-05T05:00:00.000Z", until: "2026-03-05T06:30:00.000Z" },
  answer: balance,
  problems: [
    stranger,
    ...kinds("hours-span-faulty", "comp-leave-past", "comp-leave-no-hours", "comp-leave-short", ...OWN),
  ],
});

export const decideCompLeave = route({
  ...write,
  name: "decideCompLeave",
  path: `${LEAVE}/{request}/decision`,
  summary: words("決定補休申請", "Decide a request for compensatory leave"),
  params: ofRequest,
  body: v.strictObject({ granted: v.boolean(), reason: v.optional(reason) }),
  example: { granted: true },
  answer: balance,
  problems: [
    stranger,
    ...kinds("comp-leave-request-unknown", "comp-leave-decided", "comp-leave-reason-missing"),
    ...kinds("comp-leave-short", ...OWN),
  ],
});

export const withdrawCompLeave = route({
  ...write,
  name: "withdrawCompLeave",
  path: `${LEAVE}/{request}/withdraw`,
  summary: words("撤回補休", "Take back a request for compensatory leave"),
  params: ofRequest,
  body: v.strictObject({ reason }),
  example: { reason: "當日另有會議" },
  answer: balance,
  problems: [stranger, ...kinds("comp-leave-request-unknown", "comp-leave-decided", "comp-leave-past")],
});

export const closeLeaveWarning = route({
  ...write,
  name: "closeLeaveWarning",
  path: `${LEAVE}/coordination`,
  summary: words("說明到期補休如何協調", "Say what is done about leave that ends"),
  params: person,
  body: v.strictObject({ note: text(500) }),
  example: { note: "協調於三月底前補休完畢" },
  answer: balance,
  problems: [stranger, ...kinds("warning-unknown", ...OWN)],
});

export const settleCompLeave = route({
  ...write,
  name: "settleCompLeave",
  path: `${LEAVE}/lots/{lot}/settle`,
  summary: words("到期補休改發加班費或獎勵", "Settle compensatory leave that has ended"),
  params: ofLot,
  body: v.strictObject({ as: v.picklist(SETTLEMENTS), reason: v.optional(reason) }),
  example: { as: "award", reason: "本年度加班費預算已用罄，業務無法調配補休" },
  answer: balance,
  problems: [
    stranger,
    ...kinds("lot-unknown", "lot-usable", "lot-empty", "refusal-missing", "award-reason-missing", ...OWN),
  ],
});

export const carryCompLeave = route({
  ...write,
  name: "carryCompLeave",
  path: `${LEAVE}/carry`,
  summary: words("調任人員補休移轉至本機關", "Carry over the leave of somebody who came here"),
  params: person,
  body: v.strictObject({ document }),
  example: { document: "府人字第21號" },
  answer: balance,
  problems: [stranger, ...kinds("lot-unknown", "carried-already")],
});

const get = { method: "GET", kind: "read", entry: "hours/leave" } as const;

export const readCompLeave = route({
  ...get,
  name: "readCompLeave",
  path: LEAVE,
  summary: words("一人的補休", "Somebody’s compensatory leave"),
  params: person,
  query: v.strictObject({ asOf: v.optional(day()) }),
  answer: balance,
  problems: [PROBLEM["not-found"]],
});

export const listCompLeave = route({
  ...get,
  name: "listCompLeave",
  path: "/v1/comp-leave",
  summary: words("機關補休月報", "The agency’s compensatory leave"),
  query: pageQuery({ agency: v.optional(key(64)), day: v.optional(day()) }),
  answer: {
    status: 200,
    schema: v.object({
      day: v.string(),
      rows: v.array(
        v.object({
          person: v.string(),
          left: v.number(),
          ends: v.optional(v.string()),
          endsNextMonth: v.number(),
          ended: v.number(),
          refused: v.number(),
          warned: v.boolean(),
        }),
      ),
      next: v.optional(v.string()),
    }),
  },
  problems: [PROBLEM["invalid-cursor"]],
});

export const compLeaveRoutes = [
  askCompLeave,
  decideCompLeave,
  withdrawCompLeave,
  closeLeaveWarning,
  settleCompLeave,
  carryCompLeave,
  readCompLeave,
  listCompLeave,
] as const;
