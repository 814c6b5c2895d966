// The routes of attendance, work logs and weekly reports, and the shape of what goes in and out; names and schemas only.
import * as v from "valibot";
import { PEOPLE_SHEET_PROBLEM } from "../people/import-routes.ts";
import { PERSON_PROBLEM } from "../people/problems.ts";
import { PROBLEM, type ProblemKind } from "../shared/http/problem.ts";
import { type Route, route } from "../shared/http/route.ts";
import { account, day, instant, key, pageQuery, text } from "../shared/http/schema.ts";
import { dryRun, SHEET_UPLOAD, sheetOfAgency, sheetTakenIn } from "../shared/sheet/sheet-route.ts";
import { words } from "../shared/words.ts";
import { CHECK_METHODS, CHECK_RESULTS, OWN_METHODS, WORKLOADS } from "./names.ts";
import { ATTENDANCE_PROBLEM as P } from "./problems.ts";
import * as shape from "./shapes.ts";

const person = v.strictObject({ person: account() });
const ofDay = v.strictObject({ person: account(), day: day() });
const ofWeek = v.strictObject({ person: account(), week: day() });
const note = text(500);

function kinds(...codes: readonly (keyof typeof P)[]): readonly ProblemKind[] {
  return codes.map(code => P[code]);
}

const attended = { status: 200, schema: shape.attendance } as const;
const logged = { status: 200, schema: shape.workLogs } as const;

function act<
  const R extends Pick<
    Route,
    "name" | "path" | "params" | "entry" | "summary" | "body" | "example" | "answer"
  >,
>(row: R & { readonly problems: readonly ProblemKind[] }) {
  const problems = [PERSON_PROBLEM["person-unknown"], ...row.problems];
  return route({ ...row, method: "POST", kind: "write", problems });
}

const clock = {
  entry: "attendance/own",
  params: person,
  body: v.strictObject({ method: v.optional(v.picklist(OWN_METHODS), "app") }),
  example: { method: "app" },
  answer: attended,
} as const;

export const clockIn = act({
  ...clock,
  name: "clockIn",
  path: "/v1/people/{person}/attendance/in",
  summary: words("打卡上班", "Clock in"),
  problems: kinds("clocked-in-already", "clock-set-back"),
});

export const clockOut = act({
  ...clock,
  name: "clockOut",
  path: "/v1/people/{person}/attendance/out",
  summary: words("打卡下班", "Clock out"),
  problems: kinds("not-clocked-in", "clock-set-back", "shift-too-long"),
});

export const sendLog = act({
  name: "sendLog",
  entry: "attendance/own",
  path: "/v1/people/{person}/logs/{day}",
  params: ofDay,
  summary: words("送出工作日誌", "Send the work log of a day"),
  body: shape.logBody,
  example: {
    hours: "08:00-12:00、13:00-17:00",
    items: [{ item: "收文登錄", how: "登錄公文 12 件並分辦", progress: "on-schedule" }],
  },
  answer: logged,
  problems: kinds("log-to-come", "log-too-old", "log-reviewed", "week-reported"),
});

const LOG = ["log-to-come", "log-too-old", "log-reviewed", "week-reported"] as const;

export const importLogs = route({
  name: "importLogs",
  method: "POST",
  path: "/v1/people/{person}/logs/import",
  entry: "attendance/own",
  kind: "write",
  summary: words("匯入工作日誌", "Take in a file of one’s work logs"),
  params: person,
  query: v.strictObject({ dryRun }),
  bytes: SHEET_UPLOAD,
  answer: { status: 200, schema: sheetTakenIn },
  problems: [PERSON_PROBLEM["person-unknown"], ...kinds(...LOG), ...Object.values(PEOPLE_SHEET_PROBLEM)],
});

export const importAttendance = route({
  name: "importAttendance",
  method: "POST",
  path: "/v1/attendance/import",
  entry: "attendance/import",
  kind: "write",
  summary: words("匯入差勤系統的出勤時間", "Take in a file of the attendance system"),
  query: sheetOfAgency,
  bytes: SHEET_UPLOAD,
  answer: { status: 200, schema: sheetTakenIn },
  problems: Object.values(PEOPLE_SHEET_PROBLEM),
});

const over = { entry: "attendance/over" } as const;

