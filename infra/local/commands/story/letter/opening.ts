// From the letter to the open gate: readiness, loan, report, lists, and what is denied until the last of them is in force.
import * as h from "../household.ts";
import { hh01 } from "../household.ts";
import { type StoryStep, tainan as T } from "../step.ts";

export const OPENING: readonly StoryStep[] = [
  {
    of: "7.1",
    when: "2021-06-03 14:00",
    what: { "zh-TW": "函文發布，機關轉知", en: "The letter is issued; the agency relays it" },
    gate: "closed:not-ready",
    cites: T("0"),
    async play(city) {
      const relay = {
        notice: "府研智字第1100681935號",
        relayedTo: ["戶政事務所"],
        relayedAt: "2021-06-03T14:00:00+08:00",
      };
      await city.done(h.SUPERVISOR, `POST /v1/agencies/${h.AGENCY}/relays`, relay);
      const worker = { agency: h.AGENCY, status: "civil-servant" };
      await city.done("personnel@household", `POST /v1/people/${h.WORKER}/enrol`, worker);
      await h.place(city);
      await h.register(city, hh01);
      return h.seen(city);
    },
  },
  {
    of: "7.1",
    when: "2021-06-04 10:00",
    what: {
      "zh-TW": "軟硬體與人員整備檢核，認須演練並完成",
      en: "Readiness reviewed; the drill is judged necessary and done",
    },
    gate: "closed:not-checked-out",
    cites: T("3.1a", "3.1b"),
    async play(city) {
      await h.prepare(city);
      return h.seen(city);
    },
  },
  {
    of: "7.1",
    when: "2021-06-07 09:30",
    what: {
      "zh-TW": "借出 HH-01，切結，10:00 攜出",
      en: "HH-01 is lent, the pledge accepted, and it leaves at 10:00",
    },
    gate: "closed:not-allowlisted",
    cites: T("3.2a", "3.2c", "3.2d"),
    async play(city) {
      await h.lendAndCarryOut(city);
      return h.seen(city);
    },
  },
  {
    of: "7.1",
    when: "2021-06-08 11:00",
    what: {
      "zh-TW": "管理機關規劃容量並回報連線位址",
      en: "The managing agency plans capacity and files the report",
    },
    gate: "closed:not-allowlisted",
    cites: T("3.4d", "4b", "4c"),
    async play(city) {
      await city.done(h.ADMIN, `PUT /v1/systems/${h.SYSTEM}/plan`, h.plan);
      const endpoint = { endpoint: city.endpointOf(h.SYSTEM), channel: "vpn", egress: h.EGRESS };
      await city.done(h.ADMIN, `POST /v1/systems/${h.SYSTEM}/endpoints`, endpoint);
      const { draft } = await city.done(h.ADMIN, `PUT /v1/reports/${h.SYSTEM}/draft`, h.report);
      const filed = await city.done(h.ADMIN, `POST /v1/reports/${h.SYSTEM}/filings`, { draft: draft.digest });
      return h.seen(city, {
        amiss: filed.timeliness === "on-time" ? undefined : `filed ${filed.timeliness}`,
      });
    },
  },
  {
    of: "7.1",
    when: "2021-06-09 10:00",
    what: {
      "zh-TW": "智慧發展中心彙整並轉送檔案管理局",
      en: "The center compiles and forwards to the archives",
    },
    gate: "closed:not-allowlisted",
    cites: T("4d"),
    async play(city) {
      const { number } = await city.done("center@city", "POST /v1/packs");
      await city.done("center@city", `POST /v1/packs/${number}/forward`);
      return h.seen(city);
    },
  },
  {
    of: "7.2 (3)",
    when: "2021-06-09 17:00",
    what: { "zh-TW": "位址僅轉送，尚未設定，要求連線", en: "Asked while the address is only forwarded" },
    gate: "closed:not-allowlisted",
    refused: ["address-listed", ...T("4a", "4f")],
    refusedBy: "tainan-2021/4a",
    async play(city) {
      const { refused } = await h.asked(city);
      return h.seen(city, { refused });
    },
  },
  {
    of: "7.1",
    when: "2021-06-10 15:00",
    what: {
      "zh-TW": "檔案管理局確認已設定；防火牆規則尚缺",
      en: "The archives confirm the entry is set; the firewall rules are missing",
    },
    gate: "closed:not-allowlisted",
    refused: ["address-listed", ...T("4f")],
    async play(city) {
      const line = { system: h.SYSTEM, channel: "vpn", range: h.EGRESS, outcome: "set" };
      await city.done("archives@national", "POST /v1/packs/1/answers", { lines: [line] });
      const { refused } = await h.asked(city);
      return h.seen(city, { refused });
    },
  },
  {
    of: "7.2 (3)",
    when: "2021-06-10 15:30",
    what: {
      "zh-TW": "連入規則已生效，連出規則未設",
      en: "The inbound rule is in force, the outbound one is not",
    },
    gate: "closed:not-allowlisted",
    refused: T("4f"),
    async play(city) {
      await h.list(city, "inbound", `${h.HOME}/32`);
      const { refused } = await h.asked(city);
      return h.seen(city, { refused });
    },
  },
  {
    of: "7.1",
    when: "2021-06-10 16:20",
    what: { "zh-TW": "連入、連出規則皆已生效", en: "Inbound and outbound rules are in force" },
    gate: "open",
    cites: T("4f"),
    async play(city) {
      await h.list(city, "outbound", h.SERVERS);
      await city.reports(hh01, "wired");
      return h.seen(city);
    },
  },
];
