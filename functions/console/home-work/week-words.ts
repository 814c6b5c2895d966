// The days of a week by name, and the way from one week to the next; pure.
import { weekAfter } from "../../rosters/week.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { type Day, weekdayOf } from "../../shared/time/day.ts";
import { type Words, words } from "../../shared/words.ts";
import type { Visit } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";
import { dayText } from "../frame/time.ts";

const NAMES = [
  words("日", "Sun"),
  words("一", "Mon"),
  words("二", "Tue"),
  words("三", "Wed"),
  words("四", "Thu"),
  words("五", "Fri"),
  words("六", "Sat"),
] as const;

/** With its month and date: 6/15（二）. */
export function dayName(day: Day): Words {
  const { "zh-TW": zh, en } = NAMES[weekdayOf(day) as 0] ?? NAMES[0];
  const [, month = "", date = ""] = day.split("-").map(part => String(Number(part)));
  return words(`${month}/${date}（${zh}）`, `${en} ${month}/${date}`);
}

/** How many days the agency set for somebody, why and until when. */
export function capText(visit: Visit, { most, capGround, reason, from, to }: CapShown): Html {
  const { say } = visit;
  return html`${say(`每週 ${most} 日`, `${most} days a week`)}，${said(valueWords(capGround, "capGround"), say)}${say("：", ": ")}${reason}（${dayText(visit, from)} – ${dayText(visit, to)}）`;
}

interface CapShown {
  readonly most: number;
  readonly capGround: string;
  readonly reason: string;
  readonly from: string;
  readonly to: string;
}

export function weekLinks(
  { say }: Visit,
  page: string,
  week: Day,
  query: Readonly<Record<string, string>> = {},
): Html {
  const to = (monday: Day) => `${page}?${new URLSearchParams({ ...query, week: monday })}`;
  return html`<p class="links"><a href="${to(weekAfter(week, -1))}">← ${say("前一週", "The week before")}</a> <a href="${to(weekAfter(week))}">${say("後一週", "The week after")} →</a></p>`;
}
