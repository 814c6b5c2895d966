// A span of somebody's time as it is counted: normal hours, leave, trips, official leave, overtime, standby; pure. What overlaps, ends
// before it starts or falls between two minutes is told as a fault, and never counted.
import type { OvertimeCategory } from "../shared/rules/overtime-caps.ts";
import { type Words, words } from "../shared/words.ts";
import { type Minutes, minutes, minutesBetween } from "./minutes.ts";

export const SPAN_WORDS = {
  normal: words("正常工時", "normal hours"),
  leave: words("請假", "leave"),
  trip: words("公差", "a trip"),
  "official-leave": words("公假", "official leave"),
  overtime: words("加班", "overtime"),
  standby: words("待命", "standby"),
} as const satisfies Record<string, Words>;
export type SpanKind = keyof typeof SPAN_WORDS;

/** From the first instant up to the first that no longer belongs to it, as UTC instants. */
export interface Stretch {
  readonly from: string;
  readonly until: string;
}

export interface Span extends Stretch {
  readonly id: string;
  readonly kind: SpanKind;
  /** Of overtime and standby; absent, general. */
  readonly category?: OvertimeCategory | undefined;
  /** Of shift staff: which shift it is. */
  readonly shift?: string | undefined;
  /** Pauses inside it: not counted, and they do not break it, so that nobody parts a night by a rest at midnight. */
  readonly breaks?: readonly Stretch[] | undefined;
}

/** What is worked beyond normal hours: standby counts as overtime, by the clock (yilan-hours/2.4). */
export function isExtended({ kind }: Pick<Span, "kind">): boolean {
  return kind === "overtime" || kind === "standby";
}

/** Counted in the day although not worked at the office (yilan-hours/2.9). */
export function isAway({ kind }: Pick<Span, "kind">): boolean {
  return kind === "leave" || kind === "trip" || kind === "official-leave";
}

export function lengthOf({ from, until, breaks = [] }: Span): Minutes {
  const paused = breaks.reduce((sum, pause) => sum + minutesBetween(pause.from, pause.until), 0);
  return minutes(minutesBetween(from, until) - paused);
}

export function inOrder<S extends Stretch>(spans: readonly S[]): readonly S[] {
  return spans.toSorted((one, other) =>
    one.from === other.from ? (one.until < other.until ? -1 : 1) : one.from < other.from ? -1 : 1,
  );
}

export function overlap(one: Stretch, other: Stretch): boolean {
  return one.from < other.until && other.from < one.until;
}

export interface SpanFault {
  readonly code: "ends-first" | "no-whole-minutes" | "break-outside" | "overlaps";
  readonly spans: readonly string[];
  readonly words: Words;
}

/** All that is wrong with them, each by itself and together. */
export function spanFaults(spans: readonly Span[]): readonly SpanFault[] {
  const alone = spans.flatMap(faultsAlone);
  return alone.length > 0 ? alone : overlaps(spans);
}

/** Throws on the first fault: whoever counts has refused such spans before. */
export function checked(spans: readonly Span[]): readonly Span[] {
  const [fault] = spanFaults(spans);
  if (fault) throw new RangeError(`${fault.spans.join(" and ")}: ${fault.words.en}`);
  return inOrder(spans);
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z$/;

function faultsAlone(span: Span): SpanFault[] {
  const { id, from, until, breaks = [] } = span;
  const fault = (code: SpanFault["code"], zh: string, en: string) => ({
    code,
    spans: [id],
    words: words(zh, en),
  });
  const all = [from, until, ...breaks.flatMap(pause => [pause.from, pause.until])];
  if (!all.every(at => INSTANT.test(at) && new Date(at).toISOString() === at))
    return [fault("no-whole-minutes", "起訖時間須為整分鐘", "begins or ends between two minutes")];
  if (until <= from) return [fault("ends-first", "結束須晚於開始", "ends before it begins")];
  const pauses = inOrder(breaks);
  const isInside = pauses.every(
    (pause, at) =>
      (pauses[at - 1]?.until ?? from) <= pause.from && pause.from < pause.until && pause.until <= until,
  );
  return isInside
    ? []
    : [fault("break-outside", "休息時間須在該段之內且不重疊", "has a pause that is not inside it")];
}

function overlaps(spans: readonly Span[]): SpanFault[] {
  const ordered = inOrder(spans);
  let last: Span | undefined;
  return ordered.flatMap(span => {
    const before = last;
    if (!before || before.until < span.until) last = span;
    if (!before || !overlap(before, span)) return [];
    const told = words("與另一段時間重疊", "overlaps with another span");
    return [{ code: "overlaps", spans: [before.id, span.id], words: told }];
  });
}
