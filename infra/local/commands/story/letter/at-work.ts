// The days at work: sessions from home, and what is denied on the wrong computer and the wrong link.
import type { City } from "../city.ts";
import * as h from "../household.ts";
import { laptop } from "../household.ts";
import { amissUnless, type StoryStep, tainan as T } from "../step.ts";

export const AT_WORK: readonly StoryStep[] = [
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
];

async function hangUp(city: City, session: string): Promise<void> {
  await city.done(h.ADMIN, `POST /v1/sessions/${session}/end`, { reason: "工作結束" });
}
