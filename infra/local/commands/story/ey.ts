// A month at home under the Executive Yuan's draft, July 2021: on one's own laptop, in document management, from the adoption to the end
// of the approval, when its data has to go.
import * as home from "./at-home.ts";
import { OwnDevice, PERSONNEL } from "./at-home.ts";
import type { City } from "./city.ts";
import { AGENCY, place, SUPERVISOR, WORKER } from "./household.ts";
import { amissUnless, of, type StoryStep } from "./step.ts";

const E = (...clauses: readonly string[]) => of("ey-draft", ...clauses);
const own = new OwnDevice();
const TEMPORARY = "boya@household";
const MINE = { person: WORKER, regulation: "ey-draft", from: "2021-07-05", to: "2021-07-16" } as const;
const about = `/v1/people/${WORKER}`;

const asked = (city: City) => home.connects(city, own);
const set = (city: City, dates: readonly string[]) => home.setDays(city, own, dates);

/** What the laptop says of itself and its link just now. */
async function saying(city: City, more: object) {
  await city.reports(own.known, "wired", city.now, { ...home.SAFE, ...more });
  const { refused } = await city.knock(home.who(own.known));
  return { refused: refused.filter(each => each.startsWith("ey-draft/")) };
}

export const EY: readonly StoryStep[] = [
  {
    of: "ey",
    when: "2021-07-01 09:00",
    what: {
      "zh-TW": "公文管理系統備妥，機關採用參考原則",
      en: "Document management is ready; the agency adopts the principles",
    },
    async play(city) {
      await home.enrol(city, WORKER);
      await place(city);
      await home.prepareSystem(city);
      await home.adopt(city, "ey-draft", "2021-07-01", "tainan");
      return {};
    },
  },
  {
    of: "ey",
    when: "2021-07-01 10:00",
    what: { "zh-TW": "未檢測的自備筆電要求連線", en: "An untested laptop of one's own asks for a session" },
    gate: "closed:otherwise",
    refusedBy: "ey-draft/12.3a",
    async play(city) {
      await home.registerOwn(city, own);
      return asked(city);
    },
  },
  {
    of: "ey",
    when: "2021-07-01 11:00",
    what: {
      "zh-TW": "臨時人員申請，機關尚未讓其他人員比照適用",
      en: "A temporary applies before the agency covers others",
    },
    refused: E("15", "2"),
    async play(city) {
      const staff = { agency: AGENCY, status: "temporary" };
      await city.done(PERSONNEL, `POST /v1/people/${TEMPORARY}/enrol`, staff);
      const place = `/v1/people/${TEMPORARY}/applications`;
      const body = home.application({ ...MINE, person: TEMPORARY });
      const first = await city.ask(TEMPORARY, `POST ${place}`, body);
      const others = { statuses: ["temporary"], document: "府人字第3號", reason: "業務需要" };
      await city.done(PERSONNEL, `POST /v1/agencies/${AGENCY}/other-staff`, others);
      const second = await city.ask(TEMPORARY, `POST ${place}`, body);
      const amiss = amissUnless(second.status === 200, `covered, and still ${second.status}`);
      return { refused: home.refusedBy(first), amiss };
    },
  },
  {
    of: "ey",
    when: "2021-07-01 14:00",
    what: { "zh-TW": "一次申請四個月", en: "Four months are asked for at once" },
    refused: E("4b"),
    async play(city) {
      const body = home.application({ ...MINE, to: "2021-11-05" });
      return { refused: home.refusedBy(await city.ask(WORKER, `POST ${about}/applications`, body)) };
    },
  },
  {
    of: "ey",
    when: "2021-07-02 09:00",
    what: {
      "zh-TW": "核准至 16 日；筆電檢測通過並核准使用",
      en: "Granted until the 16th; the laptop passes and may be used",
    },
    gate: "closed:otherwise",
    cites: E("3", "4a", "5a", "6a", "6b", "11a", "12.3a"),
    async play(city) {
      await home.approve(city, MINE);
      await home.testOwn(city, own, "2021-12-31T12:00:00+08:00");
      await home.letUse(city, own);
      return home.seen(city, own);
    },
  },
  {
    of: "ey",
    when: "2021-07-02 10:00",
    what: { "zh-TW": "想排四個居家日", en: "Four home days are asked for" },
    refused: E("4c"),
    play: city => set(city, ["05", "06", "07", "08"]),
  },
  {
    of: "ey",
    when: "2021-07-02 10:10",
    what: { "zh-TW": "排定三日", en: "Three are set" },
    refused: [],
    play: city => set(city, ["05", "06", "07"]),
  },
  {
    of: "ey",
    when: "2021-07-05 08:30",
    what: { "zh-TW": "居家日以自備筆電連線", en: "A home day, on the own laptop" },
    refused: [],
    play: asked,
  },
  {
    of: "ey",
    when: "2021-07-05 08:50",
    what: {
      "zh-TW": "連線中取出重要公文，未加密；加密後再取",
      en: "An important document is taken out of the session unencrypted, and then encrypted",
    },
    refused: E("12.1b"),
    async play(city) {
      const { session = "" } = await asked(city);
      const taking = (encrypted: boolean) => ({
        export: { number: "戶字第7號", important: true, encrypted },
      });
      const refused = await city.inside(session, taking(false));
      const then = await city.inside(session, taking(true));
      return { refused, amiss: amissUnless(then.length === 0, `encrypted, and refused by ${then.join()}`) };
    },
  },
  {
    of: "ey",
    when: "2021-07-05 09:00",
    what: {
      "zh-TW": "改用公共 Wi-Fi；防毒軟體關閉；不合資安規定",
      en: "On public Wi-Fi; anti-virus off; not compliant",
    },
    refused: E("5b", "5b", "11b"),
    async play(city) {
      const refused: string[] = [];
      for (const word of [{ publicWifi: true }, { antivirus: false }, { compliant: false }])
        refused.push(...(await saying(city, word)).refused);
      return { refused };
    },
  },
  {
    of: "ey",
    when: "2021-07-06 09:00",
    what: { "zh-TW": "召回上班，再解除", en: "Recalled to the office, and the recall lifted" },
    refused: E("10"),
    async play(city) {
      const recall = { reason: "業務需要", effectiveAt: "2021-07-06T09:00:00+08:00" };
      await city.done(SUPERVISOR, `POST ${about}/recall`, recall);
      const recalled = await asked(city);
      await city.done(PERSONNEL, `POST ${about}/lift-recall`, { reason: "已處理" });
      const { refused } = await asked(city);
      return { ...recalled, amiss: amissUnless(refused.length === 0, `then ${refused.join()}`) };
    },
  },
  {
    of: "ey",
    when: "2021-07-07 09:00",
    what: { "zh-TW": "請假期間要求連線", en: "A session during leave" },
    refusedBy: "ey-draft/6c",
    async play(city) {
      const leave = { from: "2021-07-07T08:00:00+08:00", until: "2021-07-07T10:00:00+08:00" };
      await city.done(PERSONNEL, `POST ${about}/leaves`, leave);
      return asked(city);
    },
  },
  {
    of: "ey",
    when: "2021-07-07 10:30",
    what: {
      "zh-TW": "違反保密責任，機關停止其居家辦公",
      en: "A breach of secrecy: the agency stops the home working",
    },
    refused: E("14a"),
    async play(city) {
      const stop = { reason: "違反保密責任", clause: "ey-draft/14a" };
      await city.done(SUPERVISOR, `POST ${about}/suspend`, stop);
      const stopped = await asked(city);
      await city.done(PERSONNEL, `POST ${about}/reinstate`, { reason: "查明" });
      const { refused } = await asked(city);
      return { ...stopped, amiss: amissUnless(refused.length === 0, `then ${refused.join()}`) };
    },
  },
  {
    of: "ey",
    when: "2021-07-15 09:00",
    what: {
      "zh-TW": "期滿前再申請，17 日起接續至 30 日",
      en: "Renewed before it ends, from the 17th to the 30th",
    },
    cites: E("4b"),
    async play(city) {
      await home.approve(city, { ...MINE, from: "2021-07-17", to: "2021-07-30" });
      return set(city, ["19", "20"]);
    },
    refused: [],
  },
  {
    of: "ey",
    when: "2021-07-19 09:00",
    what: {
      "zh-TW": "接續的居家日；筆電的資料尚不須刪除",
      en: "A home day of the renewal; nothing is to be deleted yet",
    },
    refused: [],
    async play(city) {
      const open = await home.openDeletions(city);
      return { ...(await asked(city)), amiss: amissUnless(open.length === 0, "due too early") };
    },
  },
  {
    of: "ey",
    when: "2021-07-31 01:00",
    what: {
      "zh-TW": "核准期滿：筆電裡的公務資料待刪除，本人聲明已刪除",
      en: "The approval is over: the data on the laptop is due, and its owner says that it is gone",
    },
    cites: E("12.3b"),
    async play(city) {
      const before = await home.openDeletions(city);
      await home.sayDeleted(city, own);
      const after = await home.openDeletions(city);
      const isGone = before.length === 1 && after.length === 0;
      return { amiss: amissUnless(isGone, `open before ${before.join()}, after ${after.join()}`) };
    },
  },
];
