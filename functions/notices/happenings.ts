// The table of what people are told: each kind of stream with its events, so that one nobody thought of does not compile; pure.
import type { Happening, Recorded } from "../shared/journal/event.ts";
import type { StreamKind } from "../shared/journal/keys.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { type Words, words } from "../shared/words.ts";
import type { Box, Notice } from "./notice.ts";
import { approvals } from "./tables/approvals.ts";
import { attendance, workLogs } from "./tables/attendance.ts";
import { agencies, calendars, differences, products, scanReports, sessions, stops } from "./tables/city.ts";
import { devices } from "./tables/devices.ts";
import { firms } from "./tables/firms.ts";
import { compLeave, hoursBooks, overtime } from "./tables/hours.ts";
import { oddities } from "./tables/oddities.ts";
import { accounts, enrolments, people, postureKeys, postures, tickets, units } from "./tables/people.ts";
import { homeWeeks, rosters } from "./tables/rosters.ts";
import { supplies } from "./tables/supplies.ts";
import { lists, networks, packs, reports, systems } from "./tables/systems.ts";
import { terminals } from "./tables/terminals.ts";
import type { AnyKind, AnyRow, Told } from "./telling.ts";

export const KINDS: Readonly<Record<StreamKind, AnyKind>> = {
  TERMINAL: terminals,
  DEVICE: devices,
  SUPPLY: supplies,
  PERSON: people,
  APPROVAL: approvals,
  ROSTER: rosters,
  HOMEWEEK: homeWeeks,
  OVERTIME: overtime,
  COMPLEAVE: compLeave,
  HOURSBOOK: hoursBooks,
  ATTENDANCE: attendance,
  WORKLOG: workLogs,
  AGENCY: agencies,
  SYSTEM: systems,
  LIST: lists,
  SESSION: sessions,
  REPORT: reports,
  PACK: packs,
  STOP: stops,
  POSTURE: postures,
  ACCOUNT: accounts,
  SCAN: scanReports,
  POSTURE_KEY: postureKeys,
  NETWORK: networks,
  UNITS: units,
  ENROLMENT: enrolments,
  TICKET: tickets,
  CALENDAR: calendars,
  PRODUCTS: products,
  DIFFERENCE: differences,
  FIRM: firms,
  ODDITY: oddities,
};

/** What is not in the journal, and told all the same: of a notice that could not be brought. */
export const UNDELIVERED = "NoticeUndelivered";
const UNDELIVERED_ROW: Pick<AnyRow, "say" | "page"> = {
  say: ({ why }) =>
    why === "bounced"
      ? words(
          "有人員的電子郵件遭退回，請更正聯絡資料",
          "Mail to a person came back: correct their contact data",
        )
      : words(
          "有人員的通知逾期未能送達，請查明聯絡資料",
          "A notice could not be brought in time: see to the person’s contact data",
        ),
  page: ({ who = "" }) => `/console/people/${encodeURIComponent(who)}`,
};

export function rowOf(kind: StreamKind, type: string): AnyRow | undefined {
  const { table } = KINDS[kind];
  const row = Object.hasOwn(table, type) ? table[type] : undefined;
  return typeof row === "object" ? row : undefined;
}

const BY_TYPE: ReadonlyMap<string, Pick<AnyRow, "say" | "page">> = new Map([
  ...Object.values(KINDS).flatMap(({ table }) =>
    Object.entries(table).flatMap(([type, row]) => (typeof row === "object" ? [[type, row] as const] : [])),
  ),
  [UNDELIVERED, UNDELIVERED_ROW],
]);

/** Also of a notice from a release that knew other happenings. */
export function sayingOf({ happening, facts }: Pick<Notice, "happening" | "facts">): {
  readonly title: Words;
  readonly page: string;
} {
  const row = BY_TYPE.get(happening);
  if (!row)
    return {
      title: words("有一則通知，內容請見主控台", "There is a notice; see the console"),
      page: "/console/notices",
    };
  return { title: row.say(facts), page: row.page(facts) };
}

export interface Due {
  readonly to: readonly Box[];
  readonly notice: Notice;
}

/** Whom this concerns, and what they are told; nothing where nobody is. */
export function dueOf(
  row: AnyRow,
  recorded: Recorded,
  states: Pick<Told<Happening, unknown>, "state" | "before">,
): Due | undefined {
  const { stream, version, event, recordedAt, by } = recorded;
  const told = { ...states, event, id: stream.split("#").slice(1), by: by.person };
  const to = [...new Set(row.to(told))];
  if (to.length === 0) return undefined;
  const urgency = typeof row.urgency === "function" ? row.urgency(told) : (row.urgency ?? "usual");
  const daily = row.daily?.(told);
  const id = daily === undefined ? `${stream}#${version}` : `${dayOf(recordedAt)}#${daily}`;
  const facts = row.facts?.(told) ?? {};
  return { to, notice: { id, at: recordedAt, happening: event.type, facts, by: by.person, urgency } };
}
