// Who is told what of attendance: whoever it is about, of what others recorded; pure.
import { type Attendance, type AttendanceEvent, attendanceLaw } from "../../attendance/attendance.ts";
import { type WorkLogEvent, type WorkLogs, workLogLaw } from "../../attendance/work-log.ts";
import type { Happening } from "../../shared/journal/event.ts";
import { words } from "../../shared/words.ts";
import { type Box, ownBox } from "../notice.ts";
import { day, type Row, type Table, type Told, tells } from "../telling.ts";

const MY_DAY = "/console/home-work/day";
const TEAM_LOGS = "/console/home-work/logs";

function own(zh: (on: string) => string, en: (on: string) => string): Row<Happening, Attendance> {
  return {
    to: ({ id: [account = ""] }: Told<Happening, Attendance>) => [ownBox(account)],
    facts: ({ event }) => ({ on: (event as unknown as { readonly day: string }).day }),
    say: ({ on }) => words(zh(day(on)["zh-TW"]), en(day(on).en)),
    page: () => MY_DAY,
  };
}

const table: Table<AttendanceEvent, Attendance> = {
  ClockedIn: "one's own doing; it stands on the day's page",
  ClockedOut: "one's own doing; it stands on the day's page",
  TimesTakenIn: "what the attendance system knows is on its own page already",
  DayCorrected: own(
    on => `您 ${on} 的出勤時間已由主管更正`,
    on => `Your attendance on ${on} was corrected by a superior`,
  ),
  AttendanceChecked: own(
    on => `您 ${on} 的查勤結果已登錄`,
    on => `A check of your attendance on ${on} is on record`,
  ),
};

export const attendance = tells(attendanceLaw, table);

type OfLog = Told<Happening, WorkLogs>;
const worker = ({ id: [account = ""] }: OfLog): readonly Box[] => [ownBox(account)];
const addressed = ({ event }: OfLog): readonly Box[] => {
  const { to } = event as { readonly to?: string };
  return to ? [ownBox(to)] : [];
};

function told(
  to: (of: OfLog) => readonly Box[],
  zh: (on: string) => string,
  en: (on: string) => string,
): Row<Happening, WorkLogs> {
  return {
    to,
    facts: ({ event }) => {
      const { day: on, week = "" } = event as { readonly day?: string; readonly week?: string };
      return { on: on ?? week };
    },
    say: ({ on }) => words(zh(day(on)["zh-TW"]), en(day(on).en)),
    page: () => TEAM_LOGS,
  };
}

const logs: Table<WorkLogEvent, WorkLogs> = {
  WorkLogged: told(
    addressed,
    on => `有同仁送出 ${on} 的工作日誌，請審核`,
    on => `A work log of ${on} was sent: review it`,
  ),
  LogReviewed: {
    ...told(worker, String, String),
    page: () => MY_DAY,
    facts: ({ event }) => {
      const { day: on, accepted } = event as unknown as { readonly day: string; readonly accepted: boolean };
      return { on, accepted: String(accepted) };
    },
    say: ({ on, accepted }) =>
      accepted === "true"
        ? words(`您 ${day(on)["zh-TW"]} 的工作日誌已審核`, `Your work log of ${day(on).en} was reviewed`)
        : words(`您 ${day(on)["zh-TW"]} 的工作日誌待補正`, `Your work log of ${day(on).en} needs amending`),
  },
  // What waits stands on the first page, for the worker to send and for the superior to see.
  LogFoundMissing: {
    ...told(
      of => [...worker(of), ...addressed(of)],
      on => `${on} 居家辦公尚未送出工作日誌`,
      on => `No work log was sent of ${on}, a day at home`,
    ),
    page: () => "/console",
  },
  LogWeekReported: told(
    addressed,
    on => `${on} 起一週的居家辦公已彙報，請核閱`,
    on => `The week of ${on} at home was reported: read it`,
  ),
  LogWeekNoted: "the superior sees it on the team's page; nobody has to act",
};

export const workLogs = tells(workLogLaw, logs);
