// Clauses about a securities firm's file: the businesses it applied for, its plan, trainings, supervisors, checks and controls; each makes
// the gate of the borrower's VPN endpoint refuse and open again.
import { AGENCY } from "../custody-story.ts";
import { agreed, withdrawn } from "./home-work.ts";
import { ADMIN, PERSONNEL, type Scene, type Stage, SUPERVISOR, WORKER } from "./scene.ts";

const of = { agency: AGENCY };
const FIRM = { by: PERSONNEL, query: of };
const DUTIES = { by: WORKER, query: of };
const TODAY = "2023-10-11";

const business = (name: string, more: object = {}) => ({
  ...{ business: name, premises: "epidemic-announced", from: TODAY, to: "2024-01-10" },
  ...{ liaison: SUPERVISOR, document: `證字-${name}` },
  ...more,
});
const by = (account: string, body: object) => ({ by: account, of, body });
const file = (paper: string, more: object = {}) =>
  by(PERSONNEL, { paper, document: `${paper}-1`, dated: TODAY, ...more });

/** The endpoint's own purpose says which business it is: two administrators recorded it. */
const through = ({ gate }: Stage, more: Readonly<Record<string, string>> = {}) => ({
  endpoint: gate.endpoint,
  ...more,
});

const PLAN = [
  ...(["checklist", "staffing", "procedures", "supervision", "privacy", "identity", "recording"] as const),
  ...(["test-report", "security-controls", "statement", "conflicts"] as const),
];

const TRADING = { from: TODAY, until: "2023-10-31", starts: "09:00", ends: "13:30" };
const WEIGHED = {
  ...{ regulation: "twse-2023", activity: "exchange", from: TODAY, to: "2024-01-10" },
  ...{ placeKind: "residence", place: "住居所", contacts: "分機 1234", room: true },
  ...{ businesses: ["brokerage"], rights: ["order"], functions: ["order-entry"] },
};

