// The shape of what an agency has adopted and laid down, as the API shows and takes it; names and schemas only.
import * as v from "valibot";
import { day, text } from "../shared/http/schema.ts";
import { ACTIVITIES } from "../shared/rules/activities.ts";
import { AGENCY_KINDS, CITIES } from "../shared/rules/cities.ts";
import { PROFILE_IDS } from "../shared/rules/clauses.ts";
import { UNITS } from "../shared/rules/parameter-catalogue.ts";
import { PARAMETER_NAMES } from "../shared/rules/parameters.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";

export const activity = v.picklist(ACTIVITIES);
export const parameter = v.picklist(PARAMETER_NAMES);
const said = { at: v.string(), by: v.string() };

export const adoptionTerms = {
  profile: v.picklist(PROFILE_IDS),
  version: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)),
  activity,
  system: v.optional(v.picklist(SYSTEMS)),
  from: day(),
  until: v.optional(day()),
  document: text(200),
  trigger: v.optional(text(500)),
};
export const repealTerms = { from: day(), document: text(200) };
export const overlayTerms = {
  activity,
  parameter,
  values: v.pipe(v.array(text(64)), v.minLength(1), v.maxLength(100)),
  unit: v.picklist(UNITS),
  document: text(200),
};
export const standing = {
  city: v.picklist(CITIES),
  kind: v.picklist(AGENCY_KINDS),
  document: text(200),
};

const proposed = v.object(said);
const declined = v.object({ ...said, reason: v.string() });
const repeal = v.object({ ...repealTerms, proposed, confirmed: v.optional(proposed) });

export const ruleShapes = {
  standing: v.optional(v.object({ ...standing, ...said })),
  adoptions: v.optional(
    v.record(
      v.string(),
      v.object({
        ...adoptionTerms,
        proposed,
        confirmed: v.optional(proposed),
        declined: v.optional(declined),
      }),
    ),
  ),
  repeals: v.optional(v.record(v.string(), repeal)),
  overlays: v.optional(
    v.array(
      v.object({
        activity,
        parameter,
        value: v.union([v.number(), v.boolean(), v.string(), v.array(v.string()), v.array(v.number())]),
        document: v.string(),
        set: proposed,
        liftProposed: v.optional(declined),
      }),
    ),
  ),
};
