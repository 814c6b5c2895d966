// A month under the exchange's guideline of 2023: a firm that applies, notifies in an emergency, files its papers, trains, supervises, and
// what closes on the way; the household office stands for the firm, its terminal HH-01 for the trader's PC.
import { PAPER_NAMES, PAPERS } from "../../../../functions/firm/names.ts";
import type { City } from "./city.ts";
import * as h from "./household.ts";
import { hh01 } from "./household.ts";
import { amissUnless, type StepSeen, type StoryStep } from "./step.ts";

const PERSONNEL = "personnel@household";
const FIRM = `/v1/firms/${h.AGENCY}`;
const MANAGED = {
  securityAgent: true,
  appControl: true,
  servicesOff: true,
  antivirus: true,
  compliant: true,
};
const twse = (...clauses: readonly string[]) => clauses.map(clause => `twse-2023/${clause}`);

/** The session that stays open from one step to the next. */
let live = "";

const keeps = (city: City, noun: string, body: object) => city.done(PERSONNEL, `POST ${FIRM}/${noun}`, body);

/** Connects anew, and is left open where it was let in. */
async function knocks(city: City): Promise<StepSeen> {
  await city.drain();
  await city.reports(hh01, "wired", city.now, MANAGED);
  const { refused, session, allowed } = await city.knock(h.who(hh01));
  live = allowed ? session : live;
  return { refused, gate: await city.gate(h.who(hh01)) };
}

/** Lets somebody in, who is there while something happens. */
async function connects(city: City): Promise<void> {
  const { refused = [] } = await knocks(city);
  if (refused.length > 0) throw new Error(`not let in: ${refused.join(" ")}`);
}

/** What was open is cut, and whoever asks again is refused. */
async function isCut(city: City): Promise<StepSeen> {
  await city.drain();
  const [{ status, ended }, cut] = [await city.session(live), await city.isCut(live)];
  const words = `the session ${live} is ${status}, cut: ${cut}, ${JSON.stringify(ended)}`;
  return { ...(await knocks(city)), amiss: amissUnless(status === "ended" && cut, words) };
}

async function asksThere(city: City, body: object, noun: string, code: string): Promise<string | undefined> {
  const { status, body: told } = await city.ask(PERSONNEL, `POST ${FIRM}/${noun}`, body);
  return amissUnless(status >= 400 && told.code === code, `${noun}: ${status} ${told.code}`);
}

const step = (
  when: string,
  zh: string,
  en: string,
  more: Pick<StoryStep, "play"> & Partial<StoryStep>,
): StoryStep => ({ of: "twse", when: `2023-${when}`, what: { "zh-TW": zh, en }, ...more });

/** What it takes under the letter, and the hours by which the guideline looks. */
async function opens(city: City): Promise<void> {
  const staff = { agency: h.AGENCY, status: "civil-servant" };
  await city.done(PERSONNEL, `POST /v1/people/${h.WORKER}/enrol`, staff);
  await h.place(city);
  await h.register(city, hh01);
  await h.prepare(city);
  const windows = [
    { kind: "office", from: "08:00", until: "17:00", days: "working-days" },
    { kind: "trading", from: "09:00", until: "13:30", days: "working-days" },
  ];
  const hours = { windows, outsideHours: "assigned" };
  await city.done(PERSONNEL, `POST /v1/agencies/${h.AGENCY}/working-hours`, hours);
  await h.lendAndCarryOut(city, { dueOn: "2023-11-30", carriedOutAt: "2023-10-02T10:00:00+08:00" });
  await city.done(h.ADMIN, `PUT /v1/systems/${h.SYSTEM}/plan`, h.plan);
  const endpoint = city.endpointOf(h.SYSTEM);
  const registered = { endpoint, channel: "vpn", egress: h.EGRESS };
  await city.done(h.ADMIN, `POST /v1/systems/${h.SYSTEM}/endpoints`, registered);
  const { draft } = await city.done(h.ADMIN, `PUT /v1/reports/${h.SYSTEM}/draft`, h.report);
  await city.done(h.ADMIN, `POST /v1/reports/${h.SYSTEM}/filings`, { draft: draft.digest });
  const { number } = await city.done("center@city", "POST /v1/packs");
  await city.done("center@city", `POST /v1/packs/${number}/forward`);
  const line = { system: h.SYSTEM, channel: "vpn", range: h.EGRESS, outcome: "set" };
  await city.done("archives@national", `POST /v1/packs/${number}/answers`, { lines: [line] });
  await h.list(city, "inbound", `${h.HOME}/32`);
  await h.list(city, "outbound", h.SERVERS);
}

