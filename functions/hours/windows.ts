// When work is done in an agency, by the clock of Taipei: office hours, duty hours, trading hours; for everybody or for one title, on
// working days, on days off or every day, and past midnight; pure.
import { instantOf, isWorkingDay } from "../shared/time/calendar.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import { type Words, words } from "../shared/words.ts";
import { inOrder, isAway, overlap, type Span, type Stretch } from "./span.ts";
import type { HoursWindow, WindowKind } from "./window-names.ts";

/** Those that hold for somebody: what is set for their title takes the place of what is set for everybody. */
export function windowsFor(
  windows: readonly HoursWindow[],
  kind: WindowKind,
  title: string | undefined,
): readonly HoursWindow[] {
  const ofKind = windows.filter(each => each.kind === kind);
  const own = ofKind.filter(each => each.title !== undefined && each.title === title);
  return own.length > 0 ? own : ofKind.filter(each => each.title === undefined);
}

/** What begins on a day, in the order of time; throws UnknownYear where the office calendar has to say. */
export function beginningOn(windows: readonly HoursWindow[], day: Day): readonly Stretch[] {
  return inOrder(
    windows
      .filter(
        ({ days = "working-days" }) =>
          days === "every-day" || isWorkingDay(day) === (days === "working-days"),
      )
      .map(({ from, until }) => ({
        from: instantOf(day, from),
        until: instantOf(until <= from ? addDays(day, 1) : day, until),
      })),
  );
}

/** Two that overlap on some day, or one that is of no length; each with the row it stands in. */
export function windowFault(
  windows: readonly HoursWindow[],
): { readonly row: number; readonly words: Words } | undefined {
  const row = windows.findIndex((one, at) => windows.some((other, later) => later > at && clash(one, other)));
  return row < 0 ? undefined : { row, words: words("同一類時段重疊", "windows of one kind overlap") };
}

const [MONDAY, TUESDAY]: readonly Day[] = ["2021-01-04", "2021-01-05"];

function clash(one: HoursWindow, other: HoursWindow): boolean {
  if (one.kind !== other.kind || one.title !== other.title) return false;
  const [first, second] = [daysOf(one), daysOf(other)];
  const on = (each: HoursWindow, day: Day) => beginningOn([{ ...each, days: "every-day" }], day);
  const meets = (a: HoursWindow, dayA: Day, b: HoursWindow, dayB: Day) =>
    on(a, dayA).some(stretch => on(b, dayB).some(each => overlap(stretch, each)));
  const sameDay = first === second || first === "every-day" || second === "every-day";
  // A day off comes after a working day and before one: what runs past midnight meets the next morning's, of whatever days.
  return (
    (sameDay && meets(one, MONDAY ?? "", other, MONDAY ?? "")) ||
    meets(one, MONDAY ?? "", other, TUESDAY ?? "") ||
    meets(other, MONDAY ?? "", one, TUESDAY ?? "")
  );
}

function daysOf({ days = "working-days" }: HoursWindow) {
  return days;
}

const WORKING_DAYS = 5;
const DAYS_OFF = 2;

export interface OfficeLength {
  /** Minutes of each kind of day on which there are any, and of a week of five working days and two off. */
  readonly days: readonly number[];
  readonly week: number;
}

/** How long the office hours are: those of everybody, and those of each title that has its own. */
export function officeLengths(windows: readonly HoursWindow[]): readonly OfficeLength[] {
  const office = windows.filter(({ kind }) => kind === "office");
  const titles = [...new Set(office.map(({ title }) => title))];
  return titles.map(title => {
    const own = office.filter(each => each.title === title);
    const on = (days: string) => own.reduce((sum, each) => sum + (isOn(each, days) ? minutesOf(each) : 0), 0);
    const [working, off] = [on("working-days"), on("days-off")];
    const days = [working, off].filter(length => length > 0);
    return { days, week: working * WORKING_DAYS + off * DAYS_OFF };
  });
}

function isOn(each: HoursWindow, days: string): boolean {
  return daysOf(each) === "every-day" || daysOf(each) === days;
}

function minutesOf({ from, until }: Pick<HoursWindow, "from" | "until">): number {
  const clock = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const length = clock(until) - clock(from);
  return length > 0 ? length : length + 24 * 60;
}

/** A day's normal hours as spans, with leave, trips and official leave cut out of them and told as what they are. */
export function normalSpans(office: readonly Stretch[], away: readonly Span[]): readonly Span[] {
  const within = office.flatMap(hours =>
    away
      .filter(each => isAway(each) && overlap(each, hours))
      .map(each => ({ ...each, ...both(each, hours), id: `${each.id} ${hours.from}` })),
  );
  const worked = office
    .flatMap(hours => without(hours, within))
    .map((each): Span => ({ ...each, id: `normal ${each.from}`, kind: "normal" }));
  return inOrder([...worked, ...within]);
}

function both(one: Stretch, other: Stretch): Stretch {
  const [, from = one.from] = [one.from, other.from].sort();
  const [until = one.until] = [one.until, other.until].sort();
  return { from, until };
}

function without(hours: Stretch, taken: readonly Stretch[]): readonly Stretch[] {
  let left: readonly Stretch[] = [hours];
  for (const each of taken)
    left = left.flatMap(part =>
      overlap(part, each)
        ? [
            { from: part.from, until: each.from },
            { from: each.until, until: part.until },
          ].filter(({ from, until }) => from < until)
        : [part],
    );
  return left;
}
