// The pages of attendance and logs: the clock says what comes next, a log stands as its form has it, what is missing and late is seen.
import { expect, test } from "vitest";
import { LOG_COLUMNS, logsFrom } from "../../functions/attendance/sheets.ts";
import type { PageContent } from "../../functions/console/door/reply.ts";
import type { Member } from "../../functions/console/door/visit.ts";
import { agencyAttendancePage, stateOf } from "../../functions/console/home-work/agency-attendance.ts";
import { homeWeekPage, showHomeWeek } from "../../functions/console/home-work/home-week.ts";
import { logFormPage, logOdt, logSheet } from "../../functions/console/home-work/log-form.ts";
import type { HomeWeekShown } from "../../functions/console/home-work/log-words.ts";
import { myDayPage } from "../../functions/console/home-work/my-day.ts";
import { teamLogsPage } from "../../functions/console/home-work/team-logs.ts";
import { readZip } from "../../functions/reports/zip.ts";
import type { Route } from "../../functions/shared/http/route.ts";
import { readSheet } from "../../functions/shared/sheet/sheet.ts";
import { instantOf } from "../../functions/shared/time/calendar.ts";
import { addDays } from "../../functions/shared/time/day.ts";
import { readerOf } from "./reader.ts";

const WEEK = "2021-06-28";
const [TUESDAY, WEDNESDAY] = [addDays(WEEK, 1), addDays(WEEK, 2)];
const AT = instantOf(addDays(WEEK, 3), "10:00");
const [WHO, OWN] = ["ann@household", "somebody@household"];
const log = {
  ...{ sent: instantOf(WEDNESDAY, "00:30"), late: true, behind: true, to: "boss@household" },
  hours: "08:00-17:00",
  items: [
    { item: "收文<1>", how: "登錄 12 件", progress: "on-schedule" as const },
    { item: "清查", how: "三分之一", progress: "behind" as const },
  ],
};
const spans = [
  { from: instantOf(TUESDAY, "22:00"), until: instantOf(WEDNESDAY, "01:30"), method: "app" as const },
];
const figures = { homeDays: 2, logs: 1, late: 1, missing: 1, behind: 1 };
const week: HomeWeekShown = {
  ...{ person: WHO, agency: "household-office", unit: "r1", title: "課員", week: WEEK, checks: [], figures },
  days: Array.from({ length: 7 }, (_, at) => {
    const day = addDays(WEEK, at);
    const isHome = day === TUESDAY || day === WEDNESDAY;
    return { day, isHome, isLogged: isHome, spans: [], ...(day === TUESDAY && { spans, log }) };
  }),
};
const row = {
  ...{ person: WHO, unit: "r1", figures },
  days: week.days.map(({ day, isLogged }) => ({
    day,
    isLogged,
    minutes: day === TUESDAY ? 210 : 0,
    ...(day === TUESDAY && { log }),
  })),
};
const superior = () => readerOf({ roles: ["supervisor"], at: AT });
const worker = () => readerOf({ roles: ["worker"], at: AT });
const own = { ...week, person: OWN };
const mainOf = (page: { readonly main: unknown }) => String(page.main);
const duties = { applications: [], apart: undefined, loans: {}, supplies: [] };

