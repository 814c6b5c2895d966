// The worked stories of the letter of June 2021, row by row on one time line: 7.1 one terminal's trip, 7.2 what is denied on the way.
import type { City } from "./city.ts";
import * as h from "./household.ts";
import { hh01, laptop } from "./household.ts";
import type { Step } from "./step.ts";

const T = (...clauses: string[]) => clauses.map(clause => `tainan-2021/${clause}`);
const place = h.at(hh01);
let live = "";

export const LETTER: readonly Step[] = [
  {
    of: "7.1",
    when: "2021-06-03 14:00",
    what: { "zh-TW": "函文發布，機關轉知", en: "The letter is issued; the agency relays it" },
    gate: "closed:not-ready",
    cites: T("0"),
    async play(city) {
      const relay = {
        notice: "110 年居家辦公公文電子交換函",
        relayedTo: ["戶政事務所"],
        relayedAt: "2021-06-03T14:00:00+08:00",
      };
      await city.done(h.SUPERVISOR, `POST /v1/agencies/${h.AGENCY}/relays`, relay);
      const worker = { agency: h.AGENCY, status: "civil-servant" };
      await city.done("personnel@household", `POST /v1/people/${h.WORKER}/enrol`, worker);
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
    what: { "zh-TW": "借出 HH-01，切結，10:00 攜出", en: "HH-01 is lent, pledged for, and leaves at 10:00" },
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
    refused: T("4a", "4f"),
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
    refused: T("4a", "4f"),
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
  {
    of: "7.1",
    when: "2021-06-11 08:30",
    what: { "zh-TW": "首次連線：借用人、VPN、有線", en: "First session: the borrower, VPN, wired" },
    gate: "open",
    refused: [],
    cites: T("3.2a", "3.4a", "3.4b", "4a"),
    async play(city) {
      const { allowed, held, refused, session } = await h.asked(city);
      const unlisted = T("3.2a", "3.4a", "3.4b", "4a").filter(clause => !held.includes(clause));
      await hangUp(city, session);
      return h.seen(city, {
        refused,
        amiss: amissUnless(allowed && unlisted.length === 0, "not allowed by its clauses"),
      });
    },
  },
  {
    of: "7.2 (1)",
    when: "2021-06-11 09:00",
    what: { "zh-TW": "以較好的公務筆電要求交換", en: "A better office laptop asks for exchange" },
    gate: "open",
    refusedBy: "tainan-2021/3.2b",
    async play(city) {
      await h.register(city, laptop, { role: "office" });
      const { refused } = await h.asked(city, { device: laptop });
      return h.seen(city, { refused });
    },
  },
  {
    of: "7.1",
    when: "2021-06-12 12:00",
    what: { "zh-TW": "端午連假，未安排工作", en: "Dragon Boat long weekend, no work planned" },
    cites: [],
    gate: "open",
    play: city => h.seen(city),
  },
  {
    of: "7.1",
    when: "2021-06-16 14:05",
    what: { "zh-TW": "同一電腦改用 Wi-Fi", en: "The same terminal on Wi-Fi" },
    gate: "open",
    refused: T("3.4b"),
    async play(city) {
      const { refused } = await h.asked(city, { medium: "wifi" });
      return h.seen(city, { refused });
    },
  },
  {
    of: "7.1",
    when: "2021-06-16 14:07",
    what: { "zh-TW": "改接有線", en: "Plugged in again" },
    gate: "open",
    refused: [],
    async play(city) {
      const { allowed, refused, session } = await h.asked(city);
      await hangUp(city, session);
      return h.seen(city, { refused, amiss: amissUnless(allowed, "not allowed") });
    },
  },
  {
    of: "7.1",
    when: "2021-06-18 17:06",
    what: { "zh-TW": "歸還前最後一次連線", en: "A last session before the return" },
    gate: "open",
    refused: [],
    async play(city) {
      const { allowed, refused, session } = await h.asked(city);
      live = session;
      return h.seen(city, { refused, amiss: amissUnless(allowed, "not allowed") });
    },
  },
  {
    of: "7.1",
    when: "2021-06-18 17:10",
    what: {
      "zh-TW": "申報歸還，進行中的連線結束，開始管制",
      en: "Return declared; the live session is ended, the hold begins",
    },
    gate: "closed:return-declared",
    refused: T("3.5a", "3.5b", "3.5c", "3.5d"),
    cites: T("3.5b"),
    async play(city) {
      await city.done(h.WORKER, `POST ${place}/return`);
      await city.drain();
      const { status, ended } = await city.session(live);
      const isCut = await city.isCut(live);
      const { refused } = await h.asked(city);
      const amiss = amissUnless(
        status === "ended" && isCut,
        `the session is ${status}, cut: ${isCut}, ${ended?.clause}`,
      );
      return h.seen(city, { refused, amiss });
    },
  },
  {
    of: "7.1",
    when: "2021-06-21 08:45",
    what: {
      "zh-TW": "於機關指定之辦公室外地點完成消毒",
      en: "Disinfected at the agency's planned site, outside the office",
    },
    gate: "closed:disinfected",
    cites: T("3.5a"),
    async play(city) {
      await city.done(h.RECORDS, `POST ${place}/disinfection`, h.disinfection);
      return h.seen(city);
    },
  },
  {
    of: "7.2 (2)",
    when: "2021-06-21 08:48",
    what: {
      "zh-TW": "提出週日在家連網所作的掃毒",
      en: "The scan of Sunday at home, with the network on, is handed in",
    },
    gate: "closed:disinfected",
    refused: T("3.5c"),
    async play(city) {
      const atHome = {
        ...h.scan,
        network: "online",
        startedAt: "2021-06-20T20:00:00+08:00",
        finishedAt: "2021-06-20T22:00:00+08:00",
        patternDate: "2021-06-19",
        reason: "在家掃描",
      };
      const { status, body } = await city.ask(h.RECORDS, `POST ${place}/scan`, atHome);
      return h.seen(city, { refused: status === 409 ? body.clauses : [] });
    },
  },
  {
    of: "7.2 (2)",
    when: "2021-06-21 09:00",
    what: { "zh-TW": "以 HH-01 要求連線", en: "A session is asked for from HH-01" },
    gate: "closed:disinfected",
    refusedBy: "tainan-2021/3.5d",
    async play(city) {
      const { refused } = await h.asked(city);
      return h.seen(city, { refused });
    },
  },
  {
    of: "7.1",
    when: "2021-06-21 11:31",
    what: { "zh-TW": "離線完整掃毒，無發現", en: "Offline full detailed scan, no finding" },
    gate: "closed:scanned",
    cites: T("3.5c"),
    async play(city) {
      await city.done(h.RECORDS, `POST ${place}/scan`, h.scan);
      return h.seen(city);
    },
  },
  {
    of: "7.1",
    when: "2021-06-21 11:40",
    what: { "zh-TW": "登錄掃毒證明，解除管制", en: "Clean attestation recorded; the hold ends" },
    gate: "released",
    cites: T("3.5d"),
    async play(city) {
      await city.done("scan@household", `POST ${place}/attestation`, { loan: 1, report: h.scan.report });
      return h.seen(city);
    },
  },
  {
    of: "7.1",
    when: "2021-06-21 11:45",
    what: {
      "zh-TW": "攜入辦公室，借用結案",
      en: "Released into the office, the loan closed in the register",
    },
    gate: "released",
    cites: T("3.5d", "3.2c"),
    async play(city) {
      await city.done(h.RECORDS, `POST ${place}/release`, { missing: [] });
      const after = await h.seen(city);
      await city.done(h.RECORDS, `POST ${place}/closing`);
      const { custody } = await city.done(h.WORKER, `POST ${place}/closing`);
      return {
        ...after,
        amiss: amissUnless(custody.stage === "in-office", `the terminal is ${custody.stage}`),
      };
    },
  },
];

async function hangUp(city: City, session: string): Promise<void> {
  await city.done(h.ADMIN, `POST /v1/sessions/${session}/end`, { reason: "工作結束" });
}

function amissUnless(right: boolean, words: string): string | undefined {
  return right ? undefined : words;
}
