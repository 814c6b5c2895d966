// Which regulations bind a decision at a moment, each with its own parameters; doubt about them opens nothing.
import { dayOf, endOfDay, instantOf } from "../shared/calendar.ts";
import { PROFILE_IDS, type ProfileId } from "../shared/clauses.ts";
import type { Day } from "../shared/day.ts";
import type { Parameter } from "../shared/parameters.ts";
import { isInForce, type Profile, profileOf } from "../shared/profile.ts";
import { combine } from "../shared/profiles.ts";
import type { Deadline, Part } from "./known.ts";
import type { AgencyStanding, Found } from "./states.ts";

/** The letter addresses every agency of the nine systems; whatever else binds, an agency has adopted. */
const BINDS_EVERYBODY: readonly ProfileId[] = ["tainan-2021"];

export type RulesStatus = "in-force" | "unknown-profile" | "no-profile-in-force" | "nothing-allowed";
type Limit = string | number | boolean | readonly string[] | readonly number[];
/** Each regulation's own values, so that a refusal cites the one that really refuses. */
export type Adopted = Partial<Record<ProfileId, Readonly<Record<string, Limit>>>>;

/** The parameters that policies of the gate read. */
const READ_BY_THE_GATE = {
  "tainan-2021": ["allowedChannels", "allowedMedia", "staffStatuses", "postureFreshMinutes"],
  "ey-draft": [
    "postureFreshMinutes",
    "forbidPublicWifi",
    "forbidSharedDevice",
    "requireAntivirus",
    "officeDaysPerWeek",
  ],
  "keelung-pregnancy": [
    "bannedBrands",
    "homeDaysBefore28Weeks",
    "homeDaysBefore36Weeks",
    "homeDaysFrom36Weeks",
  ],
  "twse-2023": ["allowedChannels", "authFactors", "postureFreshMinutes"],
  "yilan-hours": [],
} as const satisfies Record<ProfileId, readonly Parameter[]>;

export function adoption(agency: Found<AgencyStanding> | undefined, at: string): Part {
  const names = agency?.state.profiles ?? BINDS_EVERYBODY;
  const ids = names.filter(isProfileId);
  if (ids.length < names.length) return { known: { rules: "unknown-profile", profiles: {} } };
  const day = dayOf(at);
  const adopted = ids.map(profileOf);
  const inForce = adopted.filter(profile => isInForce(profile, day));
  const profiles = limitsOf(
    inForce.map(({ id }) => id),
    agency?.state.bannedBrands ?? [],
  );
  return {
    known: { rules: statusOf(inForce, day), profiles },
    ...(agency && { records: { rules: agency } }),
    deadlines: adopted.flatMap(profile => changesOf(profile, day)),
  };
}

/** The parameters of these regulations that the gate reads; what an agency bans besides is banned too. */
export function limitsOf(ids: readonly ProfileId[], bannedBrands: readonly string[] = []): Adopted {
  return Object.fromEntries(
    ids.map(id => {
      const read: readonly Parameter[] = READ_BY_THE_GATE[id];
      const settings = read.flatMap(name => {
        const value = profileOf(id).parameters[name]?.value ?? null;
        if (value === null) return [];
        const tightened = name === "bannedBrands" ? [...(value as string[]), ...bannedBrands] : value;
        return [[name, name === "bannedBrands" ? (tightened as string[]).map(brandName) : tightened]];
      });
      return [id, Object.fromEntries(settings)];
    }),
  );
}

/** Brands are compared without regard to case or blanks around them. */
export function brandName(brand: string): string {
  return brand.trim().toLowerCase();
}

// Whether regulations leave anything in common depends on nothing but which they are.
const statuses = new Map<string, RulesStatus>();
function statusOf(inForce: readonly Profile[], day: Day): RulesStatus {
  const key = inForce.map(({ id }) => id).join();
  const known = statuses.get(key);
  if (known) return known;
  const rules = combine(inForce, day);
  const status = rules.status === "combined" ? "in-force" : (rules.because[0]?.kind ?? "nothing-allowed");
  statuses.set(key, status);
  return status;
}

function changesOf({ effectiveFrom, effectiveTo, title }: Profile, day: Day): Deadline[] {
  const fact = "rules";
  if (effectiveFrom !== null && day < effectiveFrom) {
    const reason = { "zh-TW": `「${title["zh-TW"]}」開始生效`, en: `${title.en} comes into force` };
    return [{ at: instantOf(effectiveFrom, "00:00"), fact, reason }];
  }
  if (effectiveTo === null || effectiveTo < day) return [];
  const reason = { "zh-TW": `「${title["zh-TW"]}」失效`, en: `${title.en} ends` };
  return [{ at: endOfDay(effectiveTo), fact, reason }];
}

function isProfileId(name: string): name is ProfileId {
  return PROFILE_IDS.some(id => id === name);
}
