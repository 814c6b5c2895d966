// The home days: how many a week by the weeks of pregnancy, a session, the log, a recall.
import * as home from "../at-home.ts";
import { PERSONNEL } from "../at-home.ts";
import { SUPERVISOR, WORKER } from "../household.ts";
import { amissUnless, type StoryStep } from "../step.ts";
import { about, asked, K, made, own, set } from "./acts.ts";

export const HOME_DAYS: readonly StoryStep[] = [
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
    when: "2021-07-05 09:00",
    what: {
      "zh-TW": "連線中開啟列有密等的公文；改辦普通公文",
      en: "A classified document is opened inside the session, and then an ordinary one",
    },
    refused: K("5.3.6"),
    async play(city) {
      await asked(city);
      const opening = (classification: string) => ({ document: { number: "戶字第7號", classification } });
      const refused = await city.inside(made.session, opening("密"));
      const then = await city.inside(made.session, opening("ordinary"));
      return { refused, amiss: amissUnless(then.length === 0, `ordinary, and refused by ${then.join()}`) };
    },
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
      const isLive = await home.isLive(city, made.session);
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
];
