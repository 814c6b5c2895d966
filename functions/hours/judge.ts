// Whether somebody may work overtime as proposed: every refusal at once, each with its clause, and with the minute from which it is too
// much; pure. Who assigns and agrees is not asked here.
import type { ClauseId } from "../shared/rules/clauses.ts";
import { OVERTIME_WORDS } from "../shared/rules/overtime-caps.ts";
import type { Limits } from "../shared/rules/parameters.ts";
import { endOfDay } from "../shared/time/calendar.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import { type Words, words } from "../shared/words.ts";
import { type Cap, type CapKind, capsAt, dayTally } from "./caps.ts";
import { isCauseOf, isClosed } from "./category.ts";
import { type Consent, consentOn, NEEDS_CONSENT } from "./consent.ts";
import { type Count, type Counted, countOf } from "./count.ts";
import { least, type Minutes, minutesAfter, minutesBetween, minutesWords } from "./minutes.ts";
import { type RestFault, restFaults } from "./rest.ts";
import { inOrder, isExtended, overlap, SPAN_WORDS, type Span, spanFaults } from "./span.ts";

export interface HoursRefusal {
  readonly code:
    | "span-fault"
    | "inside-normal-hours"
    | "no-cause"
    | "category-ended"
    | "no-consent"
    | "too-many-days"
    | "too-much"
    | "too-little-rest";
  readonly clauses: readonly ClauseId[];
  readonly words: Words;
  readonly cap?: Cap | undefined;
  /** How much of the proposal is too much, and from which instant on. */
  readonly tooMuch?: Minutes | undefined;
  readonly since?: string | undefined;
  /** What else it rests on. */
  readonly spans?: readonly string[] | undefined;
}

export interface Proposed extends Span {
  readonly kind: "overtime" | "standby";
  /** What the category rests on. */
  readonly cause?: string | undefined;
}

export interface Judged {
  readonly refusals: readonly HoursRefusal[];
  /** Which day it belongs to, and what would be used with it; absent where it cannot be counted. */
  readonly counted?: Counted;
  readonly caps: readonly Cap[];
}

export interface HoursRules {
  readonly limits: Limits;
  readonly consents?: readonly Consent[] | undefined;
}

/** `spans` is all that is known of the person in the months that are counted; the proposal is not among it. */
export function judgeOvertime(spans: readonly Span[], proposed: Proposed, rules: HoursRules): Judged {
  const others = spans.filter(each => overlap(each, proposed));
  const faults = spanFaults([proposed]).map(
    (fault): HoursRefusal => ({ code: "span-fault", clauses: [], words: fault.words }),
  );
  if (faults.length > 0) return { refusals: faults, caps: [] };
  const met = others.map(other => overlapping(proposed, other));
  if (met.length > 0)
    return { refusals: [...met, ...categoryRefusals(proposed, undefined, rules)], caps: [] };
  const before = countOf(spans, rules.limits);
  const after = countOf([...spans, proposed], rules.limits);
  const counted = after.spans.find(({ span }) => span === proposed);
  if (!counted) throw new Error("a proposal is counted with the others");
  const asked = { ...rules, day: counted.day, category: proposed.category ?? "general" } as const;
  const caps = capsAt(after, asked);
  return {
    counted,
    caps: capsAt(before, asked),
    refusals: [
      ...categoryRefusals(proposed, counted.day, rules),
      ...runRefusals(after, counted, rules),
      ...caps.flatMap(cap => capRefusal(cap, counted, after)),
      ...restRefusals(spans, proposed, rules.limits),
    ],
  };
}

function overlapping(proposed: Proposed, other: Span): HoursRefusal {
  const [, since] = [proposed.from, other.from].sort();
  const of = SPAN_WORDS[other.kind];
  const told = words(`與${of["zh-TW"]}時間重疊`, `it overlaps with ${of.en}`);
  return isExtended(other)
    ? { code: "span-fault", clauses: [], words: told, since, spans: [other.id] }
    : { code: "inside-normal-hours", clauses: ["yilan-hours/2.2b"], words: told, since, spans: [other.id] };
}

