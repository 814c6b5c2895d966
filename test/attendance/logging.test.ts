// A work log sent, late, amended, reviewed and reported: what is refused by which clause, and what waits for whom.
import { expect, test } from "vitest";
import {
  figuresOf,
  findMissing,
  loggedDays,
  noteWeek,
  reportWeek,
  review,
  send,
} from "../../functions/attendance/logging.ts";
import { logsFrom } from "../../functions/attendance/sheets.ts";
import { spansFrom, spansText } from "../../functions/attendance/times.ts";
import { openIn, type WorkLogEvent, type WorkLogs, workLogLaw } from "../../functions/attendance/work-log.ts";
import type { Draft } from "../../functions/shared/journal/change.ts";
import { instantOf } from "../../functions/shared/time/calendar.ts";
import { AGENCY } from "../house/city.ts";
import { approvals, day, days, person, refusals, roster, WEEK } from "../rosters/told.ts";

const TUESDAY = day(2);
const at = (time: string, on = TUESDAY) => instantOf(on, time);
const item = (progress: "ahead" | "on-schedule" | "behind" = "on-schedule") => ({
  item: "收文",
  how: "登錄",
  progress,
});
const content = { hours: "08:00-17:00", items: [item()] };
const sending = (more = {}) => ({
  day: TUESDAY,
  agency: AGENCY,
  content,
  text: "d",
  to: "boss",
  at: at("17:00"),
  ...more,
});

const fold = (drafts: readonly Draft<WorkLogEvent>[], recordedAt = at("17:00")) => {
  let state: WorkLogs | undefined;
  for (const { event } of drafts)
    state = workLogLaw.evolve(state, { event, by: { person: "boss" }, recordedAt } as never);
  return state;
};
const reviewed = { day: TUESDAY, agency: AGENCY, accepted: true, note: "符合" };
const reporting = {
  week: WEEK,
  agency: AGENCY,
  homeDays: days(2),
  at: at("18:00"),
  workload: "proper",
  note: "適當",
  to: "head",
} as const;
const codes = (act: () => unknown) => refusals(act).map(each => each.split(" ")[0]);

test("a log is late once its day is over, and stays what it was when it is sent again", () => {
  const inTime = send(undefined, sending({ at: at("23:59") }));
  const late = send(undefined, sending({ at: at("00:00", day(3)) }));
  expect([inTime[0].event, late[0].event]).toMatchObject([{ late: false }, { late: true }]);
  const again = fold([...late, ...send(fold([...late]), sending({ at: at("09:00", day(3)) }))]);
  expect(again?.logs[TUESDAY]).toMatchObject({ late: true, amended: at("17:00") });
});

test("whatever is behind is seen without reading it", () => {
  const [{ event }] = send(
    undefined,
    sending({ content: { ...content, items: [item("ahead"), item("behind")] } }),
  );
  expect(event).toMatchObject({ behind: true });
});

test.each<readonly [string, () => unknown, readonly string[]]>([
  ["of tomorrow", () => send(undefined, sending({ day: day(3) })), ["log-to-come"]],
  ["of last year", () => send(undefined, sending({ day: "2020-07-07" })), ["log-too-old"]],
  [
    "that was found right",
    () =>
      send(
        fold([...send(undefined, sending()), ...review(fold([...send(undefined, sending())]), reviewed)]),
        sending(),
      ),
    ["log-reviewed"],
  ],
  ["that nobody sent, reviewed", () => review(undefined, reviewed), ["log-missing"]],
  [
    "of a week without any, reported",
    () => reportWeek(undefined, { ...reporting, homeDays: [] }),
    ["nothing-to-report"],
  ],
  [
    "unreviewed in a week still under way, reported",
    () => reportWeek(fold([...send(undefined, sending())]), { ...reporting, homeDays: days(2, 5) }),
    ["week-not-over", "logs-unreviewed"],
  ],
  ["of a Tuesday as a week", () => reportWeek(undefined, { ...reporting, week: TUESDAY }), ["not-a-week"]],
  [
    "of a week nobody reported, read",
    () => noteWeek(undefined, { week: WEEK, agency: AGENCY }),
    ["week-not-reported"],
  ],
])("a log %s is refused", (_, act, expected) => {
  expect(codes(act)).toEqual(expected);
});

