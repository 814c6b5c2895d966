// Names of the regulations' parameters, and for each which of two values is the stricter; it holds no value itself.
import * as v from "valibot";
import { isDay } from "../time/day.ts";

interface ValueByRule {
  /** An upper limit. */
  ceiling: number;
  /** A lower limit. */
  floor: number;
  /** A day or a time of day, as ISO text. */
  earliest: string;
  /** The same, where the later of two takes less. */
  latest: string;
  /** The only ones allowed. */
  allowed: readonly string[];
  forbidden: readonly string[];
  demanded: boolean;
  /** Working days ahead of a deadline; negative once it has passed. */
  reminders: readonly number[];
}
type Rule = keyof ValueByRule;

export const PARAMETERS = {
  // The session gate
  allowedChannels: "allowed",
  allowedMedia: "allowed",
  staffStatuses: "allowed",
  authFactors: "floor",
  postureFreshMinutes: "ceiling",
  forbidPublicWifi: "demanded",
  forbidSharedDevice: "demanded",
  requireAntivirus: "demanded",
  bannedBrands: "forbidden",
  drainMinutes: "ceiling",
  assignmentOutsideHours: "demanded",
  // Lists: a prefix shorter than this is too wide
  widestIpv4Prefix: "floor",
  widestIpv6Prefix: "floor",
  rangeReminderDays: "reminders",
  // Loan and return
  loanReminderDays: "reminders",
  scanTools: "allowed",
  patternMaxAgeDays: "ceiling",
  // IP reports
  reportDuePrinted: "earliest",
  reportDue: "earliest",
  endOfWork: "earliest",
  officesClose: "earliest",
  reportRoundEnds: "earliest",
  reportReminderDays: "reminders",
  unansweredDays: "ceiling",
  // Approvals and home days
  approvalMonths: "ceiling",
  extensionMonths: "ceiling",
  extensions: "ceiling",
  officeDaysPerWeek: "floor",
  homeDaysBefore28Weeks: "ceiling",
  homeDaysBefore36Weeks: "ceiling",
  homeDaysFrom36Weeks: "ceiling",
  onSiteFloor: "floor",
  riskAssessmentMonths: "ceiling",
  trainingMonths: "ceiling",
  patchDays: "ceiling",
  // Watching
  oddRefusals: "ceiling",
  // Hours; an overtime category's own caps replace the general ones for the work it covers
  normalDayMinutes: "ceiling",
  normalWeekMinutes: "ceiling",
  dayMinutes: "ceiling",
  monthOvertimeMinutes: "ceiling",
  shiftRestMinutes: "floor",
  overtimeSubmitDays: "ceiling",
  projectOvertimeLastDay: "earliest",
  seasonalDayMinutes: "ceiling",
  seasonalMonthMinutes: "ceiling",
  seasonalConsentMonths: "ceiling",
  seasonalExtensionMonths: "ceiling",
  specialThreeMonthMinutes: "ceiling",
  disasterDayMinutes: "ceiling",
  disasterMonthMinutes: "ceiling",
  disasterReportMonths: "ceiling",
  urgentRunDays: "ceiling",
  urgentMonthMinutes: "ceiling",
  urgentReportMonths: "ceiling",
  remaindersSince: "latest",
  remaindersLastDay: "earliest",
  standbyGrade1Percent: "ceiling",
  standbyGrade2Percent: "ceiling",
  leaveUseYears: "ceiling",
  leaveWarningDays: "reminders",
} as const satisfies Record<string, Rule>;

export type Parameter = keyof typeof PARAMETERS;
export type Ceiling = {
  [Name in Parameter]: (typeof PARAMETERS)[Name] extends "ceiling" ? Name : never;
}[Parameter];
export type ParameterValue<Name extends Parameter> = ValueByRule[(typeof PARAMETERS)[Name]];
/** Null where no regulation says anything: whoever needs that value to open something refuses. */
export type Limits = { readonly [Name in Parameter]: ParameterValue<Name> | null };