function categoryRefusals(
  proposed: Proposed,
  day: Day | undefined,
  { limits, consents = [] }: HoursRules,
): HoursRefusal[] {
  const { category = "general", cause, from } = proposed;
  const of = OVERTIME_WORDS[category];
  const refusals: HoursRefusal[] = [];
  const refuse = (code: HoursRefusal["code"], clause: ClauseId, zh: string, en: string) =>
    refusals.push({ code, clauses: [clause], words: words(zh, en) });
  if (!isCauseOf(category, cause))
    refuse("no-cause", "yilan-hours/2.3", `${of["zh-TW"]}不得以此為事由`, `that is no cause for ${of.en}`);
  if (day === undefined) return refusals;
  if (isClosed(category, day, limits))
    refuse(
      "category-ended",
      "yilan-hours/2.5c",
      "專案加班已停止適用，請改用其他類別",
      "project overtime has ended: use another category",
    );
  const clause = NEEDS_CONSENT[category];
  if (clause && !consentOn(consents, category, day, from))
    refuse(
      "no-consent",
      clause,
      `${of["zh-TW"]}須先經縣政府同意`,
      `${of.en} needs the county's consent beforehand`,
    );
  return refusals;
}

/** The longest run that the proposal would be part of, whichever day of it came last. */
function runRefusals(after: Count, { day, span }: Counted, rules: HoursRules): HoursRefusal[] {
  const most = rules.limits.urgentRunDays;
  if (span.category !== "urgent-shortage" || most === null) return [];
  const run = runAround(after, day);
  if (run.length <= most) return [];
  const told = words(
    `急迫必要加班連續 ${run.length} 日，最多連續 ${most} 日；第 ${most + 1} 日起依一般加班計`,
    `${run.length} days of urgent overtime in a row, of ${most} at most; from day ${most + 1} it counts as general`,
  );
  const cap = capsAt(after, { ...rules, day, category: "urgent-shortage" }).find(
    ({ what }) => what === "run",
  );
  return [{ code: "too-many-days", clauses: ["yilan-hours/2.5j"], words: told, cap, since: span.from }];
}

/** The caps are those after the proposal: what is used beyond a limit is the proposal's, as far as it reaches. */
function capRefusal(cap: Cap, { span, day, minutes: length }: Counted, after: Count): HoursRefusal[] {
  if (cap.what === "run" || cap.used <= cap.limit) return [];
  const tooMuch = least(length, cap.used - cap.limit);
  const [limit, beyond, of] = [minutesWords(cap.limit), minutesWords(tooMuch), OF[cap.what]];
  const told = words(
    `${of["zh-TW"]}上限 ${limit["zh-TW"]}，超過 ${beyond["zh-TW"]}`,
    `${beyond.en} more than the ${limit.en} ${of.en}`,
  );
  const clauses = [...cap.clauses, ...(cap.what === "day" ? dayClauses(span, day, after) : [])];
  return [
    { code: "too-much", clauses, words: told, cap, tooMuch, since: instantAfter(span, length - tooMuch) },
  ];
}

const OF: Readonly<Record<CapKind, Words>> = {
  day: words("每日工時（含加班）", "of a day with its overtime"),
  month: words("每月加班", "of overtime a month"),
  "three-months": words("每三個月加班", "of overtime in three months"),
  run: words("連續日數", "of days in a row"),
};

/** What made the day as full as it is, besides the work itself. */
function dayClauses(span: Span, day: Day, after: Count): ClauseId[] {
  const isAway = dayTally(after, day).away > 0;
  const runsOver = span.until > endOfDay(day);
  return [
    ...(isAway ? ["yilan-hours/2.9" as const] : []),
    ...(runsOver ? ["yilan-hours/2.10" as const] : []),
  ];
}

function restRefusals(spans: readonly Span[], proposed: Proposed, limits: Limits): HoursRefusal[] {
  const known = new Set(restFaults(spans, limits).map(keyOf));
  return restFaults([...spans, proposed], limits)
    .filter(each => !known.has(keyOf(each)))
    .map(({ words: told, next, missing, since }) => ({
      code: "too-little-rest",
      clauses: ["yilan-hours/2.1d"],
      words: told,
      tooMuch: missing,
      since,
      spans: [next],
    }));
}

function keyOf({ next, missing }: RestFault): string {
  return `${next} ${missing}`;
}

/** When so many of its minutes have been counted, its pauses left out. */
function instantAfter(span: Span, count: number): string {
  let at = minutesAfter(span.from, count);
  for (const pause of inOrder(span.breaks ?? []))
    if (pause.from <= at) at = minutesAfter(at, minutesBetween(pause.from, pause.until));
  return at;
}

function runAround(count: Count, day: Day): readonly Day[] {
  const urgent = new Set(
    count.spans.filter(({ span }) => span.category === "urgent-shortage").map(each => each.day),
  );
  let [first, last] = [day, day];
  while (urgent.has(addDays(first, -1))) first = addDays(first, -1);
  while (urgent.has(addDays(last, 1))) last = addDays(last, 1);
  const days: Day[] = [];
  for (let each = first; each <= last; each = addDays(each, 1)) days.push(each);
  return days;
}
