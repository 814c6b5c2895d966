// Clauses about days worked at home: what is shown to whoever does, the clock, the work log, its review, the weekly report, checks.
import { agreed, EY, KEELUNG, withdrawn } from "./home-work.ts";
import { ADMIN, PERSONNEL, RECORDS, type Scene, type Stage, SUPERVISOR, WORKER } from "./scene.ts";

const WEEK = "2021-07-12";
const [TUESDAY, WEDNESDAY] = ["2021-07-13", "2021-07-14"];
const of = { person: WORKER };
const own = { by: WORKER, of };
const over = { by: SUPERVISOR, of };
const span = { from: "2021-07-05", to: "2021-07-30" };

let approved: readonly Awaited<ReturnType<typeof agreed>>[] = [];

async function atHome(stage: Stage): Promise<void> {
  const ey = await agreed(stage, { ...EY, ...span });
  const keelung = await agreed(stage, { ...KEELUNG, ...span, expectedOn: "2021-10-20" });
  approved = [ey, keelung];
  const rows = [{ person: WORKER, days: [TUESDAY, WEDNESDAY] }];
  await stage.act("setWeek", { by: SUPERVISOR, of: { week: WEEK }, body: { rows } });
}

/** Two days at home are set for a week to come, in which the others play. */
export const BEFORE_LOGS: readonly Scene[] = [
  {
    proves: ["ey-draft/13", "keelung-pregnancy/4.3.2", "keelung-pregnancy/5.3.3", "keelung-pregnancy/5.3.7"],
    async play(stage) {
      await atHome(stage);
      const { act } = stage;
      const item = { supplyKind: "monitor", brand: "範例牌", model: "24 吋", label: "物品 110-1" };
      const { body } = await act("registerSupply", { by: RECORDS, body: item });
      const supply = { supply: body.supply };
      const loan = { by: RECORDS, of: supply, body: { borrower: WORKER, dueOn: "2021-08-31" } };
      await act("lendSupply", loan);
      await act("extendSupply", { by: "property@household", of: supply, body: { dueOn: "2021-09-30" } });
      await stage.shows("showSupplies", { by: RECORDS }, supply.supply, "110/09/30");
      await stage.shows(
        "showMyDay",
        { by: WORKER },
        ...["保持通訊", "約定的聯絡方式", "機關提供的設備", stage.trip.propertyNo, supply.supply],
      );
      const back = { by: RECORDS, of: supply, body: { condition: "in-order", note: "點收無誤" } };
      await act("takeBackSupply", back);
      await stage.shows("showSupply", { by: RECORDS, of: supply }, "在庫", "點收無誤");
      await act("retireSupply", { by: RECORDS, of: supply, body: { reason: "已達使用年限" } });
    },
  },
];

const log = (day: string, progress = "on-schedule") => ({
  by: WORKER,
  of: { ...of, day },
  body: { hours: "08:00-12:00、13:00-17:00", items: [{ item: "收文登錄", how: "登錄 12 件", progress }] },
});
const ofDay = (day: string, body: object) => ({ by: SUPERVISOR, of: { ...of, day }, body });
const ofWeek = (body: object) => ({ by: SUPERVISOR, of: { ...of, week: WEEK }, body });

/** On the Thursday after: a day is over without a log. */
export const LOGS: readonly Scene[] = [
  {
    proves: ["ey-draft/14b"],
    async play({ act, denied, refuses, shows }) {
      const breach = { breachKind: "secrecy", severity: "light", reason: "將公文留存私人設備" };
      const body = { ...breach, caseReference: "人字第 12 號" };
      const spared = { ...over, body: { ...body, stop: false } };
      await denied("ey-draft/14a", "breach-must-stop", "recordBreach", spared);
      await act("recordBreach", { ...over, body });
      await refuses("ey-draft/14a");
      await shows("showPerson", { by: PERSONNEL, of }, "人字第 12 號", "保密義務");
      await act("reinstatePerson", { by: PERSONNEL, of, body: { reason: "調查完畢" } });
    },
  },
  {
    proves: ["ey-draft/8", "keelung-pregnancy/5.4.5"],
    async play({ act, denied, shows }) {
      await act("clockIn", { ...own, body: { method: "console" } });
      await denied("ey-draft/8", "clocked-in-already", "clockIn", { ...own, body: {} });
      await act("clockOut", { ...own, body: { method: "app" } });
      await denied("keelung-pregnancy/5.4.2", "not-clocked-in", "clockOut", { ...own, body: {} });
      const times = { times: ["08:00-12:00", "13:00-17:00"], reason: "忘記打卡" };
      await act("correctAttendance", ofDay(TUESDAY, times));
      const checked = { checkMethod: "video", checkResult: "present", note: "在線" };
      await act("checkAttendance", { ...over, by: PERSONNEL, body: checked });
      const page = { by: SUPERVISOR, of: { ...of, week: WEEK } };
      await shows("showHomeWeek", page, "主控台線上打卡", "主管更正", "忘記打卡", "視訊");
    },
  },
  {
    proves: ["keelung-pregnancy/5.3.4"],
    async play({ act, gate, shows }) {
      await act("suspendPerson", { by: PERSONNEL, of, body: { reason: "查明中" } });
      for (const step of ["drain", "timers", "drain"]) await gate.control(step);
      await shows("showDeliveries", { by: ADMIN, query: { standing: "sent" } }, WORKER, "語音聯絡");
      await shows("showMyDay", { by: WORKER }, "急要事項以電話、視訊或語音聯絡");
      await act("reinstatePerson", { by: PERSONNEL, of, body: { reason: "查明無誤" } });
    },
  },
  {
    proves: ["ey-draft/7a", "ey-draft/7b", "keelung-pregnancy/5.3.2", "keelung-pregnancy/5.5"],
    async play(stage) {
      const { act, denied, shows } = stage;
      await shows("showMyDay", { by: WORKER }, "缺日誌");
      await denied("ey-draft/7a", "log-to-come", "sendLog", log("2021-07-20"));
      await act("sendLog", log(TUESDAY));
      await shows("showMyDay", { by: WORKER }, "逾時");
      const week = { workload: "proper", note: "工作量適當" };
      await denied("ey-draft/7b", "logs-unreviewed", "reportLogWeek", ofWeek(week));
      await act("reviewLog", ofDay(TUESDAY, { accepted: false, note: "請補執行情形" }));
      await act("sendLog", log(TUESDAY, "behind"));
      await act("reviewLog", ofDay(TUESDAY, { accepted: true, note: "符合" }));
      const form = { by: SUPERVISOR, of: { ...of, day: TUESDAY } };
      await shows("showLogForm", form, "工作項目", "執行情形", "工作進度說明", "☑進度落後");
      await act("reportLogWeek", ofWeek(week));
      await act("noteLogWeek", ofWeek({}));
      const team = { by: SUPERVISOR, query: { week: WEEK } };
      await shows("showTeamLogs", team, "已審核", "缺日誌", "工作量適當", "適當");
      for (const one of approved) await withdrawn(stage, one);
    },
  },
];
