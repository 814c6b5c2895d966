// A random month of somebody's time, counted and judged by the law and by the oracle: whatever differs is told.
import type { Consent } from "../../functions/hours/consent.ts";
import { countOf } from "../../functions/hours/count.ts";
import { type Judged, judgeOvertime, type Proposed } from "../../functions/hours/judge.ts";
import { leaveLots } from "../../functions/hours/leave-lots.ts";
import { minutes } from "../../functions/hours/minutes.ts";
import { restFaults } from "../../functions/hours/rest.ts";
import type { Span } from "../../functions/hours/span.ts";
import { standbyPay } from "../../functions/hours/standby-pay.ts";
import type { OvertimeCategory } from "../../functions/shared/rules/overtime-caps.ts";
import { LIMITS } from "./given.ts";
import type { Agreed, Piece } from "./oracle.ts";
import * as oracle from "./oracle.ts";

type Pick = (sides: number) => number;

/** How many minutes of spans were counted, and whether the proposal was taken. */
export interface Played {
  readonly minutes: number;
  readonly taken: boolean;
}

const CATEGORIES: readonly OvertimeCategory[] = [
  "general",
  "seasonal",
  "special-major",
  "disaster-major",
  "urgent-shortage",
];
const CAUSES: Readonly<Record<string, string>> = {
  seasonal: "seasonal-work",
  "special-major": "special-major-project",
  "disaster-major": "sudden-event",
  "urgent-shortage": "urgent-need",
};

/** Throws on the first difference. */
export function playMonth(pick: Pick): Played {
  const first = oracle.dayNumber(2023 + pick(5), pick(12), 1);
  const pieces = monthFrom(first, pick);
  const proposed = proposal(first, pieces, pick);
  const agreed = consents(first, pick);
  const spans = pieces.map(spanOf);
  same("count", counted(spans), reckoned(pieces));
  same(
    "rest",
    restFaults(spans, LIMITS).map(each => `${each.next} ${each.missing}`),
    oracle.tooSoon(pieces),
  );
  const judged = judgeOvertime(spans, proposedOf(proposed), {
    limits: LIMITS,
    consents: agreed.map(consentOf),
  });
  same("judged", told(judged), expected(pieces, proposed, agreed));
  sameLeave(first, pick);
  samePay(pick);
  return {
    minutes: pieces.reduce((sum, { from, until }) => sum + until - from, 0),
    taken: judged.refusals.length === 0,
  };
}

function same(what: string, law: unknown, by: unknown): void {
  const [one, other] = [JSON.stringify(law), JSON.stringify(by)];
  if (one !== other) throw new Error(`${what}: the law says ${one}, the oracle ${other}`);
}

/** Days one after the other, each with its hours, its leave or its shift, and overtime after some of them. */
function monthFrom(first: number, pick: Pick): readonly Piece[] {
  const pieces: Piece[] = [];
  let free = first * oracle.DAY;
  const put = (piece: Omit<Piece, "id">) => {
    if (piece.from < free || piece.until <= piece.from) return;
    pieces.push({ id: String(pieces.length), ...piece });
    free = piece.until;
  };
  const busy = 1 + pick(3);
  for (let day = first; day < first + 31; day++) {
    if (pick(4) >= busy) continue;
    const midnight = day * oracle.DAY;
    if (pick(6) === 0) put(shiftOf(midnight, pick));
    else
      for (const [from, until] of [
        [480, 720],
        [780, 1020],
      ] as const)
        put(hoursOf(midnight + from, midnight + until, pick));
    if (pick(3) > 0)
      put(extraFrom(Math.max(free, midnight) + pick(3) * 60, 60 + pick(pick(8) === 0 ? 900 : 240), pick));
  }
  return pieces;
}

function hoursOf(from: number, until: number, pick: Pick): Omit<Piece, "id"> {
  const kinds = ["normal", "normal", "normal", "normal", "leave", "trip", "official-leave"] as const;
  return { kind: kinds[pick(kinds.length)] ?? "normal", from, until };
}

function shiftOf(midnight: number, pick: Pick): Omit<Piece, "id"> {
  const from = midnight + pick(24) * 60;
  return { kind: "normal", from, until: from + 480 + pick(3) * 120, shift: String(pick(3)) };
}

function extraFrom(from: number, length: number, pick: Pick): Omit<Piece, "id"> {
  const category = CATEGORIES[pick(CATEGORIES.length)] ?? "general";
  const pause = pick(4) === 0 && length > 90 ? { pause: [from + 30, from + 60] as const } : {};
  return { kind: pick(5) === 0 ? "standby" : "overtime", from, until: from + length, category, ...pause };
}

/** Mostly where nothing else is; sometimes over it. */
function proposal(first: number, pieces: readonly Piece[], pick: Pick): Piece {
  const after = pieces.length > 0 && pick(3) > 0 ? pieces[pick(pieces.length)]?.until : undefined;
  const from = after ?? (first + pick(31)) * oracle.DAY + pick(oracle.DAY);
  return { id: "proposed", ...extraFrom(from, 1 + pick(600), pick) };
}

function consents(first: number, pick: Pick): readonly Agreed[] {
  return (["seasonal", "special-major"] as const).flatMap(category =>
    pick(3) === 0
      ? []
      : [
          {
            category,
            from: first - pick(60),
            to: first + pick(40),
            at: (first - 70 + pick(100)) * oracle.DAY,
          },
        ],
  );
}