/** What an agency lays down for itself beside the texts: it only tightens. */
export type Overlay = { readonly [Name in Parameter]?: ParameterValue<Name> };

export const PARAMETER_NAMES = Object.keys(PARAMETERS) as readonly Parameter[];

const limit = () => v.pipe(v.number(), v.integer(), v.minValue(0));
const names = () => v.pipe(v.array(v.pipe(v.string(), v.nonEmpty())), v.readonly());
const moment = () =>
  v.pipe(
    v.string(),
    v.check(text => isDay(text) || /^([01]\d|2[0-3]):[0-5]\d$/.test(text)),
  );
/** Each made where a value is read: whoever only compares values has no use for them. */
const SCHEMAS: { readonly [R in Rule]: () => v.GenericSchema<ValueByRule[R]> } = {
  ceiling: limit,
  floor: limit,
  earliest: moment,
  latest: moment,
  allowed: () => v.pipe(names(), v.minLength(1)),
  forbidden: names,
  demanded: v.boolean,
  reminders: () => v.pipe(v.array(v.pipe(v.number(), v.integer())), v.readonly()),
};

const STRICTER: { readonly [R in Rule]: (one: ValueByRule[R], other: ValueByRule[R]) => ValueByRule[R] } = {
  ceiling: (one, other) => Math.min(one, other),
  floor: (one, other) => Math.max(one, other),
  // biome-ignore lint/complexity/useMathMinMax: these are texts, and Math.min knows only numbers
  earliest: (one, other) => (one < other ? one : other),
  // biome-ignore lint/complexity/useMathMinMax: the same
  latest: (one, other) => (one > other ? one : other),
  allowed: (one, other) => one.filter(each => other.includes(each)),
  forbidden: (one, other) => [...new Set([...one, ...other])].sort(),
  demanded: (one, other) => one || other,
  reminders: (one, other) => [...new Set([...one, ...other])].sort((a, b) => b - a),
};

export function parameterSchema(name: Parameter): v.GenericSchema {
  return SCHEMAS[PARAMETERS[name]]();
}

/** The strictest of what several regulations say; an `allowed` list may come out empty, which allows nothing. */
export function strictest<Name extends Parameter>(
  name: Name,
  values: readonly ParameterValue<Name>[],
): ParameterValue<Name> | null {
  type Value = ParameterValue<Name>;
  const stricter = STRICTER[PARAMETERS[name]] as (one: Value, other: Value) => Value;
  return values.length === 0 ? null : values.reduce(stricter);
}

/** Whether the other value lets through what the first does not. What is added to a list of bans or reminders takes nothing away. */
const LOOSER: { readonly [R in Rule]: (than: ValueByRule[R], value: ValueByRule[R]) => boolean } = {
  ceiling: (than, value) => value > than,
  floor: (than, value) => value < than,
  earliest: (than, value) => value > than,
  latest: (than, value) => value < than,
  allowed: (than, value) => value.some(each => !than.includes(each)),
  forbidden: () => false,
  demanded: (than, value) => than && !value,
  reminders: () => false,
};

export function isLooser<Name extends Parameter>(
  name: Name,
  value: ParameterValue<Name>,
  than: ParameterValue<Name>,
): boolean {
  type Value = ParameterValue<Name>;
  return (LOOSER[PARAMETERS[name]] as (than: Value, value: Value) => boolean)(than, value);
}

/** Whether it comes out of this value together with others; of a union each one contributes. */
export function contributes<Name extends Parameter>(
  name: Name,
  value: ParameterValue<Name>,
  binding: ParameterValue<Name>,
): boolean {
  const rule = PARAMETERS[name];
  if (rule === "forbidden" || rule === "reminders") return (value as readonly unknown[]).length > 0;
  if (rule === "allowed") return true;
  return value === binding;
}
