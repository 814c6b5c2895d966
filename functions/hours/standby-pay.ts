// Pay for standby in whole dollars (yilan-hours/2.7b–2.7e): the pay of one hour is rounded first, half up, and only then taken times the
// hours. Whole numbers alone, never a fraction; pure.
import type { Limits } from "../shared/rules/parameters.ts";
import type { Minutes } from "./minutes.ts";

export const STANDBY_GRADES = ["1", "2"] as const;
/** Decided by the unit head for each case: there is none by default. */
export type StandbyGrade = (typeof STANDBY_GRADES)[number];

export interface StandbyPay {
  /** Dollars. */
  readonly perHour: number;
  readonly hours: number;
  readonly pay: number;
  /** Less than an hour, which is paid with others or not at all. */
  readonly remainder: Minutes;
}

const HOUR = 60;
const CENTS = 100;
const PER_CENT = 100;
const DOLLARS = /^(?:0|[1-9]\d{0,6})(?:\.(\d{1,2}))?$/;

/** Hourly pay as it is written, "241" or "241.5"; undefined where it is none. */
export function centsOf(dollars: string): number | undefined {
  const found = DOLLARS.exec(dollars);
  if (!found) return undefined;
  const whole = dollars.split(".")[0] ?? "";
  return Number(whole) * CENTS + Number((found[1] ?? "").padEnd(2, "0"));
}

/** Throws on pay that is none; without a grade's percentage in force nothing is paid, and undefined says so. */
export function standbyPay(
  {
    base,
    grade,
    minutes,
  }: { readonly base: string; readonly grade: StandbyGrade; readonly minutes: Minutes },
  {
    standbyGrade1Percent,
    standbyGrade2Percent,
  }: Pick<Limits, "standbyGrade1Percent" | "standbyGrade2Percent">,
): StandbyPay | undefined {
  const cents = centsOf(base);
  if (cents === undefined) throw new RangeError(`not an hourly pay: ${base}`);
  const percent = grade === "1" ? standbyGrade1Percent : standbyGrade2Percent;
  if (percent === null) return undefined;
  const perHour = roundedHalfUp(cents * percent, CENTS * PER_CENT);
  const remainder = (minutes % HOUR) as Minutes;
  const hours = (minutes - remainder) / HOUR;
  return { perHour, hours, pay: perHour * hours, remainder };
}

function roundedHalfUp(numerator: number, denominator: number): number {
  const twice = 2 * numerator + denominator;
  return (twice - (twice % (2 * denominator))) / (2 * denominator);
}
