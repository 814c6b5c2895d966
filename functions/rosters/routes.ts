// The routes of rosters, and the shape of what goes in; names and schemas only.
import * as v from "valibot";
import { PEOPLE_SHEET_PROBLEM } from "../people/import-routes.ts";
import { PERSON_PROBLEM } from "../people/problems.ts";
import { PROBLEM, type ProblemKind } from "../shared/http/problem.ts";
import { type Route, route } from "../shared/http/route.ts";
import { account, day, instant, key, pageQuery, text } from "../shared/http/schema.ts";
import { SHEET_UPLOAD, sheetOfAgency, sheetTakenIn } from "../shared/sheet/sheet-route.ts";
import { words } from "../shared/words.ts";
import { CAP_GROUNDS } from "./names.ts";
import { ROSTER_PROBLEM as P } from "./problems.ts";
import * as shape from "./shapes.ts";

const person = v.strictObject({ person: account() });
const reason = text(500);
const days = v.pipe(v.array(day()), v.maxLength(7));
const answer = { status: 200, schema: shape.roster } as const;

const PATH = "/v1/people/{person}/roster";

function kinds(...codes: readonly (keyof typeof P)[]): readonly ProblemKind[] {
  return codes.map(code => P[code]);
}
const WEEK = ["not-a-monday", "day-of-another-week", "week-begun", "week-far-ahead"] as const;
const FIT = [
  ...(["home-day-off", "calendar-unknown", "home-day-of-shifts", "home-day-leave"] as const),
  ...(["home-day-resting", "home-day-unapproved", "home-days-capped", "tier-unknown"] as const),
  ...(["office-days-short", "on-site-short"] as const),
] as const;
const EXCHANGE = [
  ...(["day-of-another-week", "week-not-set", "home-day-past"] as const),
  ...(["not-a-home-day", "home-day-already"] as const),
] as const;

function act<const R extends Pick<Route, "name" | "summary" | "body" | "example">>(
  verb: string,
  row: R & { readonly problems: readonly ProblemKind[]; readonly entry: string },
) {
  const problems = [PERSON_PROBLEM["person-unknown"], ...row.problems];
  return route({
    ...row,
    path: `${PATH}/${verb}`,
    method: "POST",
    kind: "write",
    params: person,
    answer,
    problems,
  });
}

export const wishHomeDays = act("wish", {
  name: "wishHomeDays",
  entry: "rosters/own",
  summary: words("填寫想居家的日子", "Wish for home days of a week"),
  body: v.strictObject({ week: day(), days }),
  example: { week: "2021-06-14", days: ["2021-06-15", "2021-06-17"] },
  problems: kinds(...WEEK),
});

export const askSwap = act("swap", {
  name: "askSwap",
  entry: "rosters/own",
  summary: words("請求與同事換居家日", "Ask a colleague to swap a home day"),
  body: v.strictObject({ with: account(), give: day(), take: day() }),
  example: { with: "records@household", give: "2021-06-15", take: "2021-06-16" },
  problems: kinds("swap-with-self", "swap-of-two-weeks", ...EXCHANGE),
});

export const answerSwap = act("swap/answer", {
  name: "answerSwap",
  entry: "rosters/own",
  summary: words("同意或不同意換居家日", "Agree to a swap, or not"),
  body: v.strictObject({ agrees: v.boolean() }),
  example: { agrees: true },
  problems: kinds("no-swap"),
});

export const decideSwap = act("swap/decision", {
  name: "decideSwap",
  entry: "rosters/change",
  summary: words("決定兩人換居家日", "Decide a swap of two"),
  body: v.strictObject({ granted: v.boolean(), reason: v.optional(reason) }),
  example: { granted: true },
  problems: kinds("no-swap", "swap-not-agreed", "swap-reason-missing", ...EXCHANGE, ...FIT),
});

export const moveHomeDay = act("move", {
  name: "moveHomeDay",
  entry: "rosters/change",
  summary: words("調整居家日", "Move a home day"),
  body: v.strictObject({ from: day(), to: day(), reason }),
  example: { from: "2021-06-15", to: "2021-06-16", reason: "業務需要" },
  problems: kinds(...EXCHANGE, ...FIT),
});

export const recallHomeDay = act("recall", {
  name: "recallHomeDay",
  entry: "rosters/change",
  summary: words("召回一個居家日", "Recall a home day"),
  body: v.strictObject({ day: day(), reason, effectiveAt: v.optional(instant()) }),
  example: { day: "2021-06-15", reason: "防疫緊急需要" },
  problems: kinds("not-a-home-day", "home-day-past", "recall-past"),
});

export const setRest = act("rest", {
  name: "setRest",
  entry: "rosters/change",
  summary: words("登錄醫囑休養期間", "Record a time of rest"),
  body: v.strictObject({ from: day(), to: day() }),
  example: { from: "2021-06-15", to: "2021-06-18" },
  problems: kinds("rest-order"),
});

export const endRest = act("rest/end", {
  name: "endRest",
  entry: "rosters/change",
  summary: words("取消休養期間", "Take back a time of rest"),
  body: v.strictObject({ from: day() }),
  example: { from: "2021-06-15" },
  problems: kinds("rest-unknown"),
});

