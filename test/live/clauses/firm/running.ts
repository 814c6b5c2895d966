// While the firm works at home: trainings, supervisors, controls, duties, checks and the switch that stops it all.
import { expect } from "vitest";
import { BROKER } from "../../open-gate.ts";
import { ADMIN, PERSONNEL, type Scene, SUPERVISOR, WORKER } from "../scene.ts";
import { business, by, DUTIES, FIRM, file, OF_THE_FIRM, TODAY, TRADING, through } from "./acts.ts";

const AUDITOR = "auditor@city";
/** Who has no terminal on loan. */
const STRANGER = "ayi@household";

export const RUNNING_SCENES: readonly Scene[] = [
  {
    proves: ["twse-2023/2.2.12"],
    async play(stage) {
      const { act, refuses, holds, shows } = stage;
      await refuses("twse-2023/2.2.12", through(stage));
      const held = { dated: TODAY, topic: "居家辦公資安", document: "簽到冊 112-3", people: [WORKER] };
      await act("holdTraining", by(PERSONNEL, held));
      await holds("twse-2023/2.2.12", through(stage));
      await refuses("twse-2023/2.2.12", through(stage, { at: "2024-04-11T10:00:00+08:00" }));
      await shows("showFirm", FIRM, "居家辦公資安", "簽到冊 112-3", "113/04/10");
    },
  },
  {
    proves: ["twse-2023/3.5.3"],
    async play(stage) {
      const { act, refuses, holds, shows } = stage;
      const at = (time: string) => through(stage, { at: `${TODAY}T${time}:00+08:00` });
      await refuses("twse-2023/3.5.3", at("10:00"));
      await shows("showFirm", FIRM, "2023-10-11 交易時間無人監督");
      const { body } = await act(
        "nameSupervisor",
        by(PERSONNEL, { supervisor: SUPERVISOR, ...TRADING, ends: "12:00" }),
      );
      await holds("twse-2023/3.5.3", at("11:59"));
      await refuses("twse-2023/3.5.3", at("12:00"));
      // After trading nobody has to.
      await holds("twse-2023/3.5.3", at("13:30"));
      const { turn } = body.turns[0];
      await act("removeSupervisor", by(PERSONNEL, { turn, reason: "改排" }));
      await act("nameSupervisor", by(PERSONNEL, { supervisor: SUPERVISOR, ...TRADING }));
      await holds("twse-2023/3.5.3", at("12:00"));
      await shows("showFirm", FIRM, "09:00–13:30");
    },
  },
  {
    proves: ["twse-2023/3.4.1"],
    async play(stage) {
      const { act, asks, refuses, holds, refusedOnRecord, notOnRecord, shows } = stage;
      await act("filePaper", file("security-controls", { edition: "2.0" }));
      await refuses("twse-2023/3.4.1", through(stage));
      await refusedOnRecord("twse-2023/3.4.1", await asks({ mfa: true, business: "brokerage" }));
      await act("filePaper", file("security-controls"));
      await holds("twse-2023/3.4.1", through(stage));
      const session = await asks({ mfa: true, business: "brokerage" });
      await notOnRecord("twse-2023/3.4.1", session);
      await shows(
        "showSession",
        { by: "center@city", of: { session } },
        "資安管控版次",
        "security-controls-1",
      );
    },
  },
  {
    proves: [
      ...([
        "twse-2023/3.1.1",
        "twse-2023/3.2.1",
        "twse-2023/3.1.4",
        "twse-2023/3.1.7",
        "twse-2023/3.2.8",
      ] as const),
      ...(["twse-2023/3.2.4", "twse-2023/3.2.7", "twse-2023/3.3.1", "twse-2023/3.3.2"] as const),
    ],
    async play({ act, shows }) {
      const beside = ["good-faith", "calls", "personal-trading", "video", "limits", "premises"];
      for (const paper of beside) await act("filePaper", file(paper));
      await act("notifyEmergency", by(PERSONNEL, { ...business("proprietary"), papersDue: "2023-10-20" }));
      const clauses = ["3.1.1", "3.2.1", "3.1.4", "3.1.7", "3.2.8", "3.2.4", "3.2.7", "3.3.1", "3.3.2"];
      const cited = clauses.map(each => `twse-2023/${each}`);
      await shows(
        "showFirmDuties",
        DUTIES,
        ...cited,
        ...beside.map(each => `${each}-1`),
        "112/10/11",
        "您的教育訓練有效至",
      );
    },
  },
  {
    proves: ["twse-2023/2.2.5.5", "twse-2023/3.6"],
    async play({ act, shows }) {
      await shows("showFirm", FIRM, "公司網站首頁公告", "內部控制與查核程序");
      await act("filePaper", file("publication", { document: "https://firm.example/home-work" }));
      await act("filePaper", file("internal-control", { document: "內控 CA-21110" }));
      const digest = "ab".repeat(32);
      await act("filePaper", file("conflicts", { digest }));
      // Whoever audits sees all the material with its numbers.
      const material = ["https://firm.example/home-work", "內控 CA-21110", digest];
      await shows(
        "showFirm",
        { by: "auditor@city", query: OF_THE_FIRM },
        ...material,
        "statement-1",
        "第 4 次董事會",
        "簽到冊 112-3",
      );
    },
  },
  {
    proves: ["twse-2023/3.1.5", "twse-2023/3.2.6", "twse-2023/3.5.4"],
    async play({ act, shows }) {
      const check = (about: string, name: string, method: string, outcome = "in-order") =>
        by(SUPERVISOR, { about, business: name, dated: TODAY, method, outcome, note: "均標示居家辦公" });
      await act("recordCheck", check("recordings", "brokerage", "抽 10 通比對存檔"));
      await act("recordCheck", check("recordings", "proprietary", "抽 5 通比對存檔", "findings"));
      await act("recordCheck", check("conflicts", "brokerage", "比對個人交易帳戶"));
      const clauses = ["twse-2023/3.1.5", "twse-2023/3.2.6", "twse-2023/3.5.4"];
      await shows(
        "showFirm",
        FIRM,
        ...clauses,
        "抽 10 通比對存檔",
        "抽 5 通比對存檔",
        "有缺失",
        "比對個人交易帳戶",
      );
    },
  },
  {
    proves: ["twse-2023/2.2.7.1d"],
    async play({ act, gate, trip, plug, shows }) {
      const patched = (updatedOn: string, more = {}) => plug("wired", { details: { updatedOn, ...more } });
      const listed = async () => {
        const { body } = await gate.done("GET /v1/agencies/household-office/patches", PERSONNEL);
        return body.rows
          .filter(({ terminal }: { terminal: string }) => terminal === trip.propertyNo)
          .map(({ standing, days }: { standing: string; days?: number }) => [standing, days]);
      };
      expect(await listed()).toEqual([["unreported", undefined]]);
      await shows("showFirm", FIRM, trip.propertyNo, "未回報", "逾 30 日");
      await patched("2023-09-11");
      expect(await listed()).toEqual([]);
      await patched("2023-09-10", { securityUpdates: 7 });
      expect(await listed()).toEqual([["behind", 31]]);
      await shows("showFirm", FIRM, trip.propertyNo, "112/09/10", "待裝安全更新");
      await plug("wired");
      await act("filePaper", file("patching"));
      const held = { dated: TODAY, topic: "釣魚郵件與弱點修補", document: "簽到冊 112-4", people: [WORKER] };
      await act("holdTraining", by(PERSONNEL, held));
      await shows("showFirm", FIRM, "patching-1", "釣魚郵件與弱點修補");
    },
  },
  {
    proves: ["twse-2023/2.2.7.1c"],
    async play({ act, gate, trip, shows }) {
      const asks = (times: number) => ask(times).then(() => gate.control("drain"));
      const ask = async (times: number) => {
        const body = { terminal: trip.propertyNo, endpoint: BROKER };
        for (let time = 0; time < times; time++) await act("askSession", { by: STRANGER, body });
      };
      const found = async (account: string) => {
        const { body } = await gate.done("GET /v1/oddities?system=household", account);
        return body.rows.filter(({ person }: { person: string }) => person === STRANGER);
      };
      const told = async (account: string) => {
        const { body } = await gate.done("GET /v1/notices", account);
        return body.rows.filter(({ page }: { page: string }) => page === "/console/sessions/oddities").length;
      };
      await asks(9);
      expect([await found(ADMIN), await told(ADMIN)]).toEqual([[], 0]);
      await asks(3);
      expect(await found(ADMIN)).toMatchObject([{ rule: "refusals", count: 10, foundTimes: 1 }]);
      expect([await told(ADMIN), await told(SUPERVISOR), await told(PERSONNEL)]).toEqual([1, 1, 0]);
      // Each request is once in the trail.
      const { body } = await gate.done(`GET /v1/sessions/search?person=${STRANGER}&from=${TODAY}`, AUDITOR);
      expect(body.rows).toHaveLength(12);
      const check = { about: "operations", business: "brokerage", dated: TODAY, outcome: "in-order" };
      const looked = { method: "逐筆檢視遭拒要求", note: "誤用他人電腦" };
      await act("recordCheck", by(SUPERVISOR, { ...check, ...looked }));
      await shows("showFirm", FIRM, "逐筆檢視遭拒要求");
      for (const account of [ADMIN, SUPERVISOR, AUDITOR])
        await shows("showOddities", { by: account }, "短時間內屢次遭拒", STRANGER, "遭拒 10 次以上");
    },
  },
  {
    proves: ["twse-2023/2.2.7.3"],
    async play(stage) {
      const { act, refuses, holds, shows } = stage;
      await holds("twse-2023/2.2.7.3");
      const scope = { kind: "system", id: "household" };
      const { body } = await act("stopConnections", { by: ADMIN, body: { scope, reason: "流量異常" } });
      await refuses("twse-2023/2.2.7.3");
      await shows("showStops", { by: ADMIN }, "流量異常");
      await act("liftStop", {
        by: "admin2@household",
        of: { stop: body.stop },
        body: { reason: "查明為誤報" },
      });
      await holds("twse-2023/2.2.7.3");
    },
  },
];
