// A county's consent to a category of overtime: given before the work, for so many months, lengthened once; pure.
import type { ClauseId } from "../shared/rules/clauses.ts";
import type { OvertimeCategory } from "../shared/rules/overtime-caps.ts";
import type { Limits } from "../shared/rules/parameters.ts";
import { addDays, type Day } from "../shared/time/day.ts";
import { lastDayOfMonths } from "../shared/time/months.ts";
import { type Words, words } from "../shared/words.ts";

export interface Consent {
  readonly id: string;
  readonly category: OvertimeCategory;
  readonly from: Day;
  /** Its last day. */
  readonly to: Day;
  /** The last day after it was lengthened: that is possible once. */
  readonly extendedTo?: Day | undefined;
  /** When it was given, as a UTC instant; work that began before rests on nothing. */
  readonly agreedAt: string;
  readonly extensionAgreedAt?: string | undefined;
}

/** Those that nobody may use without one, and the clause that says so. */
export const NEEDS_CONSENT: Readonly<Partial<Record<OvertimeCategory, ClauseId>>> = {
  seasonal: "yilan-hours/2.5e",
  "special-major": "yilan-hours/2.5g",
};

/** The one that covers work of a category on a day; with `before`, only what had been given by then. */
export function consentOn(
  consents: readonly Consent[],
  category: OvertimeCategory,
  day: Day,
  before?: string,
): Consent | undefined {
  const given = (at: string | undefined) => at !== undefined && (before === undefined || at < before);
  return consents.find(
    each =>
      each.category === category &&
      each.from <= day &&
      given(each.agreedAt) &&
      (day <= each.to ||
        (each.extendedTo !== undefined &&
          day <= each.extendedTo &&
          given(each.extensionAgreedAt ?? each.agreedAt))),
  );
}

export interface ConsentFault {
  readonly code: "ends-first" | "too-long" | "extension-too-long" | "extension-ends-first";
  readonly clauses: readonly ClauseId[];
  /** The last day it could have. */
  readonly until?: Day;
  readonly words: Words;
}

/** Seasonal work: two months, and one more once; the first day counts (yilan-hours/2.5e). */
export function consentFaults(
  { category, from, to, extendedTo }: Pick<Consent, "category" | "from" | "to" | "extendedTo">,
  { seasonalConsentMonths: months, seasonalExtensionMonths: more }: Limits,
): readonly ConsentFault[] {
  const clauses = [NEEDS_CONSENT[category]].filter(each => each !== undefined);
  const fault = (code: ConsentFault["code"], said: Words, until?: Day): ConsentFault[] => [
    { code, clauses, words: said, ...(until && { until }) },
  ];
  if (to < from)
    return fault("ends-first", words("同意期間的末日早於首日", "the consent ends before it begins"));
  const isLonger = (last: Day, limit: number | null) =>
    category === "seasonal" && limit !== null && last > lastDayOfMonths(from, limit);
  if (isLonger(to, months)) return fault("too-long", tooLong(months), lastDayOfMonths(from, months ?? 0));
  if (extendedTo === undefined) return [];
  if (extendedTo <= to)
    return fault(
      "extension-ends-first",
      words("展延的末日須晚於原末日", "an extension ends after what it extends"),
    );
  const most = (months ?? 0) + (more ?? 0);
  const latest = [lastDayOfMonths(from, most), lastDayOfMonths(addDays(to, 1), more ?? 0)].sort()[0];
  return category === "seasonal" && months !== null && latest !== undefined && extendedTo > latest
    ? fault("extension-too-long", extensionTooLong(more), latest)
    : [];
}

function tooLong(months: number | null): Words {
  return words(`同意期間每次最長 ${months} 個月`, `a consent lasts ${months} months at most`);
}

function extensionTooLong(months: number | null): Words {
  return words(
    `展延以一次、${months ?? 0} 個月為限`,
    `it is extended once, by ${months ?? 0} month(s) at most`,
  );
}
