// The rules on home days that bind somebody on a day: of the regulations their agency adopted and of those they are approved under,
// the strictest, looked up once for all who are bound alike; pure.
import type { Agency } from "../agencies/agency.ts";
import { adoptedFor, overlayOf } from "../agencies/rules.ts";
import { HOME_REGULATIONS, type HomeRegulation } from "../approvals/names.ts";
import { ACTIVITIES, type Activity } from "../shared/rules/activities.ts";
import type { ClauseId } from "../shared/rules/clauses.ts";
import type { Limits } from "../shared/rules/parameters.ts";
import { profileOf } from "../shared/rules/profile.ts";
import { bindingWith, combine } from "../shared/rules/profiles.ts";
import type { Day } from "../shared/time/day.ts";

export interface RuleBook {
  /** Of the regulations on working from home, those the agency adopted for that. */
  binding(activity: Activity, on: Day): readonly HomeRegulation[];
  /** Together with those somebody is approved under; undefined where nothing can be allowed. */
  limits(activity: Activity, on: Day, under: readonly HomeRegulation[]): Limits | undefined;
}

export function ruleBook(agency: Agency | undefined): RuleBook {
  const adopted = remembered((activity: Activity, on: Day) =>
    agency ? adoptedFor(agency, { activity, on }) : [],
  );
  return {
    binding: (activity, on) => HOME_REGULATIONS.filter(each => adopted(activity, on).includes(each)),
    limits: remembered((activity: Activity, on: Day, under: readonly HomeRegulation[]) => {
      const profiles = bindingWith([...adopted(activity, on), ...under], activity).map(profileOf);
      const rules = combine(profiles, on, agency && overlayOf(agency, activity), activity);
      return rules.status === "combined" ? rules.limits : undefined;
    }),
  };
}

/** Whether somewhere in the week so many must stay on site: only then is anybody counted. */
export function hasFloor(book: RuleBook, days: readonly Day[]): boolean {
  return days.some(day =>
    ACTIVITIES.some(activity => typeof book.limits(activity, day, [])?.onSiteFloor === "number"),
  );
}

function remembered<Asked extends readonly unknown[], Found>(
  look: (...asked: Asked) => Found,
): (...asked: Asked) => Found {
  const known = new Map<string, Found>();
  return (...asked) => {
    const key = JSON.stringify(asked);
    if (!known.has(key)) known.set(key, look(...asked));
    return known.get(key) as Found;
  };
}

/** Which clause says what, of each regulation that says it. */
export const SAYS = {
  approved: {
    "ey-draft": "ey-draft/4a",
    "keelung-pregnancy": "keelung-pregnancy/3",
    "twse-2023": "twse-2023/2.1.2a",
  },
  beforehand: { "ey-draft": "ey-draft/4c", "keelung-pregnancy": "keelung-pregnancy/5.4.1a" },
  leave: { "ey-draft": "ey-draft/6c", "keelung-pregnancy": "keelung-pregnancy/5.4.4" },
  rest: { "keelung-pregnancy": "keelung-pregnancy/3.5" },
  office: { "ey-draft": "ey-draft/4c" },
  onSite: { "keelung-pregnancy": "keelung-pregnancy/4.1.2" },
  shifts: { "keelung-pregnancy": "keelung-pregnancy/3.4" },
} as const satisfies Record<string, Partial<Record<HomeRegulation, ClauseId>>>;

export function clausesOf(
  says: Partial<Record<HomeRegulation, ClauseId>>,
  regulations: readonly HomeRegulation[],
): readonly ClauseId[] {
  return HOME_REGULATIONS.filter(each => regulations.includes(each)).flatMap(each => says[each] ?? []);
}