function instant(minute: number): string {
  return new Date((minute - 480) * 60_000).toISOString();
}

function dayText(day: number): string {
  const [year, month, date] = oracle.dateOf(day);
  return `${year}-${String(month + 1).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

function spanOf({ pause, from, until, ...piece }: Piece): Span {
  const breaks = pause && [{ from: instant(pause[0]), until: instant(pause[1]) }];
  return { ...piece, from: instant(from), until: instant(until), ...(breaks && { breaks }) };
}

function proposedOf(piece: Piece): Proposed {
  return { ...spanOf(piece), cause: CAUSES[piece.category ?? ""] } as Proposed;
}

function consentOf({ category, from, to, at }: Agreed): Consent {
  return { id: category, category, from: dayText(from), to: dayText(to), agreedAt: instant(at) };
}

const NAMES = ["normal", "away", "overtime", "standby", "unassigned"] as const;
const rows = (all: ReadonlyMap<string, Readonly<oracle.Minutes>>) =>
  [...all].map(([key, tally]) => `${key} ${NAMES.map(name => tally[name]).join(" ")}`).sort();

function counted(spans: readonly Span[]) {
  const { days, weeks, months } = countOf(spans, LIMITS);
  return [rows(days), rows(weeks), rows(months)];
}

function reckoned(pieces: readonly Piece[]) {
  const { days, weeks, months } = oracle.tallied(pieces);
  const by = (all: Map<number, oracle.Minutes>, name: (key: number) => string) =>
    rows(new Map([...all].map(([key, tally]) => [name(key), tally])));
  const month = (key: number) => `${Math.floor(key / 12)}-${String((key % 12) + 1).padStart(2, "0")}`;
  return [by(days, dayText), by(weeks, week => dayText(week * 7 - 3)), by(months, month)];
}

const OF = { day: "day", month: "month", "three-months": "cycle", run: "run" } as const;

function told({ refusals }: Judged): readonly string[] {
  return refusals
    .map(({ code, cap, tooMuch, since, spans }) => {
      if (code === "too-much") return `${OF[cap?.what ?? "run"]} ${tooMuch} ${since}`;
      return code === "too-little-rest" ? `${code} ${spans?.[0]} ${tooMuch}` : code;
    })
    .sort();
}

function expected(pieces: readonly Piece[], proposed: Piece, agreed: readonly Agreed[]): readonly string[] {
  const meets = pieces.filter(({ from, until }) => from < proposed.until && proposed.from < until);
  if (meets.length > 0)
    return meets
      .map(({ kind }) => (kind === "overtime" || kind === "standby" ? "span-fault" : "inside-normal-hours"))
      .sort();
  const all = [...pieces, proposed];
  const known = { pieces: all, told: oracle.tallied(all), proposed };
  const day = known.told.dayOf.get("proposed") ?? 0;
  const { category } = proposed;
  const needs = category === "seasonal" || category === "special-major";
  const has = agreed.some(
    each => each.category === category && each.from <= day && day <= each.to && each.at < proposed.from,
  );
  const before = oracle.tooSoon(pieces);
  const rest = oracle.tooSoon(all).filter(each => !before.includes(each));
  return [
    ...(needs && !has ? ["no-consent"] : []),
    ...(oracle.runsTooLong(known) ? ["too-many-days"] : []),
    ...oracle.tooMuch(known, agreed).map(each => each.replace(/\d+$/, minute => instant(Number(minute)))),
    ...rest.map(each => `too-little-rest ${each}`),
  ].sort();
}

function sameLeave(first: number, pick: Pick): void {
  const some = (name: string, days: number, most: number) =>
    Array.from({ length: pick(4) }, (_, at) => ({
      id: `${name}${at}`,
      day: first + pick(days),
      minutes: 1 + pick(most),
    }));
  const [earned, uses] = [some("earned", 60, 300), some("use", 800, 400)];
  const lawful = (all: typeof earned) =>
    all.map(each => ({ ...each, day: dayText(each.day), minutes: minutes(each.minutes) }));
  const { lots, uncovered } = leaveLots(lawful(earned), lawful(uses), LIMITS);
  const by = oracle.leaveLeft(earned, uses);
  same(
    "leave",
    lots.map(({ id, left, lastDay }) => [id, left, lastDay]),
    lots.map(({ id }) => {
      const day = earned.find(each => each.id === id)?.day ?? 0;
      return [id, by.left.get(id), dayText(oracle.lapses(day))];
    }),
  );
  same("missing", uncovered.map(({ use, missing }) => [use.id, missing]).sort(), [...by.missing].sort());
}

function samePay(pick: Pick): void {
  const [cents, hours] = [pick(60_000), pick(30)];
  const base = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
  for (const [grade, percent] of [
    ["1", 100],
    ["2", 50],
  ] as const) {
    const perHour = oracle.hourly(cents, percent);
    const pay = standbyPay({ base, grade, minutes: minutes(hours * 60 + pick(60)) }, LIMITS);
    same("pay", [pay?.perHour, pay?.hours, pay?.pay], [perHour, hours, perHour * hours]);
  }
}
