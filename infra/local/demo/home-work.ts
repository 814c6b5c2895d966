// Three work from home by approval: their weeks set a month before, their hours and logs, overtime, and what waits for the superior.
import { addDays, type Day } from "../../../functions/shared/time/day.ts";
import { isCalendarKnown, mondayOf, works } from "./days.ts";
import { type DemoCity, PERSONNEL, SUPERVISOR, WORKER } from "./demo-city.ts";
import { OFFICE } from "./people.ts";

/** Who is at home on which weekdays before today, and today. */
const AT_HOME = {
  [WORKER]: [2, 0],
  "ayi@household": [3, 0],
  "boya@household": [2, 0],
} as const;
const ALL = Object.keys(AT_HOME) as (keyof typeof AT_HOME)[];
const APPLICANT = "enmei@household";

/** Their weeks are set long before the first of them begins, as the text wants it. */
export async function approvedAtHome(city: DemoCity): Promise<void> {
  await city.done("center@city", `POST /v1/agencies/${OFFICE}/standing`, {
    kind: "government",
    city: "tainan",
    document: "組織自治條例",
  });
  await adopted(city, HOUSEHOLD, "ey-draft", "other-home-work");
  await adopted(city, HOUSEHOLD, "yilan-hours", "hours");
  await Promise.all(ALL.map(person => granted(city, person)));
  for (const week of weeksAtHome(city)) {
    const rows = ALL.map(person => ({ person, days: homeDays(city, AT_HOME[person], week) }));
    await city.done(SUPERVISOR, `POST /v1/home-weeks/${week}`, { rows });
  }
}

/** Whose adoption it is, and the two who decide it. */
export interface Office {
  readonly agency: string;
  readonly personnel: string;
  readonly supervisor: string;
}
const HOUSEHOLD: Office = { agency: OFFICE, personnel: PERSONNEL, supervisor: SUPERVISOR };

export async function adopted(
  city: DemoCity,
  { agency, personnel, supervisor }: Office,
  profile: string,
  activity: string,
): Promise<void> {
  const adoptions = `POST /v1/agencies/${agency}/adoptions`;
  const terms = { profile, version: 1, activity, from: city.days.day(19), document: "府人考字第114099號" };
  const { adoptions: all } = await city.done(personnel, adoptions, terms);
  await city.done(supervisor, `${adoptions}/${Object.keys(all).length}/confirmation`);
}

async function granted(city: DemoCity, person: string): Promise<void> {
  await appliedFor(city, person, { ...DRAFT, from: city.days.day(19), priorityGround: "child-care" });
  await city.done(SUPERVISOR, `POST /v1/people/${person}/applications/1/decision`, {
    granted: true,
    findings: { noPublicContact: true, noSpecialEquipment: true, highAutonomy: true, lowSecrecy: true },
    terms: { content: "戶籍登記公文之收發與陳核", hours: "08:00–12:00、13:00–17:00" },
  });
}

const DRAFT = { regulation: "ey-draft" };

/** Applied for and pledged. */
export async function appliedFor(
  city: DemoCity,
  person: string,
  asked: { readonly regulation: string; readonly from: Day } & Readonly<Record<string, unknown>>,
): Promise<void> {
  const applications = `/v1/people/${person}/applications`;
  await city.done(person, `POST ${applications}`, {
    ...{ activity: "other-home-work", to: addDays(asked.from, 80) },
    ...{ placeKind: "residence", place: "住居所", contacts: "公務分機轉接、即時通訊", ...asked },
  });
  const { body } = await city.ask(person, `GET ${applications}/1/pledge`);
  await city.done(person, `POST ${applications}/1/pledge`, { text: body.digest });
}

