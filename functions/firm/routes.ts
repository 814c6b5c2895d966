// The routes of a securities firm's file on home working, and the shape of what goes in and out; names and schemas only.
import * as v from "valibot";
import { PERSON_PROBLEM } from "../people/problems.ts";
import { PROBLEM } from "../shared/http/problem.ts";
import { type Route, route } from "../shared/http/route.ts";
import { account, bothLanguages, clockTime, day, key, pageQuery, text } from "../shared/http/schema.ts";
import { words } from "../shared/words.ts";
import {
  ALL_BUSINESSES,
  BUSINESSES,
  CHECK_NAMES,
  CHECK_OUTCOMES,
  CONSENT_STANDINGS,
  CONSENTS,
  PAPER_NAMES,
  PAPER_STANDINGS,
  PREMISES_NAMES,
  RISKS,
  WAYS,
} from "./names.ts";
import { FIRM_PROBLEM as P } from "./problems.ts";

const params = v.strictObject({ agency: key(64) });
const business = v.picklist(BUSINESSES);
const document = text(200);
const reason = text(500);
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const said = { by: v.string(), at: v.string() };
const span = { from: v.string(), to: v.string() };
const lacking = v.object({ what: v.string(), clauses: v.array(v.string()), words: bothLanguages });
const paperShape = v.object({
  paper: v.picklist(PAPER_NAMES),
  covers: v.picklist([...BUSINESSES, ALL_BUSINESSES]),
  document: v.string(),
  digest: v.optional(v.string()),
  dated: v.string(),
  until: v.optional(v.string()),
  edition: v.optional(v.string()),
  ...said,
});
const consentShape = v.object({
  consent: v.picklist(CONSENTS),
  document: v.string(),
  dated: v.string(),
  due: v.optional(v.string()),
  ...said,
});
const dutyShape = v.object({
  paper: v.picklist(PAPER_NAMES),
  words: bothLanguages,
  clauses: v.array(v.string()),
  filed: v.optional(v.object({ document: v.string(), dated: v.string() })),
});
const openShape = v.object({
  what: v.string(),
  clauses: v.array(v.string()),
  words: bothLanguages,
  business: v.optional(business),
  person: v.optional(v.string()),
  since: v.string(),
  days: v.number(),
  due: v.optional(v.string()),
  late: v.boolean(),
});
const turnShape = v.object({
  turn: v.number(),
  supervisor: v.string(),
  from: v.string(),
  until: v.string(),
  starts: v.string(),
  ends: v.string(),
  ...said,
});
const trainingShape = v.object({
  dated: v.string(),
  topic: v.string(),
  document: v.string(),
  count: v.number(),
  ...said,
});

const firmShape = v.object({
  agency: v.string(),
  businesses: v.array(
    v.object({
      business,
      way: v.picklist(WAYS),
      premises: v.picklist(PREMISES_NAMES),
      ...span,
      since: v.string(),
      liaison: v.string(),
      document: v.string(),
      applied: v.object(said),
      papersDue: v.optional(v.string()),
      papersFiled: v.optional(v.object({ document: v.string(), ...said })),
      controls: v.optional(v.string()),
      decision: v.optional(
        v.object({ granted: v.boolean(), dated: v.string(), document: v.string(), ...said }),
      ),
      extended: v.number(),
      ended: v.optional(v.object({ reason: v.string(), ...said })),
      /** Whether it may go on now, and what of its plan is missing. */
      inForce: v.boolean(),
      papers: v.picklist(PAPER_STANDINGS),
      lacks: v.array(lacking),
    }),
  ),
  papers: v.array(paperShape),
  consent: v.optional(consentShape),
  consentStands: v.picklist(CONSENT_STANDINGS),
  assessment: v.optional(
    v.object({
      dated: v.string(),
      document: v.string(),
      risks: v.array(v.picklist(RISKS)),
      planCurrent: v.boolean(),
      ...said,
    }),
  ),
  trained: v.array(v.object({ person: v.string(), dated: v.string(), until: v.string() })),
  trainings: v.array(trainingShape),
  turns: v.array(turnShape),
  checks: v.array(
    v.object({
      about: v.picklist(CHECK_NAMES),
      business,
      dated: v.string(),
      method: v.string(),
      outcome: v.picklist(CHECK_OUTCOMES),
      note: v.string(),
      clauses: v.array(v.string()),
      ...said,
    }),
  ),
  open: v.array(openShape),
  version: v.number(),
});
const answer = { status: 200, schema: firmShape } as const;

