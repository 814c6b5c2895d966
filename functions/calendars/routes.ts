// The routes of office calendars: which years are there, and loading one by two people; names and schemas only.
import * as v from "valibot";
import { route } from "../shared/http/route.ts";
import { bothLanguages, text } from "../shared/http/schema.ts";
import { dryRun } from "../shared/sheet/sheet-route.ts";
import { words } from "../shared/words.ts";
import { CALENDAR_PROBLEM } from "./problems.ts";

const PATH = "/v1/calendars/{year}";
const params = v.strictObject({
  year: v.pipe(v.string(), v.regex(/^20\d{2}$/), v.description("A year such as 2027")),
});
const table = {
  weekdaysOff: v.array(v.string()),
  saturdaysWorked: v.array(v.string()),
};
const proposal = { ...table, document: v.string(), proposedBy: v.string(), proposedAt: v.string() };
const added = v.array(v.string());
const yearSchema = v.object({
  year: v.number(),
  /** As it is counted with now; nothing where no calendar of the year is there. */
  current: v.optional(v.object({ ...table, provisional: v.optional(bothLanguages) })),
  loaded: v.optional(v.object({ ...proposal, confirmedBy: v.string(), confirmedAt: v.string() })),
  proposed: v.optional(
    v.object({
      ...proposal,
      difference: v.object({ nowOff: added, nowWorked: added }),
    }),
  ),
});
const answer = { status: 200, schema: yearSchema } as const;

export const proposeCalendar = route({
  name: "proposeCalendar",
  method: "POST",
  path: `${PATH}/proposal`,
  entry: "calendars/load",
  kind: "write",
  summary: words("提出一年的辦公日曆", "Propose the official calendar of a year"),
  params,
  query: v.strictObject({ document: text(64), dryRun: dryRun }),
  bytes: { mediaTypes: ["text/csv", "application/octet-stream"], limit: 200_000 },
  answer,
  problems: [
    CALENDAR_PROBLEM["calendar-faulty"],
    CALENDAR_PROBLEM["calendar-waiting"],
    CALENDAR_PROBLEM["calendar-of-the-past"],
  ],
});

export const confirmCalendar = route({
  name: "confirmCalendar",
  method: "POST",
  path: `${PATH}/confirmation`,
  entry: "calendars/load",
  kind: "write",
  summary: words("確認一年的辦公日曆", "Confirm the calendar that somebody else proposed"),
  params,
  body: v.strictObject({}),
  example: {},
  answer,
  problems: [CALENDAR_PROBLEM["calendar-not-proposed"], CALENDAR_PROBLEM["confirmer-proposed-it"]],
});

export const rejectCalendar = route({
  name: "rejectCalendar",
  method: "POST",
  path: `${PATH}/rejection`,
  entry: "calendars/load",
  kind: "write",
  summary: words("退回一年的辦公日曆", "Reject a proposed calendar, or take it back"),
  params,
  body: v.strictObject({ reason: text(200) }),
  example: { reason: "檔案是舊版" },
  answer,
  problems: [CALENDAR_PROBLEM["calendar-not-proposed"]],
});

export const listCalendars = route({
  name: "listCalendars",
  method: "GET",
  path: "/v1/calendars",
  entry: "calendars/load",
  kind: "read",
  summary: words("各年辦公日曆", "The office calendars that are there"),
  answer: { status: 200, schema: v.object({ rows: v.array(yearSchema) }) },
  problems: [],
});

export const calendarRoutes = [proposeCalendar, confirmCalendar, rejectCalendar, listCalendars] as const;
