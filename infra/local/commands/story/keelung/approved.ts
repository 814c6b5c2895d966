// The rules are adopted, the laptop is tested, the application granted: what it takes before the first day at home.
import * as home from "../at-home.ts";
import { PERSONNEL } from "../at-home.ts";
import { place, SUPERVISOR, WORKER } from "../household.ts";
import type { StoryStep } from "../step.ts";
import { about, asked, COLLEAGUE, K, MINE, made, own, THEIRS } from "./acts.ts";

export const APPROVED: readonly StoryStep[] = [
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
      made.approval = await home.approve(city, MINE);
      await home.approve(city, THEIRS);
      return home.seen(city, own);
    },
  },
];