async function adopts(city: City): Promise<void> {
  const terms = { profile: "twse-2023", version: 1, activity: "exchange", from: "2023-10-03" };
  const trigger = { document: "臺證輔字第1120503225號", trigger: "行政院認定之特殊疫病" };
  const rules = `/v1/agencies/${h.AGENCY}/adoptions`;
  const made = await city.done(h.SUPERVISOR, `POST ${rules}`, { ...terms, ...trigger });
  const [adoption = "1"] = Object.keys(made.adoptions);
  await city.done(PERSONNEL, `POST ${rules}/${adoption}/confirmation`);
}

/** What the guideline asks of the system, the endpoint and the person; of the firm's own file nothing yet. */
async function prepares(city: City): Promise<void> {
  const test = { testedAt: "2023-10-03T09:30:00+08:00", result: "passed", document: "測試紀錄 112-1" };
  await city.done(h.ADMIN, `POST /v1/systems/${h.SYSTEM}/remote-tests`, test);
  const scopes = { rights: ["order"], functions: ["order-entry"] };
  const endpoint = `/v1/systems/${h.SYSTEM}/endpoints/${city.endpointOf(h.SYSTEM)}/purpose`;
  const purpose = { business: "brokerage", ...scopes, document: "端點用途 112-1" };
  await city.done(h.ADMIN, `POST ${endpoint}`, purpose);
  await city.done(h.SECOND, `POST ${endpoint}/confirmation`);
  const person = `/v1/people/${h.WORKER}/applications`;
  const asked = { regulation: "twse-2023", activity: "exchange", from: "2023-10-03", to: "2024-01-02" };
  const place = { placeKind: "residence", place: "住居所", contacts: "分機 1234", room: true };
  const made = await city.done(h.WORKER, `POST ${person}`, {
    ...asked,
    ...place,
    businesses: ["brokerage"],
    ...scopes,
  });
  const { application } = made.rows[0];
  const { body: pledge } = await city.ask(h.WORKER, `GET ${person}/${application}/pledge`);
  await city.done(h.WORKER, `POST ${person}/${application}/pledge`, { text: pledge.digest });
  const terms = { content: "受託買賣", hours: "08:00–17:00" };
  await city.done(h.SUPERVISOR, `POST ${person}/${application}/decision`, { granted: true, terms });
}

const BUSINESS = {
  ...{ business: "brokerage", premises: "cases-on-premises", from: "2023-10-04", to: "2024-01-03" },
  ...{ liaison: h.SUPERVISOR },
};
const PLAN = PAPER_NAMES.filter(name => PAPERS[name].plan);
const filed = (paper: string, more: object = {}) => ({
  paper,
  document: `${paper} 112-1`,
  dated: "2023-10-02",
  ...more,
});
const OF_THE_FILE = ["2.1.1a", "2.1.1b", "2.2", "2.2.10", "2.2.11", "2.2.12", "3.4.1", "3.5.3"] as const;

