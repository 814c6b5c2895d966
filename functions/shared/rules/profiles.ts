// The regulations an agency has adopted, combined strictest-wins for a day; silence of one never loosens another.

import type { Day } from "../time/day.ts";
import type { Words } from "../words.ts";
import { CLAUSES, type ClauseId, PROFILE_IDS, type ProfileId } from "./clauses.ts";
import {
  type Limits,
  PARAMETER_NAMES,
  PARAMETERS,
  type Parameter,
  type ParameterValue,
  strictest,
} from "./parameters.ts";
import { isInForce, type Profile, profileOf } from "./profile.ts";

/** The letter addresses every agency of the nine systems; whatever else binds, an agency has adopted, and it only adds. */
export const BINDS_EVERYBODY: readonly ProfileId[] = ["tainan-2021"];

/** What binds an agency that adopted these, in the catalogue's order; a name that is no regulation binds nobody. */
export function bindingWith(adopted: readonly string[]): readonly ProfileId[] {
  return PROFILE_IDS.filter(id => BINDS_EVERYBODY.includes(id) || adopted.includes(id));
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
export function combine(adopted: readonly Profile[], on: Day): Rules | Misconfigured {
  const profiles = [...new Set(adopted)].filter(profile => isInForce(profile, on));
  if (profiles.length === 0) return { status: "misconfigured", because: [noProfile(on)] };
  const clauses = bindingClauses(profiles);
  const limits = Object.fromEntries(
    PARAMETER_NAMES.map(name => [name, strictest(name, valuesOf(name, profiles, clauses))]),
  ) as Limits;
  const because = PARAMETER_NAMES.filter(name => allowsNothing(name, limits)).map(nothingAllowed);
  if (because.length > 0) return { status: "misconfigured", because };
  return { status: "combined", profiles, clauses, limits };
}

function bindingClauses(profiles: readonly Profile[]): ReadonlySet<ClauseId> {
  const off = new Set(profiles.flatMap(({ switchedOff }) => switchedOff.map(({ clause }) => clause)));
  const ids = new Set(profiles.map(({ id }) => id));
  return new Set(CLAUSES.filter(({ id, profile }) => ids.has(profile) && !off.has(id)).map(({ id }) => id));
}

/** A value lapses with the clause it comes from. */
function valuesOf<Name extends Parameter>(
  name: Name,
  profiles: readonly Profile[],
  clauses: ReadonlySet<ClauseId>,
): ParameterValue<Name>[] {
  return profiles.flatMap(({ parameters }) => {
    const setting = parameters[name];
    if (!setting || setting.value === null) return [];
    return setting.source === "ours" || clauses.has(setting.source) ? [setting.value] : [];
  });
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

function nothingAllowed(parameter: Parameter): Misconfiguration {
  const words = {
    "zh-TW": `設定錯誤：採用的各規範對「${parameter}」沒有共同允許的項目，不予開放`,
    en: `Configuration fault: the adopted regulations have no ${parameter} in common, so nothing is opened`,
  };
  return { kind: "nothing-allowed", parameter, words };
}
