// The routes by which overtime is assigned, claimed, confirmed and settled; names and schemas only.
import * as v from "valibot";
import { PERSON_PROBLEM } from "../people/problems.ts";
import type { ProblemKind } from "../shared/http/problem.ts";
import { type Route, route } from "../shared/http/route.ts";
import { account, day, instant, sha256, text } from "../shared/http/schema.ts";
import { OVERTIME_CATEGORIES } from "../shared/rules/overtime-caps.ts";
import { words } from "../shared/words.ts";
import { COMPENSATIONS, EVIDENCE_KINDS, SETTLEMENTS } from "./overtime-names.ts";
import { matterSchema, pieceSchema } from "./overtime-shapes.ts";
import { HOURS_PROBLEM as P } from "./problems.ts";
import { STANDBY_GRADES } from "./standby-pay.ts";

export const number = v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/));
export const person = v.strictObject({ person: account() });
export const ofPiece = v.strictObject({ person: account(), piece: number });
const reason = text(500);
const task = text(500);
const findings = { urgency: text(500, 0), necessity: text(500, 0), reasonableness: text(500, 0) };
export const span = { from: instant(), until: instant() };
export const category = v.picklist(OVERTIME_CATEGORIES);
export const cause = v.optional(number);

const pieceAnswer = { status: 200, schema: v.object({ person: v.string(), row: pieceSchema }) } as const;

export const PATH = "/v1/people/{person}/overtime";
export const PIECE = `${PATH}/{piece}`;

function kinds(...codes: readonly (keyof typeof P)[]): readonly ProblemKind[] {
  return codes.map(code => P[code]);
}
const JUDGED = [
  ...(["hours-rules-missing", "hours-span-faulty", "overtime-overlaps", "overtime-in-hours"] as const),
  ...(["overtime-capped", "category-closed", "cause-missing", "cause-unknown"] as const),
  ...(["cause-of-other-category", "cause-over", "consent-missing", "overtime-unweighed"] as const),
] as const;
const BEFOREHAND = ["overtime-begun", "overtime-far-ahead", "overtime-too-long"] as const;

type Act = Pick<Route, "name" | "summary" | "body" | "example"> & {
  readonly problems: readonly ProblemKind[];
  readonly entry: string;
};

function ofOvertime<const R extends Act>(path: string, row: R) {
  const problems = [PERSON_PROBLEM["person-unknown"], ...row.problems];
  return { ...row, path, method: "POST", kind: "write", problems } as const;
}

export const assignOvertime = route({
  ...ofOvertime(`${PATH}/assign`, {
    name: "assignOvertime",
    entry: "hours/assign",
    summary: words("指派加班", "Assign overtime"),
    body: v.strictObject({ ...span, category, cause, task, ...findings }),
    example: {
      from: "2026-03-02T10:00:00.000Z",
      until: "2026-03-02T12:00:00.000Z",
      category: "general",
      task: "公文電子交換異常處理",
      urgency: "隔日上午須完成收文",
      necessity: "系統停擺，無法於上班時間處理",
      reasonableness: "由熟悉作業的一人處理，兩小時可完成",
    },
    problems: kinds(...BEFOREHAND, ...JUDGED),
  }),
  params: person,
  answer: pieceAnswer,
});

export const orderStandby = route({
  ...ofOvertime(`${PATH}/standby`, {
    name: "orderStandby",
    entry: "hours/assign",
    summary: words("指派待命", "Order standby"),
    body: v.strictObject({ ...span, place: text(200), order: text(200), task, ...findings }),
    example: {
      from: "2026-03-07T00:00:00.000Z",
      until: "2026-03-07T04:00:00.000Z",
      place: "辦公室",
      order: "府人值字第12號",
      task: "值日",
      urgency: "防汛期間",
      necessity: "須有人受理通報",
      reasonableness: "輪值",
    },
    problems: kinds(...BEFOREHAND, ...JUDGED),
  }),
  params: person,
  answer: pieceAnswer,
});

export const decideOvertime = route({
  ...ofOvertime(`${PIECE}/decision`, {
    name: "decideOvertime",
    entry: "hours/assign",
    summary: words("決定加班申請", "Decide an application for overtime"),
    body: v.strictObject({ granted: v.boolean(), ...findings, reason: v.optional(reason) }),
    example: { granted: true, urgency: "限期公文", necessity: "人力不足", reasonableness: "兩小時" },
    problems: kinds("overtime-unknown", "overtime-decided", "not-the-unit-head", ...BEFOREHAND, ...JUDGED),
  }),
  params: ofPiece,
  answer: pieceAnswer,
});

export const callOffOvertime = route({
  ...ofOvertime(`${PIECE}/call-off`, {
    name: "callOffOvertime",
    entry: "hours/assign",
    summary: words("取消加班", "Call overtime off"),
    body: v.strictObject({ reason }),
    example: { reason: "已於上班時間處理完畢" },
    problems: kinds("overtime-unknown", "overtime-not-open"),
  }),
  params: ofPiece,
  answer: pieceAnswer,
});

export const confirmOvertime = route({
  ...ofOvertime(`${PIECE}/confirm`, {
    name: "confirmOvertime",
    entry: "hours/confirm",
    summary: words("確認加班", "Confirm overtime"),
    body: v.strictObject({ from: v.optional(instant()), until: v.optional(instant()) }),
    example: {},
    problems: kinds(
      ...(["overtime-unknown", "overtime-not-open", "not-the-assigner"] as const),
      ...(["confirmed-more", "grade-missing", ...JUDGED] as const),
    ),
  }),
  params: ofPiece,
  answer: pieceAnswer,
});

