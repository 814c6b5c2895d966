// What closes on the way: a test that runs out, leave, a breach, rest; and the end, after which the data has to go.
import * as home from "../at-home.ts";
import { PERSONNEL } from "../at-home.ts";
import { SUPERVISOR, WORKER } from "../household.ts";
import { amissUnless, of, type StoryStep } from "../step.ts";
import { about, asked, COLLEAGUE, K, made, own, set, THEIRS } from "./acts.ts";

export const CLOSINGS: readonly StoryStep[] = [
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
      await city.done(WORKER, `POST ${made.approval}/end`, { cause: "withdrawn", reason: "改回辦公室" });
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
