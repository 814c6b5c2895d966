// The endpoint’s purpose, the reasons that are taken, the plan with all its papers, the authority’s word and the board’s.
import { agreed, withdrawn } from "../home-work.ts";
import { ADMIN, PERSONNEL, type Scene, SUPERVISOR, WORKER } from "../scene.ts";
import { business, by, FIRM, file, PLAN, TODAY, through, WEIGHED } from "./acts.ts";

export const PLAN_SCENES: readonly Scene[] = [
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
];
