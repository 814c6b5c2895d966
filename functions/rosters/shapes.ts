// The shape of rosters, a team’s week and what the planner proposes, as they go out; schemas only.
import * as v from "valibot";
import { bothLanguages } from "../shared/http/schema.ts";
import { CAP_GROUNDS } from "./names.ts";

export const daysShown = v.array(v.string());

const recall = v.object({ at: v.string(), reason: v.string(), by: v.string() });
const swapFields = { with: v.string(), give: v.string(), take: v.string() };
const week = v.object({
  agency: v.string(),
  wish: v.optional(v.object({ days: daysShown, at: v.string() })),
  set: v.optional(v.object({ by: v.string(), at: v.string() })),
  days: daysShown,
  recalled: v.optional(v.record(v.string(), recall)),
});
const capAsked = {
  most: v.number(),
  capGround: v.picklist(CAP_GROUNDS),
  reason: v.string(),
  from: v.string(),
  to: v.string(),
  agency: v.string(),
  asked: v.object({ by: v.string(), at: v.string() }),
};
export const roster = v.object({
  person: v.string(),
  weeks: v.record(v.string(), week),
  swap: v.optional(v.object({ ...swapFields, asked: v.string(), agreed: v.optional(v.string()) })),
  rests: v.array(v.object({ from: v.string(), to: v.string() })),
  /** How many days a week the agency set for this person, and what waits to be approved of that. */
  cap: v.optional(v.object({ ...capAsked, approved: v.object({ by: v.string(), at: v.string() }) })),
  capAsked: v.optional(v.object(capAsked)),
  version: v.number(),
});
const reason = v.object({
  code: v.string(),
  day: v.optional(v.string()),
  clauses: v.array(v.string()),
  words: bothLanguages,
});
export const member = v.object({
  person: v.string(),
  wish: v.optional(daysShown),
  days: v.optional(daysShown),
  recalled: daysShown,
  swap: v.optional(v.object({ ...swapFields, agreed: v.boolean() })),
  /** What stands against each day by itself, whatever the others are. */
  against: v.array(reason),
  leave: daysShown,
  version: v.number(),
});

/** What the planner proposes, and what of the wishes cannot be, with why. */
export const proposal = v.object({
  rows: v.array(v.object({ person: v.string(), days: daysShown, wished: v.number() })),
  short: v.number(),
  capped: v.array(v.object({ person: v.string(), wished: v.number(), most: v.number() })),
  conflict: v.optional(
    v.object({ days: daysShown, people: v.array(v.string()), needed: v.number(), places: v.number() }),
  ),
  missed: v.record(v.string(), v.number()),
});
