// Work logs that wait: one's own to be sent or amended, those under one to be reviewed and reported, weeks to be read.
import { listLogsWaiting } from "../../attendance/routes.ts";
import { mondayOf } from "../../rosters/week.ts";
import { html } from "../../shared/page/html.ts";
import { endOfDay } from "../../shared/time/calendar.ts";
import { words } from "../../shared/words.ts";
import { type AnswerOf, ifThere } from "../door/api.ts";
import type { Member } from "../door/visit.ts";
import { dayText } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { group, type Waiting, type WaitingSource } from "./waiting.ts";

const SECTION = "/console/home-work";

export const logsSource: WaitingSource = {
  roles: ["worker", "supervisor"],
  async read(visit) {
    const { api, person } = visit;
    const found = await ifThere(api.ask(listLogsWaiting, { params: { person: person.person } }));
    return found ? [...ofOwn(visit, found), ...ofTeam(visit, found)] : [];
  },
};

type Found = AnswerOf<typeof listLogsWaiting>;

function ofOwn(visit: Member, { own }: Found): readonly Waiting[] {
  const { person } = visit.person;
  const rows = own.map(({ day, what }) => ({
    what: `${dayText(visit, day)} ${what === "to-amend" ? visit.say("待補正", "to amend") : visit.say("待送出", "to send")}`,
    href: `/console/acts/sendLog?${new URLSearchParams({ person, day, next: "/console/home-work/day" })}`,
    until: endOfDay(day),
  }));
  return group("mine", SECTION, words("工作日誌待送出", "Work logs to send"), rows);
}

function ofTeam(visit: Member, { team, toReport, toNote }: Found): readonly Waiting[] {
  const pageOf = (person: string, week: string) =>
    `/console/people/${encodeURIComponent(person)}/home-week/${week}`;
  const days = (what: string) =>
    team.flatMap(({ person, days }) =>
      days
        .filter(each => each.what === what)
        .map(({ day }) => ({
          what: html`${who(person)} ${dayText(visit, day)}`,
          href: `${pageOf(person, mondayOf(day))}#d${day}`,
        })),
    );
  const weeks = (rows: Found["toNote"]) =>
    rows.map(({ person, week }) => ({
      what: html`${who(person)} ${dayText(visit, week)} ${visit.say("起一週", "week")}`,
      href: pageOf(person, week),
    }));
  return [
    ...group("mine", SECTION, words("同仁的工作日誌待審核", "Work logs to review"), days("to-review")),
    ...group("others", SECTION, words("同仁缺工作日誌", "Work logs that are missing"), days("missing")),
    ...group("mine", SECTION, words("一週日誌待彙報", "Weeks to report to the unit head"), weeks(toReport)),
    ...group("mine", SECTION, words("一週彙報待核閱", "Weeks reported to you"), weeks(toNote)),
  ];
}