test("every refusal names its clauses", () => {
  expect(refusals(() => review(undefined, reviewed))).toEqual([
    "log-missing ey-draft/7b keelung-pregnancy/5.3.2",
  ]);
  expect(refusals(() => send(undefined, sending({ day: day(3) })))).toEqual([
    "log-to-come ey-draft/7a keelung-pregnancy/5.3.2",
  ]);
});

test("from sent to read: before whom it lies, and when it is done with", () => {
  const drafts: Draft<WorkLogEvent>[] = [...send(undefined, sending())];
  const boards = () => workLogLaw.boards?.(fold(drafts) as WorkLogs, "WORKLOG#w") ?? {};
  const steps = [boards()];
  drafts.push(...review(fold(drafts), { ...reviewed, accepted: false }));
  expect(openIn(fold(drafts) as WorkLogs)).toMatchObject([{ what: "to-amend" }]);
  drafts.push(...send(fold(drafts), sending()));
  drafts.push(...review(fold(drafts), reviewed));
  expect(openIn(fold(drafts) as WorkLogs)).toMatchObject([{ what: "to-report" }]);
  drafts.push(...reportWeek(fold(drafts), reporting));
  steps.push(boards());
  drafts.push(...noteWeek(fold(drafts), reporting));
  steps.push(boards());
  expect(steps).toEqual([
    { board1: ["WORKLOG#boss", "WORKLOG#w"] },
    { board2: ["WORKLOG#head", "WORKLOG#w"] },
    {},
  ]);
});

test("a log is asked of a day at home, not on leave, under a regulation that asks for one", () => {
  const of = { person: person(), approvals: approvals(["ey-draft"]), roster: roster({ days: days(2, 4) }) };
  expect(loggedDays(of, WEEK)).toEqual(days(2, 4));
  const leave = person({ leaves: [{ from: at("00:00", day(4)), until: at("24:00", day(4)) }] });
  expect(loggedDays({ ...of, person: leave }, WEEK)).toEqual(days(2));
  expect(loggedDays({ ...of, approvals: approvals(["twse-2023"]) }, WEEK)).toEqual([]);
  const when = { at: at("09:00", day(5)), to: "boss" };
  const found = findMissing(fold([...send(undefined, sending())]), of, when);
  expect(found.map(({ event }) => event)).toEqual([
    { type: "LogFoundMissing", day: day(4), agency: AGENCY, to: "boss" },
  ]);
  expect(findMissing(fold([...send(undefined, sending()), ...found]), of, when)).toEqual([]);
  expect(figuresOf(fold([...found]), { week: WEEK, homeDays: days(2, 4) })).toMatchObject({
    homeDays: 2,
    missing: 2,
  });
});

test("rows of a sheet are a log a day, the date in the first or in all of them", () => {
  const record = (day: string | null, hours: string | null = null) => ({ day, hours, ...item() });
  const rows = [
    record(null),
    record(TUESDAY, "08:00-17:00"),
    record(null),
    record(day(3), "x"),
    record(TUESDAY),
  ];
  const { logs, strays } = logsFrom(rows.map((each, at) => ({ row: at + 2, record: each })));
  expect(strays).toEqual([2]);
  expect(logs.map(({ day, content, rows }) => [day, content.items.length, rows])).toEqual([
    [TUESDAY, 3, [3, 4, 6]],
    [day(3), 1, [5]],
  ]);
});

test("times of a day as people write them, past midnight too, read back as they were", () => {
  const spans = spansFrom(TUESDAY, ["08:00-12:00", "22:00～25:30"]);
  expect(spans[1]).toEqual({ from: at("22:00"), until: at("01:30", day(3)) });
  expect(spansText(TUESDAY, spans)).toEqual(["08:00-12:00", "22:00-25:30"]);
  for (const wrong of ["8 to 12", "08:00", "08:00-44:00", "08:61-09:00", "08:00-09:00-10:00"])
    expect(codes(() => spansFrom(TUESDAY, [wrong]))).toEqual(["times-unreadable"]);
});