export const correctAttendance = act({
  ...over,
  name: "correctAttendance",
  path: "/v1/people/{person}/attendance/{day}/correction",
  params: ofDay,
  summary: words("更正出勤時間", "Correct a day’s attendance"),
  body: v.strictObject({ times: v.pipe(v.array(text(40)), v.maxLength(8)), reason: note }),
  example: { times: ["08:00-12:00", "13:00-17:00"], reason: "忘記打卡" },
  answer: attended,
  problems: kinds(
    ...(["times-unreadable", "out-before-in", "time-of-another-day", "time-to-come"] as const),
    ...(["shift-too-long", "times-overlap", "day-too-old"] as const),
  ),
});

export const checkAttendance = act({
  ...over,
  name: "checkAttendance",
  path: "/v1/people/{person}/attendance/check",
  params: person,
  summary: words("查勤", "Check attendance"),
  body: v.strictObject({
    checkMethod: v.picklist(CHECK_METHODS),
    checkResult: v.picklist(CHECK_RESULTS),
    checkedAt: v.optional(instant()),
    note: v.optional(note),
  }),
  example: { checkMethod: "video", checkResult: "present" },
  answer: attended,
  problems: kinds("time-to-come", "day-too-old"),
});

export const reviewLog = act({
  ...over,
  name: "reviewLog",
  path: "/v1/people/{person}/logs/{day}/review",
  params: ofDay,
  summary: words("審核工作日誌", "Review the log of a day"),
  body: v.strictObject({ accepted: v.boolean(), note }),
  example: { accepted: true, note: "進度符合" },
  answer: logged,
  problems: kinds("log-missing", "log-reviewed", "week-reported"),
});

export const reportLogWeek = act({
  ...over,
  name: "reportLogWeek",
  path: "/v1/people/{person}/log-weeks/{week}/report",
  params: ofWeek,
  summary: words("彙報一週的工作日誌", "Report a week of logs to the unit head"),
  body: v.strictObject({ workload: v.picklist(WORKLOADS), note }),
  example: { workload: "proper", note: "工作量適當" },
  answer: logged,
  problems: kinds(
    ...(["not-a-week", "week-reported", "nothing-to-report", "week-not-over"] as const),
    "logs-unreviewed",
  ),
});

export const noteLogWeek = act({
  ...over,
  name: "noteLogWeek",
  path: "/v1/people/{person}/log-weeks/{week}/noted",
  params: ofWeek,
  summary: words("核閱一週的彙報", "Say that a week’s report was read"),
  body: v.strictObject({}),
  example: {},
  answer: logged,
  problems: kinds("week-not-reported", "week-noted"),
});

const read = { method: "GET", entry: "attendance/read", kind: "read" } as const;
const week = v.strictObject({ person: account(), week: day() });

export const readHomeWeek = route({
  ...read,
  name: "readHomeWeek",
  path: "/v1/people/{person}/home-week/{week}",
  summary: words("一人一週的出勤與日誌", "Somebody’s attendance and logs of a week"),
  params: week,
  answer: { status: 200, schema: shape.homeWeek },
  problems: [PROBLEM["not-found"], P["not-a-week"]],
});

export const readTeamLogs = route({
  ...read,
  name: "readTeamLogs",
  path: "/v1/people/{person}/team/{week}/logs",
  summary: words("一位主管的同仁一週的日誌", "The logs of those under a superior, of a week"),
  params: week,
  answer: { status: 200, schema: v.object({ week: v.string(), rows: v.array(shape.logRow) }) },
  problems: [PROBLEM["not-found"], P["not-a-week"]],
});

export const listLogsWaiting = route({
  ...read,
  name: "listLogsWaiting",
  path: "/v1/people/{person}/logs-waiting",
  summary: words("待送、待審與待彙報的日誌", "Logs that wait to be sent, reviewed or reported"),
  params: person,
  answer: { status: 200, schema: shape.logsWaiting },
  problems: [PROBLEM["not-found"]],
});

export const listHomeWeeks = route({
  ...read,
  name: "listHomeWeeks",
  path: "/v1/home-weeks/{week}/attendance",
  summary: words("機關一週的出勤與日誌", "The agency’s attendance and logs of a week"),
  params: v.strictObject({ week: day() }),
  query: pageQuery({ agency: v.optional(key(64)) }),
  answer: {
    status: 200,
    schema: v.object({
      week: v.string(),
      rows: v.array(shape.logRow),
      next: v.optional(v.string()),
    }),
  },
  problems: [PROBLEM["invalid-cursor"], P["not-a-week"]],
});

export const attendanceRoutes = [
  clockIn,
  clockOut,
  sendLog,
  importLogs,
  importAttendance,
  correctAttendance,
  checkAttendance,
  reviewLog,
  reportLogWeek,
  noteLogWeek,
  readHomeWeek,
  readTeamLogs,
  listLogsWaiting,
  listHomeWeeks,
] as const;