export const FIRM_IN_2023: readonly Scene[] = [
  {
    proves: [...(["twse-2023/2.2.3", "twse-2023/2.2.7.1b", "twse-2023/2.2.7.4"] as const)],
    async play(stage) {
      const { act, gate, refuses, holds, shows } = stage;
      const clauses = ["twse-2023/2.2.3", "twse-2023/2.2.7.1b", "twse-2023/2.2.7.4"] as const;
      const endpoint = { system: "household", endpoint: gate.endpoint };
      const purpose = {
        business: "brokerage",
        rights: ["order"],
        functions: ["order-entry"],
        document: "證字-用途",
      };
      await act("proposePurpose", { by: ADMIN, of: endpoint, body: purpose });
      await act("confirmPurpose", { by: "admin2@household", of: endpoint, body: {} });
      for (const clause of clauses) await refuses(clause, through(stage));
      const one = await agreed(stage, {
        ...WEIGHED,
        businesses: ["settlement"],
        rights: ["read"],
        functions: ["query"],
      });
      for (const clause of clauses) await refuses(clause, through(stage));
      await withdrawn(stage, one);
      await agreed(stage, WEIGHED);
      for (const clause of clauses) await holds(clause, through(stage));
      await shows(
        "showHomeWork",
        { by: SUPERVISOR, of: { person: WORKER } },
        "受託買賣",
        "申請權限",
        "order-entry",
      );
    },
  },
  {
    proves: ["twse-2023/1.1", "twse-2023/1.2", "twse-2023/1.3", "twse-2023/2.1.1b"],
    async play(stage) {
      const { act, denied, refuses, holds, shows } = stage;
      const none = by(PERSONNEL, {
        ...business("settlement", { premises: "none" }),
        papersDue: "2023-10-20",
      });
      for (const clause of ["twse-2023/1.1", "twse-2023/1.2", "twse-2023/1.3"] as const)
        await denied(clause, "premises-first", "notifyEmergency", none);
      await refuses("twse-2023/2.1.1b", through(stage));
      const reasons = {
        brokerage: "epidemic-announced",
        settlement: "cases-on-premises",
        proprietary: "handlers-isolated",
      };
      for (const [name, premises] of Object.entries(reasons))
        await act(
          "notifyEmergency",
          by(PERSONNEL, { ...business(name, { premises }), papersDue: "2023-10-20" }),
        );
      await shows(
        "showFirm",
        FIRM,
        "政府發布重大疫情",
        "營業處所員工確診",
        "主要承辦與代理人均受隔離",
        "緊急通報後補具書件",
      );
      await holds("twse-2023/2.1.1b", through(stage));
      await holds("twse-2023/2.1.1b", through(stage, { at: "2023-10-20T10:00:00+08:00" }));
      await refuses("twse-2023/2.1.1b", through(stage, { at: "2023-10-23T10:00:00+08:00" }));
      const papers = by(PERSONNEL, { business: "brokerage", document: "證字-補件" });
      await denied("twse-2023/2.2", "plan-incomplete", "fileBusinessPapers", papers);
      for (const paper of PLAN) await act("filePaper", file(paper));
      await act(
        "fileConsent",
        by(PERSONNEL, { consent: "board-minutes", document: "第 3 次董事會", dated: TODAY }),
      );
      await act(
        "holdTraining",
        by(PERSONNEL, { dated: TODAY, topic: "資安", document: "簽到冊", people: [SUPERVISOR] }),
      );
      await act("fileBusinessPapers", papers);
      await holds("twse-2023/2.1.1b", through(stage, { at: "2023-10-23T10:00:00+08:00" }));
      for (const name of Object.keys(reasons))
        await act("endBusiness", by(PERSONNEL, { business: name, reason: "演練結束" }));
    },
  },
  {
    proves: [
      ...([
        "twse-2023/2.2",
        "twse-2023/2.2.1",
        "twse-2023/2.2.2",
        "twse-2023/2.2.4",
        "twse-2023/2.2.5.1a",
      ] as const),
      ...(["twse-2023/2.2.5.3", "twse-2023/2.2.5.4", "twse-2023/2.2.5.6", "twse-2023/2.2.8"] as const),
      ...(["twse-2023/2.2.9", "twse-2023/2.1.1a"] as const),
    ],
    async play(stage) {
      const { act, denied, refuses, holds, shows } = stage;
      // Each of them was filed; one that is over is missing, and is named by its own clause.
      const over = { dated: "2023-10-01", until: "2023-10-10" };
      for (const paper of PLAN) await act("filePaper", file(paper, over));
      const apply = by(PERSONNEL, business("brokerage"));
      const named = [
        "2.2",
        "2.2.2",
        "2.2.4",
        "2.2.5.1a",
        "2.2.5.3",
        "2.2.5.4",
        "2.2.5.6",
        "2.2.8",
        "2.2.9",
      ] as const;
      for (const each of named) await denied(`twse-2023/${each}`, "plan-incomplete", "applyBusiness", apply);
      for (const paper of PLAN) await act("filePaper", file(paper));
      const backwards = by(PERSONNEL, business("brokerage", { to: "2023-10-10" }));
      await denied("twse-2023/2.2.1", "business-span-order", "applyBusiness", backwards);
      await act("applyBusiness", apply);
      await refuses("twse-2023/2.1.1a", through(stage));
      const decision = { business: "brokerage", granted: true, dated: TODAY, document: "金管證字-1" };
      await denied("twse-2023/2.1.1a", "own-business", "decideBusiness", by(PERSONNEL, decision));
      await act("decideBusiness", by(SUPERVISOR, decision));
      for (const clause of ["twse-2023/2.1.1a", "twse-2023/2.2"] as const)
        await holds(clause, through(stage));
      await refuses("twse-2023/2.1.1a", through(stage, { at: "2024-01-11T10:00:00+08:00" }));
      await act("filePaper", file("statement", over));
      await refuses("twse-2023/2.2", through(stage));
      await shows(
        "showFirm",
        FIRM,
        "應變計畫缺少",
        "資通安全檢查機制聲明書",
        "112/10/11",
        "113/01/10",
        "人員配置",
        "金管證字-1",
        "privacy-1",
        "identity-1",
        "recording-1",
        "supervision-1",
        "procedures-1",
      );
      await act("filePaper", file("statement"));
      await holds("twse-2023/2.2", through(stage));
    },
  },
  {
    proves: ["twse-2023/2.2.10"],
    async play(stage) {
      const { act, denied, refuses, holds, shows } = stage;
      const promise = { consent: "to-be-ratified", document: "簽呈", dated: TODAY, due: "2023-10-31" };
      await denied("twse-2023/2.2.10", "consent-not-promised", "fileConsent", by(PERSONNEL, promise));
      const notice = { ...business("settlement"), papersDue: "2023-10-20" };
      await act("notifyEmergency", by(PERSONNEL, notice));
      await act("fileConsent", by(PERSONNEL, promise));
      await holds("twse-2023/2.2.10", through(stage));
      await refuses("twse-2023/2.2.10", through(stage, { at: "2023-11-01T10:00:00+08:00" }));
      await shows("showFirm", FIRM, "董事會追認", "待董事會追認", "112/10/31");
      await act(
        "fileConsent",
        by(PERSONNEL, { consent: "board-minutes", document: "第 4 次董事會", dated: TODAY }),
      );
      await holds("twse-2023/2.2.10", through(stage, { at: "2023-11-01T10:00:00+08:00" }));
    },
  },
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
        { by: "auditor@city", query: of },
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

/** Two years on: what was assessed and taught is overdue. */
export const FIRM_IN_2025: readonly Scene[] = [
  {
    proves: ["twse-2023/2.2.11"],
    async play(stage) {
      const { act, denied, refuses, holds, shows } = stage;
      await refuses("twse-2023/2.2.11", through(stage));
      const assessment = { dated: "2025-09-30", document: "風險評估 114-1", planCurrent: true };
      const four = ["security", "legal", "operational", "personal-data"];
      const assess = (risks: readonly string[]) => by(PERSONNEL, { ...assessment, risks });
      await denied("twse-2023/2.2.11", "risks-missing", "assessRisks", assess(four));
      await act("assessRisks", assess([...four, "financial-crime"]));
      await holds("twse-2023/2.2.11", through(stage));
      await refuses("twse-2023/2.2.11", through(stage, { at: "2026-09-30T10:00:00+08:00" }));
      await shows("showFirm", FIRM, "風險評估 114-1", "金融犯罪");
    },
  },
];