test("the clock offers to come in, and to go out once one is in", () => {
  const text = mainOf(myDayPage(worker(), { ...duties, week: own, key: "k" }));
  expect(text).toMatch(/action="\/console\/acts\/clockIn\?person=somebody/);
  const open = { day: addDays(WEEK, 3), from: instantOf(addDays(WEEK, 3), "08:00") };
  expect(mainOf(myDayPage(worker(), { ...duties, week: { ...own, open }, key: "k" }))).toMatch(
    /acts\/clockOut/,
  );
});

test("one's own week: a day without a log says so, a late one too, and times past midnight are of their day", () => {
  const text = mainOf(myDayPage(worker(), { ...duties, week: own, key: "k" }));
  expect(text).toContain("缺日誌");
  expect(text).toContain("逾時");
  expect(text).toContain("22:00–25:30");
  expect(text).toContain("APP 打卡");
  expect(text).toMatch(/acts\/sendLog\?person=somebody%40household&amp;day=2021-06-30/);
});

test("whoever reviews sees what was done beside the sessions of the day, and nobody reviews their own", () => {
  const text = mainOf(homeWeekPage(superior(), week, []));
  expect(text).toContain("收文&lt;1&gt;");
  expect(text).toContain("當日沒有連線");
  expect(text).toMatch(/acts\/reviewLog\?person=ann%40household&amp;day=2021-06-29/);
  expect(text).toMatch(/acts\/reportLogWeek\?/);
  expect(mainOf(homeWeekPage(worker(), own, []))).not.toMatch(
    /acts\/(reviewLog|correctAttendance|reportLogWeek)/,
  );
});

test("the unit of somebody of another agency is called as that agency calls it", async () => {
  const ask = async ({ name }: Route, { params }: { params?: { agency?: string } } = {}) => {
    if (name === "readHomeWeek") return { ...week, agency: "police-bureau" };
    if (name !== "listUnits") return { rows: [] };
    return { rows: [{ unit: "r1", name: params?.agency === "police-bureau" ? "督察科" : "登記課" }] };
  };
  const reader = { ...readerOf({ roles: ["auditor"], at: AT }), api: { ask } } as unknown as Member;
  const text = mainOf((await showHomeWeek(reader)) as PageContent);
  expect(text).toContain("督察科");
  expect(text).not.toContain("登記課");
});

test("a superior's page: what waits first, each with the way to it", () => {
  const waiting = {
    own: [],
    team: [
      {
        person: WHO,
        days: [
          { day: TUESDAY, what: "to-review" },
          { day: WEDNESDAY, what: "missing" },
        ],
      },
    ],
    ...{ toReport: [{ person: WHO, week: "2021-06-21" }], toNote: [] },
  };
  const text = mainOf(
    teamLogsPage(superior(), { week: WEEK, of: "somebody@household", rows: [row], waiting }),
  );
  expect(text).toContain(`/home-week/${WEEK}#d${TUESDAY}`);
  expect(text).toContain("待彙報單位主管");
  expect(text).toContain("3 小時 30 分鐘");
});

test("the agency's state of a week, on the page and as a row of the file", () => {
  const units = [{ unit: "r1", name: "登記課" }];
  expect(stateOf(row).unit).toBe("r1");
  expect(stateOf(row, units)).toEqual({
    ...{ person: WHO, unit: "登記課", homeDays: 2, logs: 1, late: 1, missing: 1 },
    ...{ unreviewed: 1, minutes: 210, reported: "否" },
  });
  const visit = readerOf({ roles: ["personnel"], at: AT });
  const text = mainOf(agencyAttendancePage(visit, { week: WEEK, rows: [row] }, units));
  expect(text).toContain("匯出 CSV");
  // By its name; of one that is not known, the code is all there is.
  expect(text).toContain(">登記課</td>");
  expect(text).not.toContain(">r1<");
  expect(mainOf(agencyAttendancePage(visit, { week: WEEK, rows: [row] }))).toContain(">r1</td>");
});

const form = { person: WHO, agency: "household-office", unit: "登記課", title: "課員", day: TUESDAY, log };

test("the form on paper has exactly its columns, and one box ticked for each item", () => {
  const text = mainOf(logFormPage(worker(), form));
  const columns = [...text.matchAll(/<th scope="(?:row|col)">([^<]*)</g)].map(([, name]) => name);
  expect(columns).toEqual([
    ...["上班日期", "上班時間", "單位", "職稱", "姓名"],
    ...["工作項目", "執行情形", "工作進度說明"],
  ]);
  expect(text).toContain("☐超前進度 ☑符合進度 ☐進度落後");
  expect(text.match(/☑/g)).toHaveLength(2);
});

test("the form as a file: an OpenDocument text whose kind comes first, and a sheet that is taken in as it was", () => {
  const files = readZip(logOdt(form, "範例人員")) ?? [];
  expect(files[0]?.name).toBe("mimetype");
  expect(Buffer.from(files[0]?.bytes ?? []).toString()).toBe("application/vnd.oasis.opendocument.text");
  const content = Buffer.from(files.find(({ name }) => name === "content.xml")?.bytes ?? []).toString();
  for (const text of ["居家辦公工作日誌", "110年6月29日", "範例人員", "收文&lt;1&gt;", "☑進度落後"])
    expect(content).toContain(text);
  const { rows, faults } = readSheet(logSheet(form), LOG_COLUMNS);
  expect(faults).toEqual([]);
  const { items, hours } = log;
  expect(logsFrom(rows as never).logs).toMatchObject([{ day: TUESDAY, content: { hours, items } }]);
});