const PATH = "/v1/firms/{agency}";
const entry = "firm/firm";

function act<const R extends Pick<Route, "name" | "summary" | "body" | "example" | "problems">>(
  noun: string,
  row: R,
) {
  return route({ ...row, path: `${PATH}/${noun}`, method: "POST", entry, kind: "write", params, answer });
}

const terms = {
  business,
  premises: v.picklist(PREMISES_NAMES),
  from: day(),
  to: day(),
  liaison: account(),
  document,
};
const TERMS = {
  business: "brokerage",
  premises: "epidemic-announced",
  from: "2023-10-12",
  to: "2024-01-11",
  liaison: "supervisor@household",
} as const;
const SPAN_PROBLEMS = [
  P["premises-first"],
  P["business-running"],
  P["business-span-order"],
  P["business-span-past"],
  P["business-span-long"],
] as const;

export const applyBusiness = act("applications", {
  name: "applyBusiness",
  summary: words("申請一項業務居家辦公", "Apply to carry on a business from home"),
  body: v.strictObject(terms),
  example: { ...TERMS, document: "證字第1120000001號" },
  problems: [...SPAN_PROBLEMS, P["plan-incomplete"]],
});

export const notifyEmergency = act("emergency-notices", {
  name: "notifyEmergency",
  summary: words("緊急通報先行居家辦公", "Notify in an emergency, with the papers to follow"),
  body: v.strictObject({ ...terms, papersDue: day() }),
  example: { ...TERMS, document: "電子郵件 112-10-11", papersDue: "2023-10-20" },
  problems: [...SPAN_PROBLEMS, P["papers-due-past"]],
});

export const fileBusinessPapers = act("following-papers", {
  name: "fileBusinessPapers",
  summary: words("緊急通報後補具書件", "File the papers after a notice"),
  body: v.strictObject({ business, document }),
  example: { business: "brokerage", document: "證字第1120000002號" },
  problems: [P["business-unknown"], P["papers-not-awaited"], P["plan-incomplete"]],
});

export const decideBusiness = act("decisions", {
  name: "decideBusiness",
  summary: words("登錄主管機關核准結果", "Record what the authority decided"),
  body: v.strictObject({ business, granted: v.boolean(), dated: day(), document }),
  example: { business: "brokerage", granted: true, dated: "2023-10-11", document: "金管證字第1120000001號" },
  problems: [P["business-unknown"], P["business-decided"], P["own-business"], P["paper-in-the-future"]],
});

export const extendBusiness = act("extensions", {
  name: "extendBusiness",
  summary: words("登錄業務的延展", "Record that a business is extended"),
  body: v.strictObject({ business, to: day(), reason, document }),
  example: {
    business: "brokerage",
    to: "2024-04-11",
    reason: "疫情未歇",
    document: "臺證輔字第1130000001號",
  },
  problems: [
    P["business-unknown"],
    P["business-extension-used"],
    P["business-extension-late"],
    P["business-extension-long"],
    P["business-span-order"],
  ],
});

export const endBusiness = act("endings", {
  name: "endBusiness",
  summary: words("終止一項業務居家辦公", "End carrying on a business from home"),
  body: v.strictObject({ business, reason }),
  example: { business: "brokerage", reason: "恢復於營業處所辦理" },
  problems: [P["business-unknown"], P["business-not-in-force"]],
});

export const filePaper = act("papers", {
  name: "filePaper",
  summary: words("登錄一份書件", "File a paper"),
  body: v.strictObject({
    paper: v.picklist(PAPER_NAMES),
    covers: v.optional(v.picklist([...BUSINESSES, ALL_BUSINESSES]), ALL_BUSINESSES),
    document,
    digest: v.optional(digest),
    dated: day(),
    until: v.optional(day()),
    edition: v.optional(text(40)),
  }),
  example: { paper: "statement", document: "聲明書 112-1", dated: "2023-10-02" },
  problems: [P["paper-in-the-future"], P["paper-over"]],
});

export const fileConsent = act("consents", {
  name: "fileConsent",
  summary: words("登錄董事會議事錄或同意書", "File the board’s minutes or a consent"),
  body: v.strictObject({ consent: v.picklist(CONSENTS), document, dated: day(), due: v.optional(day()) }),
  example: { consent: "board-minutes", document: "第 12 屆第 3 次董事會議事錄", dated: "2023-10-05" },
  problems: [
    P["paper-in-the-future"],
    P["consent-not-promised"],
    P["consent-due-missing"],
    P["consent-due-past"],
  ],
});

