// An agency's month as it is closed: everybody's counted overtime in one text that is always the same for the same facts, what is still
// open carried over with a reason, and what was recorded after it told as late; pure.
import type { Draft } from "../shared/journal/change.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { words } from "../shared/words.ts";
import { type Month, monthOf } from "./count.ts";
import type { HoursBook, HoursBookEvent } from "./hours-book.ts";
import type { OvertimeMonth, PieceShown } from "./overtime-shapes.ts";
import type { Piece } from "./piece.ts";
import { hoursProblem } from "./refusing.ts";

export interface ClosedRow {
  readonly person: string;
  readonly minutes: number;
  readonly standby: number;
  readonly hours: number;
  readonly pieces: readonly string[];
}

export interface OpenPiece extends Pick<PieceShown, "piece" | "stage" | "from" | "until"> {
  readonly person: string;
}

const OPEN = ["asked", "assigned", "claimed"];

/** What of a month waits for somebody: to be decided, claimed, confirmed, or paid. */
export function openIn({ person, month, pieces }: OvertimeMonth): readonly OpenPiece[] {
  return pieces
    .filter(each => monthOf(dayOf(each.from)) === month && isOpen(each))
    .map(({ piece, stage, from, until }) => ({ person, piece, stage, from, until }));
}

function isOpen({ stage, claim, settled }: PieceShown): boolean {
  return OPEN.includes(stage) || (stage === "confirmed" && claim?.wanted === "pay" && !settled);
}

/** One line a person, in order: the same facts give the same bytes. */
export function textOf(months: readonly OvertimeMonth[]): string {
  return months
    .filter(({ counted }) => counted.length > 0)
    .toSorted((one, other) => (one.person < other.person ? -1 : 1))
    .map(each => `${JSON.stringify(rowOf(each))}\n`)
    .join("");
}

function rowOf({ person, minutes, counted, settled }: OvertimeMonth): ClosedRow {
  const standby = counted.filter(each => each.standby).reduce((sum, each) => sum + each.minutes, 0);
  const pieces = counted.map(each =>
    [each.piece, each.day, each.from, each.until, each.minutes, each.category, each.stage].join(" "),
  );
  return { person, minutes, standby, hours: settled.hours, pieces };
}

export function rowsIn(text: string): readonly ClosedRow[] {
  return text
    .split("\n")
    .filter(Boolean)
    .map(line => JSON.parse(line) as ClosedRow);
}

export interface Closing {
  readonly month: Month;
  /** What had been recorded before this instant is in it. */
  readonly at: string;
  readonly months: readonly OvertimeMonth[];
  readonly digest: string;
  readonly reason?: string | undefined;
}

/** Once, when the month is over; what is open is done first, or carried over by whoever says why. */
export function closeMonth(
  book: HoursBook | undefined,
  { month, at, months, digest, reason }: Closing,
): readonly [Draft<HoursBookEvent>] {
  if (month >= monthOf(dayOf(at))) throw hoursProblem("month-running");
  if (closingIn(book, month)) throw hoursProblem("month-closed");
  const open = months.flatMap(openIn);
  if (open.length > 0 && !reason) {
    const named = open.slice(0, 5).map(({ person, piece }) => `${person} ${piece}`);
    const told = words(`${open.length} 筆：${named.join("、")}`, `${open.length}: ${named.join(", ")}`);
    throw hoursProblem("month-open", [], told);
  }
  const counted = months.filter(each => each.counted.length > 0);
  const sum = counted.reduce((all, each) => all + each.minutes, 0);
  const carried = open.map(({ person, piece }) => ({ person, piece }));
  const said = carried.length > 0 && reason ? { reason } : {};
  const numbers = { people: counted.length, minutes: sum };
  return [{ event: { type: "MonthClosed", month, asOf: at, ...numbers, text: digest, carried, ...said } }];
}

export function closingIn(book: HoursBook | undefined, month: Month) {
  return book?.months && Object.hasOwn(book.months, month) ? book.months[month] : undefined;
}

/** When something of it was last said. */
function lastSaid({ asked, assigned, ended, claim, confirmed, grade, settled }: Piece): string {
  const said = [asked, assigned, ended, claim, confirmed, grade, settled];
  return said
    .map(each => each?.at ?? "")
    .sort()
    .at(-1) as string;
}

/** Recorded after its month was closed: by when that was. */
export function lateSince(book: HoursBook | undefined, piece: Piece): string | undefined {
  const closed = closingIn(book, monthOf(dayOf(piece.from)));
  const at = lastSaid(piece);
  return closed && at >= closed.asOf ? at : undefined;
}
