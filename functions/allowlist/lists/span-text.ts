// When an entry begins and ends, as files say it: a day, in either calendar, or an instant; reading undoes writing; pure.
import * as v from "valibot";
import { instant } from "../../shared/http/schema.ts";
import type { Parsed } from "../../shared/sheet/sheet-column.ts";
import { dayOf, endOfDay, instantOf, lastDayOf } from "../../shared/time/calendar.ts";
import { isRocDay, isRocInstant, readRocDate } from "../../shared/time/roc-date.ts";

const startOfDay = (day: string) => instantOf(day, "00:00");

/** A day begins as it begins in Taipei. */
export const FROM = moment(startOfDay, at => {
  const day = dayOf(at);
  return startOfDay(day) === at ? day : undefined;
});

/** A day ends as it ends in Taipei: the last day counts in full. */
export const UNTIL = moment(endOfDay, at => {
  const day = lastDayOf(at);
  return endOfDay(day) === at ? day : undefined;
});

function moment(ofDay: (day: string) => string, dayIn: (at: string) => string | undefined) {
  return {
    fold: true,
    parse: (text: string): Parsed<string> => {
      if (isRocDay(text)) return { kind: "value", value: ofDay(text) };
      const exact = v.safeParse(instant(), text);
      if (exact.success) return { kind: "value", value: exact.output };
      const roc = readRocDate(text);
      return roc.status === "read"
        ? { kind: "value", value: ofDay(roc.day) }
        : { kind: "refused", code: roc.code, words: roc.words };
    },
    // What was recorded before days were bounded has no day that could be written.
    format: (at: string): string => (isRocInstant(at) ? (dayIn(at) ?? at) : at),
  } as const;
}