export const rejectOvertime = route({
  ...ofOvertime(`${PIECE}/reject`, {
    name: "rejectOvertime",
    entry: "hours/confirm",
    summary: words("不予認定加班", "Turn a claim down"),
    body: v.strictObject({ reason }),
    example: { reason: "連線紀錄與申報時間不符" },
    problems: kinds("overtime-unknown", "overtime-not-open", "not-the-assigner"),
  }),
  params: ofPiece,
  answer: pieceAnswer,
});

export const gradeStandby = route({
  ...ofOvertime(`${PIECE}/grade`, {
    name: "gradeStandby",
    entry: "hours/confirm",
    summary: words("審認待命級別", "Grade standby"),
    body: v.strictObject({ grade: v.picklist(STANDBY_GRADES), reason }),
    example: { grade: "2", reason: "中午值班，負荷低" },
    problems: kinds("overtime-unknown", "overtime-not-open", "not-standby", "not-the-unit-head"),
  }),
  params: ofPiece,
  answer: pieceAnswer,
});

export const settleOvertime = route({
  ...ofOvertime(`${PIECE}/settle`, {
    name: "settleOvertime",
    entry: "hours/confirm",
    summary: words("核給加班補償", "Settle overtime"),
    body: v.strictObject({
      as: v.picklist(SETTLEMENTS),
      hourly: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,4}(?:\.\d{1,2})?$/))),
      amount: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
      reason: v.optional(reason),
    }),
    example: { as: "pay", hourly: "241" },
    problems: kinds(
      ...(["overtime-unknown", "overtime-not-open", "settled-already", "paid-as-leave"] as const),
      ...(["grade-missing", "hourly-missing", "amount-differs", "award-reason-missing"] as const),
    ),
  }),
  params: ofPiece,
  answer: pieceAnswer,
});

export const applyOvertime = route({
  ...ofOvertime(`${PATH}/apply`, {
    name: "applyOvertime",
    entry: "hours/own",
    summary: words("申請加班", "Apply for overtime"),
    body: v.strictObject({ ...span, category, task }),
    example: {
      from: "2026-03-02T10:00:00.000Z",
      until: "2026-03-02T12:00:00.000Z",
      category: "general",
      task: "限期公文",
    },
    problems: kinds("not-applied-for", "only-general", ...BEFOREHAND, ...JUDGED),
  }),
  params: person,
  answer: pieceAnswer,
});

export const claimOvertime = route({
  ...ofOvertime(`${PIECE}/claim`, {
    name: "claimOvertime",
    entry: "hours/own",
    summary: words("申報加班", "Claim overtime"),
    body: v.strictObject({
      ...span,
      evidence: v.pipe(
        v.array(
          v.strictObject({
            kind: v.picklist(EVIDENCE_KINDS),
            reference: text(300),
            sha256: v.optional(sha256),
          }),
        ),
        v.maxLength(20),
      ),
      wanted: v.picklist(COMPENSATIONS),
      /** That was told as not to be handled after hours. */
      matter: v.optional(number),
    }),
    example: {
      from: "2026-03-02T10:00:00.000Z",
      until: "2026-03-02T11:45:00.000Z",
      evidence: [{ kind: "delivered-file", reference: "府研字第12號" }],
      wanted: "leave",
    },
    problems: kinds(
      ...(["overtime-unknown", "overtime-not-open", "not-the-worker", "hours-span-faulty"] as const),
      ...(["claim-early", "claim-late", "claim-outside", "evidence-missing", "matter-unknown"] as const),
      "overtime-overlaps",
    ),
  }),
  params: ofPiece,
  answer: pieceAnswer,
});

export const noteWork = route({
  ...ofOvertime(`${PATH}/note`, {
    name: "noteWork",
    entry: "hours/own",
    summary: words("登錄未經指派的工作時間", "Write down work that nobody assigned"),
    body: v.strictObject({ ...span, note: text(500) }),
    example: {
      from: "2026-03-02T10:00:00.000Z",
      until: "2026-03-02T11:00:00.000Z",
      note: "民眾來電，延後下班",
    },
    problems: kinds("hours-span-faulty"),
  }),
  params: person,
  answer: { status: 200, schema: v.object({ person: v.string(), noted: v.number() }) },
});

export const tellMatter = route({
  ...ofOvertime(`${PATH}/matters`, {
    name: "tellMatter",
    entry: "hours/assign",
    summary: words("講明下班後不必處理的事", "Say what need not be handled after hours"),
    body: v.strictObject({ what: text(300), dueOn: day() }),
    example: { what: "彙整本月統計", dueOn: "2026-03-06" },
    problems: kinds("matter-no-time", "hours-calendar-unknown"),
  }),
  params: person,
  answer: { status: 200, schema: v.object({ person: v.string(), matters: v.array(matterSchema) }) },
});

export const overtimeRoutes = [
  assignOvertime,
  orderStandby,
  decideOvertime,
  callOffOvertime,
  applyOvertime,
  claimOvertime,
  noteWork,
  confirmOvertime,
  rejectOvertime,
  gradeStandby,
  settleOvertime,
  tellMatter,
] as const;
