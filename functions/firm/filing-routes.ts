// The routes of what a firm keeps on its file: papers, consents, risks, trainings, supervisors, checks; names and schemas only.
import * as v from "valibot";
import { PERSON_PROBLEM } from "../people/problems.ts";
import { account, clockTime, day, sha256, text } from "../shared/http/schema.ts";
import { words } from "../shared/words.ts";
import {
  ALL_BUSINESSES,
  BUSINESSES,
  CHECK_NAMES,
  CHECK_OUTCOMES,
  CONSENTS,
  PAPER_NAMES,
  RISKS,
} from "./names.ts";
import { FIRM_PROBLEM as P } from "./problems.ts";
import { act, business, document, reason } from "./shapes.ts";

export const filePaper = act("papers", {
  name: "filePaper",
  summary: words("登錄一份書件", "File a paper"),
  body: v.strictObject({
    paper: v.picklist(PAPER_NAMES),
    covers: v.optional(v.picklist([...BUSINESSES, ALL_BUSINESSES]), ALL_BUSINESSES),
    document,
    digest: v.optional(sha256),
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

export const filingRoutes = [
  filePaper,
  fileConsent,
  assessRisks,
  holdTraining,
  nameSupervisor,
  removeSupervisor,
  recordCheck,
] as const;