const most = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5));

export const askHomeDayCap = act("cap", {
  name: "askHomeDayCap",
  entry: "rosters/change",
  summary: words("提出另訂居家日數", "Ask for a number of home days of one’s own"),
  body: v.strictObject({ most, capGround: v.picklist(CAP_GROUNDS), reason, from: day(), to: day() }),
  example: {
    ...{ most: 3, capGround: "off-calendar", reason: "輪班，不依辦公日曆表出勤" },
    ...{ from: "2021-06-14", to: "2021-09-30" },
  },
  problems: kinds("cap-order", "cap-past"),
});

export const decideHomeDayCap = act("cap/decision", {
  name: "decideHomeDayCap",
  entry: "rosters/change",
  summary: words("核准或不核准另訂居家日數", "Decide on a number of home days of one’s own"),
  body: v.strictObject({ granted: v.boolean(), reason: v.optional(reason) }),
  example: { granted: true },
  problems: kinds("no-cap-asked", "cap-same-officer", "cap-reason-missing"),
});

export const setWeek = route({
  name: "setWeek",
  method: "POST",
  path: "/v1/home-weeks/{week}",
  entry: "rosters/set",
  kind: "write",
  summary: words("排定一週的居家日", "Set the home days of a week"),
  params: v.strictObject({ week: day() }),
  body: v.strictObject({
    rows: v.pipe(v.array(v.strictObject({ person: account(), days })), v.minLength(1), v.maxLength(600)),
  }),
  example: { rows: [{ person: "worker@household", days: ["2021-06-15", "2021-06-17"] }] },
  answer: {
    status: 200,
    schema: v.object({
      week: v.string(),
      rows: v.array(
        v.object({ person: v.string(), days: shape.daysShown, what: v.picklist(["set", "unchanged"]) }),
      ),
      /** So many are not recorded yet: the time was up, and the same again records the rest. */
      left: v.number(),
    }),
  },
  problems: [PERSON_PROBLEM["person-unknown"], ...kinds(...WEEK, ...FIT, "row-twice")],
});

export const importWeek = route({
  name: "importWeek",
  method: "POST",
  path: "/v1/home-weeks/{week}/import",
  entry: "rosters/import",
  kind: "write",
  summary: words("匯入一週的居家日", "Take in a file of home days"),
  params: v.strictObject({ week: day() }),
  query: sheetOfAgency,
  bytes: SHEET_UPLOAD,
  answer: {
    status: 200,
    schema: sheetTakenIn,
  },
  problems: [...kinds(...WEEK), ...Object.values(PEOPLE_SHEET_PROBLEM)],
});

const read = { method: "GET", entry: "rosters/read", kind: "read" } as const;

export const readRoster = route({
  ...read,
  name: "readRoster",
  path: PATH,
  summary: words("一人的居家日", "Somebody’s home days"),
  params: person,
  answer,
  problems: [PROBLEM["not-found"]],
});

export const readTeam = route({
  ...read,
  name: "readTeam",
  path: "/v1/people/{person}/team/{week}",
  summary: words("一位主管的同仁一週的居家日", "The week of those under a superior"),
  params: v.strictObject({ person: account(), week: day() }),
  query: v.strictObject({
    keep: v.optional(v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number)), "0"),
  }),
  answer: {
    status: 200,
    schema: v.object({
      week: v.string(),
      days: v.array(
        v.object({
          day: v.string(),
          works: v.boolean(),
          onSite: v.optional(v.number()),
          least: v.optional(v.number()),
        }),
      ),
      rows: v.array(shape.member),
      proposal: shape.proposal,
    }),
  },
  problems: [PROBLEM["not-found"], P["not-a-monday"]],
});

export const listSwapsAsked = route({
  ...read,
  name: "listSwapsAsked",
  path: `${PATH}/swaps`,
  summary: words("等本人同意的換日", "Swaps that wait for somebody’s agreement"),
  params: person,
  answer: { status: 200, schema: v.object({ rows: v.array(shape.roster) }) },
  problems: [],
});

export const listRosters = route({
  ...read,
  name: "listRosters",
  path: "/v1/home-weeks/{week}",
  summary: words("機關一週的居家日", "The agency’s home days of a week"),
  params: v.strictObject({ week: day() }),
  query: pageQuery({ agency: v.optional(key(64)) }),
  answer: {
    status: 200,
    schema: v.object({
      atHome: v.record(v.string(), v.number()),
      rows: v.array(shape.roster),
      next: v.optional(v.string()),
    }),
  },
  problems: [PROBLEM["invalid-cursor"], P["not-a-monday"]],
});

export const rosterRoutes = [
  wishHomeDays,
  askSwap,
  answerSwap,
  decideSwap,
  moveHomeDay,
  recallHomeDay,
  setRest,
  endRest,
  askHomeDayCap,
  decideHomeDayCap,
  setWeek,
  importWeek,
  readRoster,
  readTeam,
  listSwapsAsked,
  listRosters,
] as const;
