// The shape of what goes in and out about changes of lists and emergency removals; schemas only.

import * as v from "valibot";
import { instant, text } from "../../shared/http/schema.ts";
import { dryRun } from "../../shared/sheet/sheet-route.ts";
import { SUPPORTS } from "../lists/entry.ts";
import { FORMATS, facts, mode } from "../lists/shapes.ts";
import { CHANGE_STATUSES, MODES, RANGE_SAID, VERDICTS } from "../names.ts";

const count = v.number();

/** Not cleaned here: the door for ranges says what is wrong with a text, and would not be asked. */
const range = v.pipe(v.string(), v.maxLength(200), v.description(RANGE_SAID));
const reason = text(200);
const document = text(64);

const optionalFields = {
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
  ...optionalFields,
});
const amendment = v.strictObject({
  range,
  owner: v.optional(text(128)),
  reason: v.optional(reason),
  document: v.optional(document),
  ...optionalFields,
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
  dryRun,
});

export const rejectionBody = v.strictObject({ because: reason });
export const restorationBody = v.strictObject({
  revision: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000)),
  reason,
  document,
});
export const removalBody = v.strictObject({
  ranges: some(range),
  /** An open list is closed to what is on it. */
  closeOpen: v.optional(v.boolean(), false),
  because: reason,
});
export const reviewBody = v.strictObject({ verdict: v.picklist(VERDICTS), note: reason });

const fault = v.object({ pointer: v.string(), code: v.string(), message: v.string() });
const size = v.object({ ranges: count, addresses: v.string() });
const difference = v.object({
  added: count,
  removed: count,
  amended: count,
  mode: v.optional(v.object({ before: mode, after: mode })),
  /** By family; numbers of addresses as text, since IPv6 fits no number. */
  families: v.array(
    v.object({ family: count, before: size, after: size, gained: v.string(), lost: v.string() }),
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
export const changeSchema = v.looseObject({
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
