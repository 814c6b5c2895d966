// The shape of applications and approvals to work from home, in and out of the API; schemas only.
import * as v from "valibot";
import { text } from "../shared/http/schema.ts";
import { ACTIVITIES } from "../shared/rules/activities.ts";
import {
  AMENDMENTS,
  DECIDERS,
  END_CAUSES,
  HOME_REGULATIONS,
  PLACE_KINDS,
  PREGNANCIES,
  PRIORITY_GROUNDS,
  WORK_NATURES,
} from "./names.ts";

export const note = text(500);

export const findings = v.object({
  noPublicContact: v.boolean(),
  noSpecialEquipment: v.boolean(),
  highAutonomy: v.boolean(),
  lowSecrecy: v.boolean(),
});
export const factors = v.object({ workFactor: note, ictFactor: note, environmentFactor: note });
export const terms = v.object({ content: note, hours: text(120) });
const said = { by: v.string(), at: v.string() };

const application = v.object({
  application: v.string(),
  regulation: v.picklist(HOME_REGULATIONS),
  activity: v.picklist(ACTIVITIES),
  from: v.string(),
  to: v.string(),
  agency: v.string(),
  priority: v.boolean(),
  apart: v.string(),
  work: v.array(v.picklist(WORK_NATURES)),
  environment: v.boolean(),
  room: v.boolean(),
  deputy: v.optional(v.string()),
  reviewer: v.optional(v.literal(true)),
  businesses: v.optional(v.array(v.string())),
  rights: v.optional(v.array(v.string())),
  functions: v.optional(v.array(v.string())),
  applied: v.object(said),
  pledge: v.optional(v.object({ text: v.string(), at: v.string() })),
  opinion: v.optional(v.object({ ...said, agrees: v.boolean(), note: v.string() })),
  decision: v.optional(
    v.object({
      ...said,
      granted: v.boolean(),
      as: v.picklist(DECIDERS),
      findings: v.optional(findings),
      factors: v.optional(factors),
      terms: v.optional(terms),
      reviewerFinding: v.optional(v.string()),
      reason: v.optional(v.string()),
    }),
  ),
  amendment: v.optional(
    v.object({
      kind: v.picklist(AMENDMENTS),
      reason: v.string(),
      to: v.optional(v.string()),
      apart: v.optional(v.string()),
      at: v.string(),
    }),
  ),
  extended: v.number(),
  placeVersion: v.number(),
  ended: v.optional(v.object({ ...said, cause: v.picklist(END_CAUSES), reason: v.string() })),
});
export const approvals = v.object({
  person: v.string(),
  rows: v.array(application),
  version: v.number(),
});

/** Kept apart from the journal, for those alone who need it. */
export const apart = v.object({
  priorityGround: v.optional(v.picklist(PRIORITY_GROUNDS)),
  pregnancy: v.optional(v.picklist(PREGNANCIES)),
  personalCare: v.optional(v.boolean()),
  expectedOn: v.optional(v.string()),
  placeKind: v.picklist(PLACE_KINDS),
  place: v.string(),
  contacts: v.string(),
});
