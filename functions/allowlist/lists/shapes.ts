// The shape of what goes in and out about lists and their changes; schemas only.

import * as v from "valibot";
import { bothLanguages, instant, pageQuery, text } from "../../shared/http/schema.ts";
import { SYSTEMS } from "../../shared/rules/systems.ts";
import { CHANNELS, LIST_KINDS, MODES } from "../names.ts";
import { SPANS, SUPPORTS } from "./entry.ts";
import { IN_FORCE_STATUSES } from "./in-force-status.ts";

const system = v.picklist(SYSTEMS);
const channel = v.picklist(CHANNELS);
const direction = v.picklist(LIST_KINDS);
const number = v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/));
const count = v.number();

export const listParams = v.strictObject({ system, channel, direction });
export const numberParams = v.strictObject({ system, channel, direction, number });
export const moment = { at: v.optional(instant()) };
export const FORMATS = ["csv", "yaml"] as const;
export const formatQuery = v.strictObject({ ...moment, format: v.optional(v.picklist(FORMATS), "csv") });

export const SORTS = ["range", "owner", "from", "until", "addedAt"] as const;
export const entriesQuery = pageQuery({
  ...moment,
  q: v.optional(text(100)),
  span: v.optional(v.picklist(SPANS)),
  sort: v.optional(v.picklist(SORTS), "range"),
  order: v.optional(v.picklist(["asc", "desc"]), "asc"),
});
export const allowedQuery = v.strictObject({ ...moment, address: v.pipe(v.string(), v.maxLength(64)) });
export const endingsQuery = v.strictObject({
  within: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(120)),
    "30",
  ),
});
export const historyQuery = pageQuery({});
export const rowsQuery = pageQuery({});

const support = v.object({ kind: v.picklist(SUPPORTS), id: v.string(), until: v.string() });
export const facts = {
  range: v.string(),
  owner: v.string(),
  reason: v.string(),
  document: v.string(),
  from: v.optional(v.string()),
  until: v.optional(v.string()),
  dependsOn: v.optional(support),
  sharedReason: v.optional(v.string()),
};
export const mode = v.object({ kind: v.picklist(MODES), reason: v.optional(v.string()) });
export const entry = v.looseObject({ ...facts, span: v.picklist(SPANS) });

const familyInForce = v.object({
  family: count,
  standing: v.picklist(IN_FORCE_STATUSES),
  wanted: count,
  missing: count,
  extra: count,
  /** Left out where the gate alone judges: nothing limits it there. */
  ceiling: v.optional(count),
  confirmed: v.optional(v.object({ at: v.string(), version: count, count })),
});

export const listRowSchema = v.looseObject({
  system,
  name: bothLanguages,
  channel,
  direction,
  count,
  revision: count,
  mode: v.optional(mode),
  pending: v.optional(count),
  toReview: v.optional(count),
  nextEnd: v.optional(v.string()),
  inForce: v.optional(v.array(familyInForce)),
});

/** An entry with the list it is on. */
export const listedSchema = v.looseObject({
  system,
  channel,
  direction,
  ...facts,
  span: v.picklist(SPANS),
  inForce: v.boolean(),
});