export const FIRM_STORY: readonly StoryStep[] = [
  step("10-02 09:00", "依函文整備、借出、設定名單", "In order under the letter: lent, listed, set", {
    refused: [],
    gate: "open",
    async play(city) {
      await opens(city);
      return knocks(city);
    },
  }),
  step(
    "10-03 09:00",
    "公司採用指引，檔案均未備",
    "The firm adopts the guideline, with nothing of it in place",
    {
      refusedBy: "twse-2023/2.1.1a",
      async play(city) {
        await connects(city);
        await adopts(city);
        return isCut(city);
      },
    },
  ),
  step(
    "10-03 10:00",
    "系統測試、端點用途、個人核准已備，公司檔案尚缺",
    "System, endpoint and person in order; of the firm’s file nothing",
    {
      refused: twse(...OF_THE_FILE),
      async play(city) {
        await prepares(city);
        return knocks(city);
      },
    },
  ),
  step(
    "10-03 11:00",
    "沒有情形即申請、書件不齊：均不受理",
    "Without a reason, or with papers missing, nothing is taken",
    {
      cites: twse("1.1", "1.2", "1.3", "2.2"),
      async play(city) {
        const none = { ...BUSINESS, premises: "none", document: "證字第1號" };
        const whole = { ...BUSINESS, document: "證字第1號" };
        const amiss =
          (await asksThere(city, none, "applications", "premises-first")) ??
          (await asksThere(city, whole, "applications", "plan-incomplete"));
        return { amiss };
      },
    },
  ),
  step(
    "10-04 09:30",
    "員工確診：電子郵件緊急通報，10 月 11 日前補件",
    "Confirmed cases: notified by e-mail, papers due by 11 October",
    {
      refused: twse("2.2.10", "2.2.12", "3.5.3"),
      async play(city) {
        const notice = { ...BUSINESS, document: "電子郵件 112-10-04", papersDue: "2023-10-11" };
        await keeps(city, "emergency-notices", notice);
        return knocks(city);
      },
    },
  ),
  step(
    "10-04 10:00",
    "董事會待追認、教育訓練完成、指派監督主管",
    "Ratification promised, training held, a manager supervises",
    {
      refused: [],
      gate: "open",
      async play(city) {
        const promise = {
          consent: "to-be-ratified",
          document: "簽呈 112-1",
          dated: "2023-10-04",
          due: "2023-10-20",
        };
        await keeps(city, "consents", promise);
        const training = {
          dated: "2023-10-04",
          topic: "居家辦公資安",
          document: "簽到冊 112-1",
          people: [h.WORKER],
        };
        await keeps(city, "trainings", training);
        const turn = {
          supervisor: h.SUPERVISOR,
          from: "2023-10-04",
          until: "2023-10-31",
          starts: "09:00",
          ends: "13:30",
        };
        await keeps(city, "supervisors", turn);
        return knocks(city);
      },
    },
  ),
  step("10-12 09:30", "逾期未補件", "The papers are late", {
    refused: twse("2.1.1b"),
    play: knocks,
  }),
  step("10-12 11:00", "補齊書件", "All papers are filed", {
    refused: [],
    gate: "open",
    async play(city) {
      for (const paper of PLAN) await keeps(city, "papers", filed(paper));
      await keeps(city, "following-papers", { business: "brokerage", document: "證字第2號" });
      return knocks(city);
    },
  }),
  step("10-16 09:30", "主管機關核准", "The authority approves", {
    refused: [],
    gate: "open",
    async play(city) {
      const decision = {
        business: "brokerage",
        granted: true,
        dated: "2023-10-13",
        document: "金管證字第1號",
      };
      await city.done(h.SUPERVISOR, `POST ${FIRM}/decisions`, decision);
      return knocks(city);
    },
  }),
  step(
    "10-17 10:00",
    "資安管控換版，與申請時不同：連線立即中斷",
    "Other security controls than applied with: cut at once",
    {
      refused: twse("3.4.1"),
      async play(city) {
        await connects(city);
        await keeps(city, "papers", filed("security-controls", { edition: "2.0" }));
        return isCut(city);
      },
    },
  ),
  step("10-17 11:00", "回復申請時的版次", "Back to the controls applied with", {
    refused: [],
    gate: "open",
    async play(city) {
      await keeps(city, "papers", filed("security-controls"));
      return knocks(city);
    },
  }),
  step("10-18 10:00", "監督主管請辭，時段取消：連線立即中斷", "The supervising manager leaves: cut at once", {
    refused: twse("3.5.3"),
    async play(city) {
      await connects(city);
      await keeps(city, "supervisor-removals", { turn: 1, reason: "職務異動" });
      return isCut(city);
    },
  }),
  step("10-18 14:00", "交易時間以外不須監督", "Outside of trading hours nobody has to supervise", {
    refused: [],
    gate: "open",
    play: knocks,
  }),
  step("10-19 10:00", "改派監督主管", "Another manager supervises", {
    refused: [],
    gate: "open",
    async play(city) {
      const turn = {
        supervisor: h.SUPERVISOR,
        from: "2023-10-19",
        until: "2023-12-31",
        starts: "09:00",
        ends: "13:30",
      };
      await keeps(city, "supervisors", turn);
      return knocks(city);
    },
  }),
  step("10-23 09:30", "董事會追認逾期", "The ratification is late", {
    refused: twse("2.2.10"),
    play: knocks,
  }),
  step("10-23 15:00", "董事會追認", "The board has ratified", {
    refused: [],
    gate: "open",
    async play(city) {
      const minutes = { consent: "board-minutes", document: "第 12 屆第 4 次董事會", dated: "2023-10-23" };
      await keeps(city, "consents", minutes);
      return knocks(city);
    },
  }),
  step(
    "10-25 10:00",
    "核對錄音、查核利益衝突；待辦僅餘計畫以外書件",
    "Recordings and conflicts checked; only papers beside the plan are open",
    {
      cites: twse("3.1.5", "3.5.4"),
      async play(city) {
        for (const about of ["recordings", "conflicts"]) {
          const how = { method: "抽查比對", outcome: "in-order", note: "" };
          await keeps(city, "checks", { about, business: "brokerage", dated: "2023-10-25", ...how });
        }
        const { open } = (await city.ask(PERSONNEL, `GET ${FIRM}`)).body;
        const left = open
          .map(({ what }: { what: string }) => what)
          .sort()
          .join(" ");
        const beside = "calls good-faith internal-control patching personal-trading publication";
        return { amiss: amissUnless(left === beside, `open: ${left}`) };
      },
    },
  ),
  step("10-31 10:00", "恢復於營業處所辦理：連線立即中斷", "Back on the premises: cut at once", {
    refused: twse("2.1.1a"),
    async play(city) {
      await connects(city);
      await keeps(city, "endings", { business: "brokerage", reason: "恢復於營業處所辦理" });
      return isCut(city);
    },
  }),
];