export const assessRisks = act("risk-assessments", {
  name: "assessRisks",
  summary: words("登錄年度風險評估", "Record the yearly assessment of risks"),
  body: v.strictObject({
    dated: day(),
    document,
    risks: v.pipe(v.array(v.picklist(RISKS)), v.maxLength(RISKS.length)),
    planCurrent: v.boolean(),
  }),
  example: { dated: "2023-10-06", document: "風險評估 112-1", risks: [...RISKS], planCurrent: true },
  problems: [P["paper-in-the-future"], P["risks-missing"]],
});

export const holdTraining = act("trainings", {
  name: "holdTraining",
  summary: words("登錄教育訓練", "Record a training"),
  body: v.strictObject({
    dated: day(),
    topic: text(200),
    document,
    people: v.pipe(v.array(account()), v.minLength(1), v.maxLength(500)),
  }),
  example: {
    ...{ dated: "2023-10-06", topic: "居家辦公資安與法令遵循", document: "簽到冊 112-3" },
    people: ["worker@household"],
  },
  problems: [
    P["paper-in-the-future"],
    P["own-training"],
    P["trained-too-many"],
    PERSON_PROBLEM["not-of-the-agency"],
  ],
});

export const nameSupervisor = act("supervisors", {
  name: "nameSupervisor",
  summary: words("指派交易時間的監督主管", "Name who supervises in trading hours"),
  body: v.strictObject({
    supervisor: account(),
    from: day(),
    until: day(),
    starts: clockTime,
    ends: clockTime,
  }),
  example: {
    ...{ supervisor: "supervisor@household", from: "2023-10-11", until: "2023-10-31" },
    ...{ starts: "09:00", ends: "13:30" },
  },
  problems: [P["turn-order"], P["turns-too-many"]],
});

export const removeSupervisor = act("supervisor-removals", {
  name: "removeSupervisor",
  summary: words("取消監督時段", "Remove a supervisor’s turn"),
  body: v.strictObject({ turn: v.pipe(v.number(), v.integer(), v.minValue(1)), reason }),
  example: { turn: 1, reason: "改由副總經理監督" },
  problems: [P["turn-unknown"]],
});

export const recordCheck = act("checks", {
  name: "recordCheck",
  summary: words("登錄查核", "Record a check"),
  body: v.strictObject({
    about: v.picklist(CHECK_NAMES),
    business,
    dated: day(),
    method: text(200),
    outcome: v.picklist(CHECK_OUTCOMES),
    note: text(500, 0),
  }),
  example: {
    ...{ about: "recordings", business: "brokerage", dated: "2023-10-11" },
    ...{ method: "抽 10 通與營業處所存檔比對", outcome: "in-order", note: "均標示居家辦公" },
  },
  problems: [P["paper-in-the-future"]],
});

export const readFirm = route({
  name: "readFirm",
  method: "GET",
  path: PATH,
  entry: "firm/read",
  kind: "read",
  summary: words("公司居家辦公檔案", "A firm’s file on home working"),
  params,
  answer,
  problems: [],
});

export const readFirmDuties = route({
  name: "readFirmDuties",
  method: "GET",
  path: `${PATH}/duties`,
  entry: "firm/read",
  kind: "read",
  summary: words("居家辦公人員應遵守事項", "What home workers of the firm keep to"),
  params,
  answer: {
    status: 200,
    schema: v.object({
      agency: v.string(),
      businesses: v.array(v.object({ business, ...span, inForce: v.boolean(), duties: v.array(dutyShape) })),
      trainedUntil: v.optional(v.string()),
    }),
  },
  problems: [],
});

export const listFirms = route({
  name: "listFirms",
  method: "GET",
  path: "/v1/firms",
  entry: "firm/read",
  kind: "read",
  summary: words("各公司待辦", "What is open at each firm"),
  query: pageQuery({}),
  answer: {
    status: 200,
    schema: v.object({
      rows: v.array(
        v.object({ agency: v.string(), businesses: v.array(business), open: v.number(), late: v.number() }),
      ),
      next: v.optional(v.string()),
    }),
  },
  problems: [PROBLEM["invalid-cursor"]],
});

export const firmRoutes = [
  applyBusiness,
  notifyEmergency,
  fileBusinessPapers,
  decideBusiness,
  extendBusiness,
  endBusiness,
  filePaper,
  fileConsent,
  assessRisks,
  holdTraining,
  nameSupervisor,
  removeSupervisor,
  recordCheck,
  readFirm,
  readFirmDuties,
  listFirms,
] as const;
