// Cases on the premises: an emergency notice, papers that follow late, and the authority's approval.
import type { City } from "../city.ts";
import * as h from "../household.ts";
import { amissUnless, type StoryStep } from "../step.ts";
import {
  BUSINESS,
  FIRM,
  filed,
  keeps,
  knocks,
  PERSONNEL,
  PLAN,
  step,
  supervises,
  tradesInside,
  twse,
} from "./acts.ts";

export const EMERGENCY: readonly StoryStep[] = [
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
        await supervises(city, "2023-10-04", "2023-10-31");
        return knocks(city);
      },
    },
  ),
  step(
    "10-04 10:30",
    "連線中委託放行、下載拒絕；連線結束後的委託拒絕",
    "Inside the session an order is placed and a download refused; after its end an order is refused",
    { refused: twse("3.4.2b", "3.1.3"), play: tradesInside },
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
];

async function asksThere(city: City, body: object, noun: string, code: string): Promise<string | undefined> {
  const { status, body: told } = await city.ask(PERSONNEL, `POST ${FIRM}/${noun}`, body);
  return amissUnless(status >= 400 && told.code === code, `${noun}: ${status} ${told.code}`);
}
