// Whole minutes of work as a type of their own: hours are never kept as fractions, and a count of days is no count of minutes; pure.
import type { Words } from "../shared/words.ts";

declare const unit: unique symbol;
export type Minutes = number & { readonly [unit]: "minutes" };

const MINUTE_MS = 60_000;
const HOUR = 60;

/** Throws on what is no whole number of minutes from nought on. */
export function minutes(count: number): Minutes {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a number of minutes: ${count}`);
  return count as Minutes;
}

export const NO_MINUTES = minutes(0);

export function plus(one: Minutes, ...others: readonly Minutes[]): Minutes {
  return others.reduce<number>((sum, each) => sum + each, one) as Minutes;
}

/** What is left of it; never less than nought. */
export function less(from: number, taken: number): Minutes {
  return Math.max(0, from - taken) as Minutes;
}

export function least(one: Minutes, ...others: readonly number[]): Minutes {
  return minutes(Math.max(0, Math.min(one, ...others)));
}

/** Between two instants; throws where the end comes first, or lies between two minutes. */
export function minutesBetween(from: string, until: string): Minutes {
  return minutes((Date.parse(until) - Date.parse(from)) / MINUTE_MS);
}

/** The instant so many minutes later. */
export function minutesAfter(at: string, count: number): string {
  return new Date(Date.parse(at) + count * MINUTE_MS).toISOString();
}

/** As a clerk says it: 3 小時 30 分. */
export function minutesWords(count: number): Words {
  const [hours, rest] = [Math.floor(count / HOUR), count % HOUR];
  const zh = [...(hours ? [`${hours} 小時`] : []), ...(rest || !hours ? [`${rest} 分`] : [])].join(" ");
  const en = [...(hours ? [`${hours} h`] : []), ...(rest || !hours ? [`${rest} min`] : [])].join(" ");
  return { "zh-TW": zh, en };
}
