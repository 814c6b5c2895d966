// What an agency lays down for itself beside the texts: it only tightens, in the parameter's own unit; lifting one takes two; pure decisions.
import * as v from "valibot";
import { Problem, type ProblemFacts, refuseAll, requireAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import type { Activity } from "../shared/rules/activities.ts";
import { clauseOf } from "../shared/rules/clauses.ts";
import {
  isAgencysToTighten,
  PARAMETER_FACTS,
  STANDS_IN,
  type Unit,
} from "../shared/rules/parameter-catalogue.ts";
import {
  isLooser,
  PARAMETERS,
  type Parameter,
  type ParameterValue,
  parameterSchema,
} from "../shared/rules/parameters.ts";
import { profileOf } from "../shared/rules/profile.ts";
import { sourcesOf } from "../shared/rules/profiles.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { type Words, words } from "../shared/words.ts";
import type { Acting } from "./adoption.ts";
import { type Agency, type AgencyEvent, UNPREPARED } from "./agency.ts";
import type { SetOverlay } from "./own-rules.ts";
import { AGENCY_PROBLEM } from "./problems.ts";
import { type RulesOfAgency, rulesOf } from "./rules.ts";

type Drafts = readonly [Draft<AgencyEvent>];

/** As it is asked for: the value as text, one line each where it is a list. */
export interface AskedOverlay {
  readonly activity: Activity;
  readonly parameter: Parameter;
  readonly values: readonly string[];
  readonly unit: Unit;
  readonly document: string;
}

function refusal(code: keyof typeof AGENCY_PROBLEM, facts?: ProblemFacts): Problem {
  return new Problem(AGENCY_PROBLEM[code], facts);
}

export function setOverlay(
  agency: Agency = UNPREPARED,
  { values, unit, ...terms }: AskedOverlay,
  { at }: Pick<Acting, "at">,
): Drafts {
  const { activity, parameter } = terms;
  if (!isAgencysToTighten(parameter)) throw refusal("overlay-not-agencys");
  const { unit: meant } = PARAMETER_FACTS[parameter];
  requireAll(
    () => refuseAll(unit !== meant && refusal("overlay-unit", { detail: unitWords(meant) })),
    () => void valueIn(parameter, values),
  );
  const value = valueIn(parameter, values);
  const earlier = agency.overlays?.find(each => each.activity === activity && each.parameter === parameter);
  if (earlier && JSON.stringify(earlier.value) === JSON.stringify(value)) throw refusal("overlay-known");
  requireNotLooser(agency, { activity, parameter, value, on: dayOf(at) }, earlier);
  const overlays = [
    ...(agency.overlays ?? []).filter(each => each !== earlier),
    { ...terms, value, set: { at, by: "" } },
  ];
  requireSomethingAllowed({ ...agency, overlays }, activity, dayOf(at));
  return [{ event: { type: "OverlaySet", ...terms, value } }];
}

export interface AskedLift {
  readonly activity: Activity;
  readonly parameter: Parameter;
  readonly reason: string;
}

/** The first who asks proposes; it is lifted once somebody else asks the same. */
export function liftOverlay(agency: Agency = UNPREPARED, lift: AskedLift, { person }: Acting): Drafts {
  const overlay = agency.overlays?.find(
    ({ activity, parameter }) => activity === lift.activity && parameter === lift.parameter,
  );
  if (!overlay) throw refusal("overlay-unknown");
  if (!overlay.liftProposed) return [{ event: { type: "OverlayLiftProposed", ...lift } }];
  if (isSameAccount(overlay.liftProposed.by, person)) throw refusal("own-lift");
  return [{ event: { type: "OverlayLifted", ...lift } }];
}

/** A number, a day or time, yes or no, or a list: by what the parameter is. */
function valueIn(parameter: Parameter, values: readonly string[]): ParameterValue<Parameter> {
  const rule = PARAMETERS[parameter];
  const [first = ""] = values;
  const isList = rule === "allowed" || rule === "forbidden" || rule === "reminders";
  if (!isList && values.length !== 1) throw refusal("overlay-unfit");
  const number = (text: string) => (/^-?\d{1,6}$/.test(text) ? Number(text) : Number.NaN);
  const read = {
    ceiling: () => number(first),
    floor: () => number(first),
    earliest: () => first,
    latest: () => first,
    allowed: () => [...new Set(values)].sort(),
    forbidden: () => [...new Set(values)].sort(),
    demanded: () => (first === "yes" ? true : first === "no" ? false : undefined),
    reminders: () => [...new Set(values.map(number))].sort((one, other) => other - one),
  }[rule]();
  const parsed = v.safeParse(parameterSchema(parameter), read);
  if (!parsed.success) throw refusal("overlay-unfit");
  return parsed.output as ParameterValue<Parameter>;
}

interface Laid {
  readonly activity: Activity;
  readonly parameter: Parameter;
  readonly value: ParameterValue<Parameter>;
  readonly on: string;
}

/** Neither than a text that binds anywhere, nor than what is laid down already: that one is lifted, by two. */
function requireNotLooser(agency: Agency, laid: Laid, earlier: SetOverlay | undefined): void {
  const { parameter, value } = laid;
  const text = textsOf(agency, laid).find(given => isLooser(parameter, value, given.value));
  if (text) {
    const { source, profile } = text;
    const where = source === "ours" ? profileOf(profile).title : clauseOf(source);
    const clauses = source === "ours" ? [] : [source];
    throw refusal("overlay-loosens", { detail: loosened(text.value, where), clauses });
  }
  if (earlier && isLooser(parameter, value, earlier.value)) {
    const where = words(earlier.document, earlier.document);
    throw refusal("overlay-loosens", { detail: loosened(earlier.value, where) });
  }
}

/** What the texts say of it, in whichever system. */
function textsOf({ overlays: _, ...texts }: Agency, { activity, parameter, on }: Laid) {
  return SYSTEMS.flatMap(system => {
    const rules = rulesOf(texts, { activity, system, on });
    if (rules.status !== "combined") return [];
    const standsIn = STANDS_IN[parameter];
    return [...sourcesOf(parameter, rules), ...(standsIn ? sourcesOf(standsIn, rules) : [])];
  });
}

function loosened(value: ParameterValue<Parameter>, where: Words): Words {
  const text = valueText(value);
  return words(`現行為「${text}」，依據：${where["zh-TW"]}`, `it is ${text} now, by: ${where.en}`);
}

export function valueText(value: ParameterValue<Parameter>): string {
  return Array.isArray(value) ? value.join("、") : String(value);
}

function unitWords(unit: Unit): Words {
  return words(`這個項目的單位代號是 ${unit}`, `the unit of this one is ${unit}`);
}

function requireSomethingAllowed(agency: RulesOfAgency, activity: Activity, on: string): void {
  for (const system of SYSTEMS) {
    const rules = rulesOf(agency, { activity, system, on });
    if (rules.status === "combined") continue;
    const [fault] = rules.because.filter(({ kind }) => kind === "nothing-allowed");
    if (fault) throw refusal("nothing-left-allowed", { detail: fault.words });
  }
}
