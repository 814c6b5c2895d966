// A month at home in Keelung, July 2021, by somebody whose child is due on 7 October (27 weeks and 6 days on 14 July): on their own laptop,
// in document management, from the adoption to the deleted data; and 7.2 (4), which a colleague at 37 weeks makes whole.
import * as home from "./at-home.ts";
import { OwnDevice, PERSONNEL } from "./at-home.ts";
import type { City } from "./city.ts";
import { place, SUPERVISOR, WORKER } from "./household.ts";
import { amissUnless, of, type StoryStep } from "./step.ts";

const K = (...clauses: readonly string[]) => of("keelung-pregnancy", ...clauses);
const own = new OwnDevice();
const COLLEAGUE = "boya@household";
const SPAN = { from: "2021-07-05", to: "2021-07-30" };
const MINE = { person: WORKER, regulation: "keelung-pregnancy", ...SPAN, expectedOn: "2021-10-07" } as const;
/** On Monday 26 July at 37 weeks and 5 days. */
const THEIRS = { ...MINE, person: COLLEAGUE, expectedOn: "2021-08-11" } as const;
const about = `/v1/people/${WORKER}`;
let approval = "";
let live = "";

/** Asked for, and what refused it; a session that is let in stays. */
async function asked(city: City) {
  const told = await home.connects(city, own);
  live = told.session ?? live;
  return told;
}

const set = (city: City, dates: readonly string[]) => home.setDays(city, own, dates);

