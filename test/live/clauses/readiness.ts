// Clauses that an agency keeps before anything leaves, and those that are there to be read.
import type { ClauseId } from "../../../functions/shared/rules/clauses.ts";
import { AGENCY, review } from "../custody-story.ts";
import { CENTER, RECORDS, type Scene, SUPERVISOR, WORKER } from "./scene.ts";

const of = { agency: AGENCY };
const letter = "府研智字第1100681935號";

const READ: readonly (readonly [ClauseId, ...string[]])[] = [
  ["tainan-2021/1", "檔資字第1100022201號", "110/05/27"],
  ["tainan-2021/2b", "http://login.tainan.gov.tw"],
  ["tainan-2021/3.6a", "http://login.tainan.gov.tw", "防疫居家辦公專區"],
  ["tainan-2021/3.6b", "https://cs.archives.gov.tw/product", "居家辦公/異地辦公之注意事項"],
  ["tainan-2021/cc", "智慧發展中心", "各區公所"],
  ["ey-draft/1", "居家辦公參考原則（草案）"],
  ["keelung-pregnancy/1", "懷孕或配偶懷孕期間實施居家辦公作業規範"],
  ["keelung-pregnancy/5.4.6", "穿著"],
  ["twse-2023/3.4.4", "臺證輔字第1120503225號", "視訊會議"],
  ["yilan-hours/1.1", "服勤實施辦法"],
  ["yilan-hours/3.4", "健康檢查"],
  ["yilan-hours/3.5", "https://law.moj.gov.tw"],
];

export const READINESS: readonly Scene[] = [
  ...READ.map(
    ([clause, ...words]): Scene => ({
      proves: [clause],
      async play(stage) {
        await stage.shows("showRules", { by: WORKER, query: { clause } }, ...words);
      },
    }),
  ),
  {
    proves: ["tainan-2021/0"],
    async play({ act, shows }) {
      const unrelayed = `href="/console/agency?agency=${AGENCY}"`;
      await shows("showAgency", { by: CENTER }, "尚無轉知紀錄之機關", unrelayed);
      const relay = { notice: letter, relayedTo: ["各戶政事務所"], relayedAt: "2021-06-03T15:00:00+08:00" };
      await act("relayNotice", { by: SUPERVISOR, of, body: relay });
      await shows("showAgency", { by: SUPERVISOR }, letter, "各戶政事務所");
    },
  },
  {
    proves: ["tainan-2021/2a"],
    async play({ act, denied, shows }) {
      const call = (planRef: string) => ({ by: RECORDS, of, body: { ...review, planRef } });
      await denied("tainan-2021/2a", "plan-missing", "reviewReadiness", call(""));
      await act("reviewReadiness", call("應變計畫 110-2"));
      await shows("showAgency", { by: SUPERVISOR }, "應變計畫 110-2", "府人考字第1090425967號");
    },
  },
  {
    proves: ["tainan-2021/3.1a"],
    async play({ act, refuses, holds, shows }) {
      await act("reviewReadiness", { by: RECORDS, of, body: { ...review, people: ["admin@household"] } });
      await refuses("tainan-2021/3.1a");
      await shows("showAgency", { by: SUPERVISOR }, '="admin@household">');
      await act("reviewReadiness", { by: RECORDS, of, body: review });
      await holds("tainan-2021/3.1a");
    },
  },
  {
    proves: ["tainan-2021/3.1b"],
    async play({ act, refuses, holds, shows }) {
      await act("reviewReadiness", { by: RECORDS, of, body: { ...review, drillRequired: true } });
      await refuses("tainan-2021/3.1b");
      await shows("showAgency", { by: SUPERVISOR }, "需要演練，尚未完成");
      const drill = { doneAt: "2021-06-04T09:30:00+08:00", participants: [WORKER] };
      await act("recordDrill", { by: RECORDS, of, body: drill });
      await holds("tainan-2021/3.1b");
      await shows("showAgency", { by: SUPERVISOR }, "110/06/04 09:30");
    },
  },
  {
    proves: ["tainan-2021/4e"],
    async play({ shows }) {
      const words = ["機敏", "公文交換", "公文管理"];
      await shows("showSystem", { by: "admin@household", of: { system: "household" } }, ...words);
      const beside = { by: "admin@household", of: { system: "household-dm" } };
      await shows("showSystem", beside, "機敏", "公文管理系統");
    },
  },
];
