// The shape of what goes in and out about lists and their changes; schemas only.
import * as v from "valibot";
import { instant, pageQuery, text } from "../shared/schema.ts";
import { SYSTEMS } from "../shared/systems.ts";
import { SPANS, SUPPORTS } from "./entry.ts";
import { MODES, VERDICTS } from "./list.ts";
import { CHANNELS, LIST_KINDS } from "./names.ts";
import { CHANGE_STATUSES } from "./past.ts";
import { STANDINGS } from "./standing.ts";

const system = v.picklist(SYSTEMS);
const channel = v.picklist(CHANNELS);
const direction = v.picklist(LIST_KINDS);
const number = v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/));
const count = v.number();
const words = v.object({ "zh-TW": v.string(), en: v.string() });

export const listParams = v.strictObject({ system, channel, direction });
export const numberParams = v.strictObject({ system, channel, direction, number });
export const moment = { at: v.optional(instant()) };
export const FORMATS = ["csv", "yaml"] as const;
export const formatQuery = v.strictObject({ ...moment, format: v.optional(v.picklist(FORMATS), "csv") });

/** Not cleaned here: the door for ranges says what is wrong with a text, and would not be asked. */
const range = v.pipe(v.string(), v.maxLength(200));
const reason = text(200);
const document = text(64);

const said = {
  from: v.optional(instant()),
  until: v.optional(v.nullable(instant())),
  dependsOn: v.optional(v.nullable(v.picklist(SUPPORTS))),
  dependsOnId: v.optional(text(64)),
  dependsOnUntil: v.optional(instant()),
  sharedReason: v.optional(v.nullable(reason)),
};
const addition = v.strictObject({
  range,
  owner: text(128),
  reason: v.optional(reason),
  document: v.optional(document),
  ...said,
});
const amendment = v.strictObject({
  range,
  owner: v.optional(text(128)),
  reason: v.optional(reason),
  document: v.optional(document),
  ...said,
});
const some = <S extends v.GenericSchema>(item: S) => v.optional(v.pipe(v.array(item), v.maxLength(500)), []);

export const changeBody = v.strictObject({
  reason,
  document,
  /** For every entry of the change that another system has on its list too. */
  sharedReason: v.optional(reason),
  add: some(addition),
  amend: some(amendment),
  remove: some(range),
  mode: v.optional(v.picklist(MODES)),
  openReason: v.optional(reason),
});

export const importQuery = v.strictObject({
  reason,
  document,
  sharedReason: v.optional(reason),
  format: v.optional(v.picklist(FORMATS), "csv"),
  dryRun: v.optional(v.picklist(["true", "false"]), "false"),
});

export const rejectionBody = v.strictObject({ because: reason });
export const restorationBody = v.strictObject({
  revision: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000)),
  reason,
  document,
});
export const removalBody = v.strictObject({
  ranges: some(range),
  /** An open list is closed to what stands on it. */
  closeOpen: v.optional(v.boolean(), false),
  because: reason,
});
export const reviewBody = v.strictObject({ verdict: v.picklist(VERDICTS), note: reason });

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
const facts = {
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

const familyStanding = v.object({
  family: count,
  standing: v.picklist(STANDINGS),
  wanted: count,
  missing: count,
  extra: count,
  ceiling: count,
  confirmed: v.optional(v.object({ at: v.string(), version: count, count })),
});

export const listRow = v.looseObject({
  system,
  name: words,
  channel,
  direction,
  count,
  revision: count,
  mode: v.optional(mode),
  pending: v.optional(count),
  toReview: v.optional(count),
  nextEnd: v.optional(v.string()),
  inForce: v.optional(v.array(familyStanding)),
});

const fault = v.object({ pointer: v.string(), code: v.string(), message: v.string() });
const weight = v.object({ ranges: count, addresses: v.string() });
export const difference = v.object({
  added: count,
  removed: count,
  amended: count,
  mode: v.optional(v.object({ before: mode, after: mode })),
  /** By family; numbers of addresses as text, since IPv6 fits no number. */
  families: v.array(
    v.object({ family: count, before: weight, after: weight, gained: v.string(), lost: v.string() }),
  ),
});
const changedRow = v.looseObject({
  kind: v.picklist(["added", "removed", "amended"]),
  range: v.string(),
  before: v.optional(v.object(facts)),
  after: v.optional(v.object(facts)),
});
export const preview = v.object({
  difference,
  rows: v.array(changedRow),
  faults: v.array(fault),
});
export const change = v.looseObject({
  number: count,
  status: v.picklist(CHANGE_STATUSES),
  by: v.string(),
  at: v.string(),
  reason: v.string(),
  document: v.string(),
  basis: count,
  difference,
  /** What it found and is otherwise now; a change with any cannot be approved. */
  conflicts: v.array(fault),
  rows: v.array(changedRow),
  next: v.optional(v.string()),
});