export const KEELUNG: readonly StoryStep[] = [
  {
    of: "keelung",
    when: "2021-07-01 09:00",
    what: {
      "zh-TW": "公文管理系統備妥，機關採用本規範並訂定禁用廠牌",
      en: "Document management is ready; the agency adopts the rules and names banned brands",
    },
    cites: K("2.1", "4.2.1"),
    async play(city) {
      await home.enrol(city, WORKER);
      await home.enrol(city, COLLEAGUE);
      await place(city);
      const posting = { unit: "registration", title: "課員", superior: SUPERVISOR, calendar: "office" };
      await city.done(PERSONNEL, `POST /v1/people/${COLLEAGUE}/posting`, posting);
      await home.prepareSystem(city);
      await home.adopt(city, "keelung-pregnancy", "2021-07-01");
      await home.ban(city, "禁用牌");
      return {};
    },
  },
  {
    of: "keelung",
    when: "2021-07-01 10:00",
    what: {
      "zh-TW": "登記自備筆電，未檢測，要求連線",
      en: "An own laptop is registered; untested, it asks for a session",
    },
    gate: "closed:otherwise",
    refusedBy: "keelung-pregnancy/4.2.2",
    async play(city) {
      await home.registerOwn(city, own);
      return asked(city);
    },
  },
  {
    of: "keelung",
    when: "2021-07-01 14:00",
    what: {
      "zh-TW": "檢測通過，效期至 19 日中午，核准用於公文管理",
      en: "It passes its test until noon of the 19th and is approved for document management",
    },
    gate: "closed:otherwise",
    cites: K("4.2.2"),
    async play(city) {
      await home.testOwn(city, own, "2021-07-19T12:00:00+08:00");
      await home.letUse(city, own);
      return home.seen(city, own);
    },
  },
  {
    of: "keelung",
    when: "2021-07-01 15:00",
    what: { "zh-TW": "申請而未說明懷孕情形", en: "An application that does not say whose pregnancy it is" },
    refused: K("3"),
    async play(city) {
      const body = { ...home.application(MINE), pregnancy: undefined };
      return { refused: home.refusedBy(await city.ask(WORKER, `POST ${about}/applications`, body)) };
    },
  },
  {
    of: "keelung",
    when: "2021-07-02 09:00",
    what: {
      "zh-TW": "申請、切結、主管簽註、機關核准至 30 日",
      en: "Applied, pledged, an opinion given, granted by the agency until the 30th",
    },
    gate: "closed:otherwise",
    cites: K("3", "4", "4.1.1", "5.1", "5.3.1"),
    async play(city) {
      approval = await home.approve(city, MINE);
      await home.approve(city, THEIRS);
      return home.seen(city, own);
    },
  },
  {
    of: "keelung",
    when: "2021-07-02 10:00",
    what: { "zh-TW": "26 週，想排三個居家日", en: "At 26 weeks three home days are asked for" },
    refused: K("3.1"),
    play: city => set(city, ["05", "06", "07"]),
  },
  {
    of: "keelung",
    when: "2021-07-02 10:10",
    what: { "zh-TW": "排定兩日", en: "Two are set" },
    refused: [],
    cites: K("5.4.1a"),
    play: city => set(city, ["05", "06"]),
  },
  {
    of: "keelung",
    when: "2021-07-05 08:30",
    what: { "zh-TW": "第一個居家日，以自備筆電連線", en: "The first home day, on the own laptop" },
    gate: "open",
    refused: [],
    play: asked,
  },
  {
    of: "keelung",
    when: "2021-07-05 16:30",
    what: { "zh-TW": "當日送出工作日誌", en: "The work log is sent the same day" },
    gate: "open",
    cites: K("5.3.2"),
    async play(city) {
      const items = [{ item: "公文陳核", how: "陳核 12 件", progress: "on-schedule" }];
      await city.done(WORKER, `POST ${about}/logs/2021-07-05`, { hours: "08:00-17:00", items });
      return home.seen(city, own);
    },
  },
  {
    of: "keelung",
    when: "2021-07-06 10:00",
    what: {
      "zh-TW": "第二個居家日，11 時召回：連線隨即關閉",
      en: "The second, recalled at eleven: the session closes",
    },
    gate: "closed:otherwise",
    refused: K("5.4.1a"),
    cites: K("5.4.1b"),
    async play(city) {
      await asked(city);
      const recall = { day: "2021-07-06", reason: "防疫", effectiveAt: "2021-07-06T11:00:00+08:00" };
      await city.done(SUPERVISOR, `POST ${about}/roster/recall`, recall);
      await city.at(new Date("2021-07-06T11:00:00+08:00"));
      await city.drain();
      const isLive = await home.isLive(city, live);
      const again = await asked(city);
      return { ...again, amiss: amissUnless(!isLive, "the session is still live") };
    },
  },
  {
    of: "keelung",
    when: "2021-07-07 09:00",
    what: { "zh-TW": "未排定的日子", en: "A day that is not set" },
    gate: "closed:otherwise",
    refused: K("5.4.1a"),
    play: asked,
  },
  {
    of: "7.2 (4)",
    when: "2021-07-09 15:00",
    what: {
      "zh-TW": "14 日為 27 週又 6 天：該週第三個居家日",
      en: "The 14th is at 27 weeks and 6 days: a third home day that week",
    },
    refused: K("3.1"),
    play: city => set(city, ["12", "13", "14"]),
  },
  {
    of: "keelung",
    when: "2021-07-09 15:10",
    what: {
      "zh-TW": "改為 15 日：滿 28 週的第三日，可以排定",
      en: "The 15th instead: at 28 weeks the third is allowed",
    },
    refused: [],
    cites: K("3.2"),
    play: city => set(city, ["12", "13", "15"]),
  },
  {
    of: "keelung",
    when: "2021-07-09 16:00",
    what: {
      "zh-TW": "日誌審核並彙報單位主管",
      en: "The log is reviewed and the week reported to the unit head",
    },
    cites: K("5.3.2", "5.5"),
    async play(city) {
      const review = { accepted: true, note: "如期" };
      await city.done(SUPERVISOR, `POST ${about}/logs/2021-07-05/review`, review);
      await city.done(SUPERVISOR, `POST ${about}/log-weeks/2021-07-05/report`, {
        workload: "proper",
        note: "如期",
      });
      return {};
    },
  },
  {
    of: "keelung",
    when: "2021-07-15 09:00",
    what: { "zh-TW": "28 週的第三個居家日", en: "The third home day at 28 weeks" },
    gate: "open",
    refused: [],
    play: asked,
  },
  {
    of: "keelung",
    when: "2021-07-16 09:00",
    what: {
      "zh-TW": "排定 19、20 日；26、27 日醫囑休養",
      en: "The 19th and 20th are set; rest is ordered for the 26th and 27th",
    },
    refused: [],
    async play(city) {
      await city.done(PERSONNEL, `POST ${about}/roster/rest`, { from: "2021-07-26", to: "2021-07-27" });
      return set(city, ["19", "20"]);
    },
  },
  {
    of: "keelung",
    when: "2021-07-19 11:30",
    what: {
      "zh-TW": "自備筆電的檢測中午到期：連線關閉",
      en: "The laptop's test runs out at noon: the session closes",
    },
    gate: "closed:otherwise",
    refused: K("4.2.2"),
    async play(city) {
      const before = await home.asked(city, own);
      await city.at(new Date("2021-07-19T12:00:00+08:00"));
      await city.drain();
      const isLive = await home.isLive(city, before.session);
      // Hours of the agency: nobody works through the break.
      await city.at(new Date("2021-07-19T13:00:00+08:00"));
      const again = await asked(city);
      return { ...again, amiss: amissUnless(before.allowed && !isLive, "not let in, or still live") };
    },
  },
  {
    of: "keelung",
    when: "2021-07-20 09:00",
    what: { "zh-TW": "重新檢測，但 10 至 12 時請假", en: "Tested again; on leave from ten to twelve" },
    gate: "closed:otherwise",
    refused: K("5.4.4"),
    async play(city) {
      await home.testOwn(city, own, "2021-08-31T12:00:00+08:00");
      const leave = { from: "2021-07-20T10:00:00+08:00", until: "2021-07-20T12:00:00+08:00" };
      await city.done(PERSONNEL, `POST ${about}/leaves`, leave);
      await city.at(new Date("2021-07-20T10:30:00+08:00"));
      return asked(city);
    },
  },
  {
    of: "keelung",
    when: "2021-07-20 14:00",
    what: { "zh-TW": "違反規定，機關停止居家辦公", en: "A breach: the agency stops the home working" },
    gate: "closed:otherwise",
    refusedBy: "keelung-pregnancy/6",
    async play(city) {
      const stop = { reason: "違反工作規定", clause: "keelung-pregnancy/6" };
      await city.done(SUPERVISOR, `POST ${about}/suspend`, stop);
      return asked(city);
    },
  },
  {
    of: "keelung",
    when: "2021-07-20 15:30",
    what: { "zh-TW": "查明後恢復", en: "Settled and reinstated" },
    gate: "open",
    refused: [],
    async play(city) {
      await city.done(PERSONNEL, `POST ${about}/reinstate`, { reason: "查明" });
      return asked(city);
    },
  },
  {
    of: "keelung",
    when: "2021-07-23 09:00",
    what: { "zh-TW": "休養期間內想排居家日", en: "A home day within the time of rest is asked for" },
    refused: K("3.5"),
    play: city => set(city, ["26"]),
  },
  {
    of: "7.2 (4)",
    when: "2021-07-23 10:00",
    what: {
      "zh-TW": "37 週的同仁四個居家日：只依本規範可以，兼採行政院原則則不可",
      en: "A colleague at 37 weeks, four home days: allowed by these rules alone, not with the Executive Yuan's",
    },
    refused: of("ey-draft", "4c"),
    async play(city) {
      const four = home.july("26", "27", "28", "29");
      const alone = home.refusedBy(await home.setWeek(city, COLLEAGUE, four));
      await home.adopt(city, "ey-draft", "2021-07-23");
      await home.approve(city, { ...THEIRS, regulation: "ey-draft", from: "2021-07-26" });
      // Set as it is already it would change nothing: the office days are looked at all the same.
      const both = home.refusedBy(await home.setWeek(city, COLLEAGUE, four));
      const three = home.refusedBy(await home.setWeek(city, COLLEAGUE, four.slice(0, 3)));
      const amiss = amissUnless(
        alone.length + three.length === 0,
        `alone ${alone.join()}, three ${three.join()}`,
      );
      return { refused: both, amiss };
    },
  },
  {
    of: "keelung",
    when: "2021-07-29 16:00",
    what: {
      "zh-TW": "本人撤回：核准結束，自備筆電裡的公務資料待刪除",
      en: "Withdrawn: the approval ends, and the data on the laptop is to be deleted",
    },
    gate: "closed:otherwise",
    refusedBy: "keelung-pregnancy/3",
    cites: K("4.2.3"),
    async play(city) {
      await city.done(WORKER, `POST ${approval}/end`, { cause: "withdrawn", reason: "改回辦公室" });
      await city.drain();
      const open = await home.openDeletions(city);
      const again = await asked(city);
      const amiss = amissUnless(open.join() === own.known.propertyNo, `open: ${open.join()}`);
      return { ...again, amiss };
    },
  },
  {
    of: "keelung",
    when: "2021-07-30 09:00",
    what: { "zh-TW": "本人聲明已徹底刪除", en: "The owner says that it is deleted" },
    cites: K("4.2.3"),
    async play(city) {
      await home.sayDeleted(city, own);
      const open = await home.openDeletions(city);
      return { amiss: amissUnless(open.length === 0, "still on the open list") };
    },
  },
];
