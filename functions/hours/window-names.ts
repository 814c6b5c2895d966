// The windows in which an agency's work is done: of which kind, on which days, from when until when, for whom; names and schemas only.
import * as v from "valibot";
import { clockTime, text } from "../shared/http/schema.ts";
import { type Words, words } from "../shared/words.ts";

export const WINDOW_WORDS = {
  office: words("上班時間", "office hours"),
  duty: words("職務時段", "duty hours"),
  trading: words("交易時段", "trading hours"),
} as const satisfies Record<string, Words>;
export type WindowKind = keyof typeof WINDOW_WORDS;
export const WINDOW_KINDS = Object.keys(WINDOW_WORDS) as readonly WindowKind[];

/** By the office calendar; what runs past midnight is of the day on which it begins. */
export const WINDOW_DAYS = ["working-days", "days-off", "every-day"] as const;

/** What a session outside office hours needs: the texts speak of overtime, not of connecting, so that an agency may allow it. */
export const OUTSIDE_HOURS = ["assigned", "allowed"] as const;
export type OutsideHours = (typeof OUTSIDE_HOURS)[number];

const windowShape = v.strictObject({
  kind: v.picklist(WINDOW_KINDS),
  from: clockTime,
  /** Not later than it begins: of the next day. */
  until: clockTime,
  /** Without it, on working days. */
  days: v.optional(v.picklist(WINDOW_DAYS)),
  /** Whose: those who are posted under that title; without it, everybody's for whom there is no other of its kind. */
  title: v.optional(text(60)),
});
export type HoursWindow = Readonly<v.InferOutput<typeof windowShape>>;

export const workingHoursShape = {
  windows: v.pipe(v.array(windowShape), v.maxLength(100)),
  outsideHours: v.picklist(OUTSIDE_HOURS),
  /** The paper that allows what needs no assignment. */
  document: v.optional(text(200)),
};
export interface WorkingHours {
  readonly windows: readonly HoursWindow[];
  readonly outsideHours: OutsideHours;
  readonly document?: string | undefined;
}
