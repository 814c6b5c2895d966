// An independent model of home days: no events, no fold, days as numbers from a Monday; on which of them a session may be open is told
// by it alone, as the texts say it.
export interface Week {
  days: number[];
  isSet: boolean;
}

export const MINUTES = 1440;
const OFFICE_DAYS = 2;
/** Weeks of pregnancy, and how many home days each allows. */
const TIERS = [
  [28, 2],
  [36, 3],
  [Number.POSITIVE_INFINITY, 4],
] as const;

/** Weeks of five working days; moments are minutes from midnight of the first Monday. */
export class Model {
  readonly weeks = new Map<number, Week>();
  readonly recalls = new Map<number, number>();
  readonly leaves: (readonly [from: number, until: number])[] = [];
  rest: readonly [from: number, to: number] | undefined;
  approvedUntil: number;
  readonly #expected: number;

  constructor(expected: number, approvedUntil: number) {
    this.#expected = expected;
    this.approvedUntil = approvedUntil;
  }

  set(week: number, days: readonly number[], at: number): boolean {
    if (at >= week * 7 * MINUTES) return false;
    if (!this.#fits(week, days)) return false;
    this.weeks.set(week, { days: [...days].sort((a, b) => a - b), isSet: true });
    for (const day of this.recalls.keys()) if (Math.floor(day / 7) === week) this.recalls.delete(day);
    return true;
  }

  move(from: number, to: number, at: number): boolean {
    const week = Math.floor(from / 7);
    const today = Math.floor(at / MINUTES);
    const home = this.#home(week);
    if (Math.floor(to / 7) !== week || !home || from < today || to < today) return false;
    if (!home.includes(from) || home.includes(to)) return false;
    const then = [...home.filter(day => day !== from), to].sort((a, b) => a - b);
    if (!this.#fits(week, then)) return false;
    const kept = this.weeks.get(week)?.days ?? [];
    this.weeks.set(week, { isSet: true, days: [...kept.filter(day => day !== from && day !== to), to] });
    this.recalls.delete(to);
    return true;
  }

  recall(day: number, from: number, at: number): boolean {
    const week = this.weeks.get(Math.floor(day / 7));
    if (!week?.days.includes(day) || this.#rests(day) || day < Math.floor(at / MINUTES)) return false;
    if (from < at || from < day * MINUTES || from >= (day + 1) * MINUTES) return false;
    this.recalls.set(day, Math.min(from, this.recalls.get(day) ?? from));
    return true;
  }

  /** Whether both texts leave it open at a moment. */
  isOpen(at: number): boolean {
    const day = Math.floor(at / MINUTES);
    const week = Math.floor(day / 7);
    const home = this.#home(week);
    if (at >= this.approvedUntil || !home?.includes(day)) return false;
    if (at >= (this.recalls.get(day) ?? Number.POSITIVE_INFINITY)) return false;
    if (this.leaves.some(([from, until]) => from <= at && at < until)) return false;
    const sofar = home.filter(each => each <= day);
    if (sofar.length > this.#cap(day)) return false;
    const worked = [0, 1, 2, 3, 4].map(each => week * 7 + each);
    const office = worked.filter(each => !sofar.includes(each) && !this.#isLeave(each));
    return office.length >= OFFICE_DAYS;
  }

  #home(week: number): readonly number[] | undefined {
    const found = this.weeks.get(week);
    const isWhole = (day: number) => (this.recalls.get(day) ?? Number.POSITIVE_INFINITY) <= day * MINUTES;
    return found?.days.filter(day => !this.#rests(day) && !isWhole(day));
  }

  #fits(week: number, days: readonly number[]): boolean {
    const inOrder = [...days].sort((a, b) => a - b);
    const isFree = (day: number) =>
      day % 7 < 5 && !this.#isLeave(day) && !this.#rests(day) && (day + 1) * MINUTES <= this.approvedUntil;
    if (!inOrder.every((day, at) => isFree(day) && at + 1 <= this.#cap(day))) return false;
    const worked = [0, 1, 2, 3, 4].map(each => week * 7 + each);
    const office = worked.filter(each => !days.includes(each) && !this.#isLeave(each));
    return days.length === 0 || office.length >= OFFICE_DAYS;
  }

  #cap(day: number): number {
    const weeks = Math.floor((280 - (this.#expected - day)) / 7);
    return TIERS.find(([before]) => weeks < before)?.[1] ?? 0;
  }

  #rests(day: number): boolean {
    return this.rest !== undefined && this.rest[0] <= day && day <= this.rest[1];
  }

  #isLeave(day: number): boolean {
    return this.leaves.some(([from, until]) => from < (day + 1) * MINUTES && day * MINUTES < until);
  }
}
