// How a day of attendance and its log are said on a page; pure.
import type { InferOutput } from "valibot";
import type { readHomeWeek, readTeamLogs } from "../../attendance/routes.ts";
import { timeText } from "../../attendance/times.ts";
import { type Html, html } from "../../shared/page/html.ts";
import type { Visit } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";
import { momentHtml, spanText } from "../frame/time.ts";
import { who } from "../frame/who.ts";

export type HomeWeekShown = InferOutput<(typeof readHomeWeek)["answer"]["schema"]>;
export type HomeDayShown = HomeWeekShown["days"][number];
export type LogRowShown = InferOutput<(typeof readTeamLogs)["answer"]["schema"]>["rows"][number];
type Sent = NonNullable<LogRowShown["days"][number]["log"]>;

export function weekPageOf(person: string, week: string): string {
  return `/console/people/${encodeURIComponent(person)}/home-week/${week}`;
}

/** From when to when, each with the means by which it was kept. */
export function spansHtml(
  { say }: Visit,
  { day, spans, corrected }: Pick<HomeDayShown, "day" | "spans" | "corrected">,
): Html {
  const one = ({ from, until, method }: HomeDayShown["spans"][number]) =>
    html`<li>${timeText(day, from)}–${until ? timeText(day, until) : say("（未打卡下班）", "(not out)")} <small>${said(valueWords(method, "method"), say)}</small></li>`;
  return html`${spans.length === 0 ? "—" : html`<ul class="plain">${spans.map(one)}</ul>`}${corrected && html`<small>${say("更正：", "Corrected: ")}${corrected.reason} ${who(corrected.by)}</small>`}`;
}

export function logPill({ say }: Visit, log: Sent | undefined, isMissing: boolean): Html {
  const pill = (look: string, zh: string, en: string) =>
    html`<span class="pill ${look}">${say(zh, en)}</span>`;
  if (!log) return isMissing ? pill("is-closed", "缺日誌", "no log") : html`—`;
  const late = log.late && html` ${pill("is-hold", "逾時", "late")}`;
  const behind = log.behind && html` ${pill("is-hold", "落後", "behind")}`;
  const standing = !log.review
    ? pill("is-hold", "待審核", "to review")
    : log.review.accepted
      ? pill("is-open", "已審核", "reviewed")
      : pill("is-closed", "待補正", "to amend");
  return html`${standing}${late}${behind}`;
}

export function minutesText(visit: Visit, minutes: number): string {
  return minutes === 0 ? "—" : spanText(visit, minutes);
}

/** What was reported of the week, and whether the unit head has read it. */
export function reportHtml(visit: Visit, report: LogRowShown["report"]): Html | string {
  const { say } = visit;
  if (!report) return say("未彙報", "not reported");
  const { workload, note, by, at, noted } = report;
  return html`${say("工作量", "Workload")} ${said(valueWords(workload, "workload"), say)}${say("：", ": ")}${note} <small>${who(by)} ${momentHtml(visit, at)}${noted && html` ${say("已核閱", "read by")} ${who(noted.by)}`}</small>`;
}

export function figuresText({ say }: Visit, figures: LogRowShown["figures"]): string {
  const { homeDays, logs, late, missing, behind } = figures;
  return say(
    `居家 ${homeDays} 日、日誌 ${logs} 份、逾時 ${late}、缺 ${missing}、進度落後 ${behind}`,
    `${homeDays} home days, ${logs} logs, ${late} late, ${missing} missing, ${behind} behind`,
  );
}