/** What waits for the superior two days ago: an application, wishes for the week to come, logs to review. */
export async function workedAtHome(city: DemoCity): Promise<void> {
  await Promise.all([
    appliedFor(city, APPLICANT, { ...DRAFT, from: city.days.day(-3), priorityGround: "own-pregnancy" }),
    city.file(PERSONNEL, `/v1/attendance/import?agency=${OFFICE}`, attendanceFile(city)),
    ...ALL.map((person, at) => wished(city, person, at)),
    ...ALL.filter(person => wasAtHome(city, person, 2)).map(person => logged(city, person)),
    assigned(city, 2),
  ]);
  await assigned(city, -1);
}

async function wished(city: DemoCity, person: string, at: number): Promise<void> {
  const week = addDays(mondayOf(city.days.day(0)), 7);
  const days = [addDays(week, at), addDays(week, at + 2)];
  await city.done(person, `POST /v1/people/${person}/roster/wish`, { week, days });
}

async function logged(city: DemoCity, person: string): Promise<void> {
  const items = [
    { item: "公文收發", how: "電子交換收文 14 件、發文 6 件", progress: "on-schedule" },
    { item: "戶籍登記公文", how: "陳核 5 件，2 件待補正", progress: "behind" },
  ];
  const log = { hours: "08:00-12:00、13:00-17:00", items };
  await city.done(person, `POST /v1/people/${person}/logs/${city.days.day(2)}`, log);
}

/** As the attendance system of the agency hands it out. */
function attendanceFile(city: DemoCity): string {
  const rows = [5, 4, 3].flatMap(ago =>
    ALL.map((person, at) => [person, city.days.day(ago), `07:5${ago + at}`, `17:0${at + ago}`]),
  );
  return [["帳號", "上班日期", "上班時間", "下班時間"], ...rows].map(cells => cells.join(",")).join("\r\n");
}

/** One evening was worked and is claimed the day after; another is still to come. */
const OVERTIME = `/v1/people/${WORKER}/overtime`;
const evening = (city: DemoCity, ago: number) => ({
  from: city.days.at(ago, "18:00"),
  until: city.days.at(ago, "20:00"),
});

async function assigned(city: DemoCity, ago: number): Promise<void> {
  if (!isCounted(city, ago)) return;
  await city.done(SUPERVISOR, `POST ${OVERTIME}/assign`, {
    ...evening(city, ago),
    ...{ category: "general", task: "公文電子交換系統換版" },
    ...{ urgency: "翌日上午須恢復收文", necessity: "下班後才能停機", reasonableness: "一人二小時可完成" },
  });
}

export async function claimed(city: DemoCity): Promise<void> {
  if (!isCounted(city, 2)) return;
  const evidence = [{ kind: "delivered-file", reference: "府研智字第1150012399號" }];
  await city.done(WORKER, `POST ${OVERTIME}/1/claim`, { ...evening(city, 2), evidence, wanted: "leave" });
}

/** Hours are counted with the days around them: of a year without a calendar nobody assigns any. */
function isCounted(city: DemoCity, ago: number): boolean {
  const day = city.days.day(ago);
  return isCalendarKnown(addDays(day, -9)) && isCalendarKnown(addDays(day, 9));
}

export function weeksAtHome({ days }: DemoCity): readonly Day[] {
  return [...new Set([3, 2, 0].map(ago => mondayOf(days.day(ago))))];
}

/** Working days alone, the newest first, and two a week stay for the office. */
export function homeDays({ days }: DemoCity, agos: readonly number[], week: Day): readonly Day[] {
  const working = [0, 1, 2, 3, 4, 5, 6].map(offset => addDays(week, offset)).filter(works);
  const wanted = agos.map(ago => days.day(ago)).filter(day => working.includes(day));
  const most = Math.max(0, working.length - 2);
  return wanted.toSorted().slice(Math.max(0, wanted.length - most));
}

function wasAtHome(city: DemoCity, person: keyof typeof AT_HOME, ago: number): boolean {
  const day = city.days.day(ago);
  return homeDays(city, AT_HOME[person], mondayOf(day)).includes(day);
}
