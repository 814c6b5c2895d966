// The regulations an agency has adopted, combined strictest-wins for a day; silence of one never loosens another.

import type { Day } from "../time/day.ts";
import type { Words } from "../words.ts";
import type { Activity } from "./activities.ts";
import { CLAUSES, type ClauseId, PROFILE_IDS, type ProfileId } from "./clauses.ts";
import { PARAMETER_FACTS } from "./parameter-catalogue.ts";
import {
  contributes,
  type Limits,
  type Overlay,
  PARAMETER_NAMES,
  PARAMETERS,
  type Parameter,
  type ParameterValue,
  strictest,
} from "./parameters.ts";
import { isInForce, type Profile, profileOf } from "./profile.ts";

/** The letter addresses every agency of the nine systems, for document management by 4e and 4f alone; whatever else binds, an agency has adopted, and it only adds. */
export const BINDS_EVERYBODY: readonly ProfileId[] = ["tainan-2021"];

/** What binds an agency that adopted these, in the catalogue's order; a name that is no regulation binds nobody. */
export function bindingWith(
  adopted: readonly string[],
  activity: Activity = "exchange",
): readonly ProfileId[] {
  return PROFILE_IDS.filter(id => bindsByItself(id, activity) || adopted.includes(id));
}

export function bindsByItself(id: ProfileId, activity: Activity): boolean {
  return BINDS_EVERYBODY.includes(id) && profileOf(id).scope.activities.includes(activity);
}

/** The strictest that the regulations binding everybody say, whatever an agency has adopted besides. */
export function everybodys<Name extends Parameter>(name: Name): ParameterValue<Name> | null {
  const profiles = BINDS_EVERYBODY.map(profileOf);
  return strictest(name, valuesOf(name, profiles, bindingClauses(profiles)));
}

/** The rules that bind: all clauses of all adopted profiles, and the strictest of every parameter. */
export interface Rules {
  readonly status: "combined";
  readonly profiles: readonly Profile[];
  readonly clauses: ReadonlySet<ClauseId>;
  readonly limits: Limits;
}

/** Rules that cannot be met or do not exist: nothing may be opened by them. */
export interface Misconfigured {
  readonly status: "misconfigured";
  readonly because: readonly Misconfiguration[];
}
type Misconfiguration =
  | { readonly kind: "no-profile-in-force"; readonly on: Day; readonly words: Words }
  | { readonly kind: "nothing-allowed"; readonly parameter: Parameter; readonly words: Words };

/** A profile outside its effective dates takes no part: what happened in 2021 is judged by no rule of 2023. */
export function combine(
  adopted: readonly Profile[],
  on: Day,
  overlay: Overlay = {},
  activity: Activity = "exchange",
): Rules | Misconfigured {
  const profiles = [...new Set(adopted)].filter(profile => isInForce(profile, on));
  if (profiles.length === 0) return { status: "misconfigured", because: [noProfile(on)] };
  const clauses = bindingClauses(profiles, activity);
  const limits = Object.fromEntries(
    PARAMETER_NAMES.map(name => [
      name,
      strictest(name, [...valuesOf(name, profiles, clauses), ...laidDown(name, overlay)]),
    ]),
  ) as Limits;
  const because = PARAMETER_NAMES.filter(name => allowsNothing(name, limits)).map(name =>
    nothingAllowed(name, givenBy(name, profiles, clauses), name in overlay),
  );
  if (because.length > 0) return { status: "misconfigured", because };
  return { status: "combined", profiles, clauses, limits };
}

function bindingClauses(
  profiles: readonly Profile[],
  activity: Activity = "exchange",
): ReadonlySet<ClauseId> {
  const bound = profiles.flatMap(profile =>
    CLAUSES.filter(clause => clause.profile === profile.id && bindsFor(profile, activity, clause.id)),
  );
  return new Set(bound.map(({ id }) => id));
}

/** Not where its own text switches it off, or speaks of that activity only in others. */
export function bindsFor({ switchedOff, scope }: Profile, activity: Activity, clause: ClauseId): boolean {
  const alone = scope.only?.[activity];
  return !switchedOff.some(off => off.clause === clause) && (alone === undefined || alone.includes(clause));
}

/** A value lapses with the clause it comes from. */
function valuesOf<Name extends Parameter>(
  name: Name,
  profiles: readonly Profile[],
  clauses: ReadonlySet<ClauseId>,
): ParameterValue<Name>[] {
  return givenBy(name, profiles, clauses).map(({ value }) => value);
}

/** A value with the text it comes from, or "ours" where that text leaves it open. */
export interface Given<Name extends Parameter> {
  readonly value: ParameterValue<Name>;
  readonly profile: ProfileId;
  readonly source: ClauseId | "ours";
}

function givenBy<Name extends Parameter>(
  name: Name,
  profiles: readonly Profile[],
  clauses: ReadonlySet<ClauseId>,
): Given<Name>[] {
  return profiles.flatMap(({ id: profile, parameters }) => {
    const setting = parameters[name];
    if (!setting || setting.value === null) return [];
    const { value, source } = setting;
    return source === "ours" || clauses.has(source) ? [{ value, profile, source }] : [];
  });
}

/** Of the value that binds, which texts it comes from; all that say something where the value is what they have in common. */
export function sourcesOf<Name extends Parameter>(
  name: Name,
  { profiles, clauses, limits }: Rules,
): readonly Given<Name>[] {
  const binding = limits[name];
  if (binding === null) return [];
  return givenBy(name, profiles, clauses).filter(({ value }) => contributes(name, value, binding));
}

function laidDown<Name extends Parameter>(name: Name, overlay: Overlay): ParameterValue<Name>[] {
  const value = overlay[name] as ParameterValue<Name> | undefined;
  return value === undefined ? [] : [value];
}

function allowsNothing(name: Parameter, limits: Limits): boolean {
  const value = limits[name];
  return PARAMETERS[name] === "allowed" && Array.isArray(value) && value.length === 0;
}

function noProfile(on: Day): Misconfiguration {
  const words = {
    "zh-TW": `設定錯誤：${on} 沒有任何有效的規範，不予開放`,
    en: `Configuration fault: no regulation is in force on ${on}, so nothing is opened`,
  };
  return { kind: "no-profile-in-force", on, words };
}

/** With the texts that have nothing in common by their names: whoever has to mend it must know which. */
function nothingAllowed(
  parameter: Parameter,
  given: readonly Given<Parameter>[],
  isOwn: boolean,
): Misconfiguration {
  const titles = [...new Set(given.map(({ profile }) => profile))].map(id => profileOf(id).title);
  const own = isOwn ? [{ "zh-TW": "機關自訂", en: "the agency's own rule" }] : [];
  const named = [...titles, ...own];
  const { "zh-TW": zh, en } = PARAMETER_FACTS[parameter];
  const words = {
    "zh-TW": `設定錯誤：${named.map(each => `「${each["zh-TW"]}」`).join("、")}對${zh}（${parameter}）沒有共同允許的項目，不予開放`,
    en: `Configuration fault: ${named.map(each => each.en).join(", ")} have nothing in common for ${en} (${parameter}), so nothing is opened`,
  };
  return { kind: "nothing-allowed", parameter, words };
}
