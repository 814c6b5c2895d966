// The shape of what goes in and out about packs, answers and comparisons; schemas only.

import * as v from "valibot";
import { CHANNELS, RANGE_SAID } from "../allowlist/names.ts";
import { bothLanguages, key, text } from "../shared/http/schema.ts";
import { EXCHANGE_SYSTEMS } from "../shared/rules/systems.ts";
import { ANSWER_OUTCOMES, DEVIATIONS } from "./names.ts";
import { line, statusCounts } from "./shapes.ts";

export const packParams = v.strictObject({ number: v.pipe(v.string(), v.regex(/^[1-9]\d{0,6}$/)) });

const answerLine = v.strictObject({
  system: v.picklist(EXCHANGE_SYSTEMS),
  channel: v.picklist(CHANNELS),
  range: v.pipe(text(64), v.description(RANGE_SAID)),
  outcome: v.picklist(ANSWER_OUTCOMES),
  reason: v.optional(text(200)),
});
export const answerLinesBody = v.pipe(v.array(answerLine), v.minLength(1), v.maxLength(1_000));
export const documentNo = key(64);

/** Rows before, what changed, rows now. */
const totals = {
  before: v.number(),
  add: v.number(),
  change: v.number(),
  remove: v.number(),
  rows: v.number(),
};

export const pack = v.object({
  number: v.number(),
  previous: v.number(),
  compiledAt: v.string(),
  forwarded: v.optional(v.object({ to: v.string(), at: v.string() })),
  missing: v.array(v.string()),
  totals: v.object({
    ...totals,
    systems: v.array(v.object({ system: v.picklist(EXCHANGE_SYSTEMS), ...totals })),
  }),
  checkpoint: v.string(),
  file: v.object({ name: v.string(), sha256: v.string(), bytes: v.number() }),
  signature: v.string(),
  answered: statusCounts,
  papers: v.array(v.looseObject({ documentNo: v.string(), status: v.string() })),
  reconciled: v.optional(v.looseObject({ at: v.string() })),
  version: v.number(),
});

export const packRow = v.object({ ...line.entries, system: v.string() });
export const unansweredRow = v.object({
  ...packRow.entries,
  workingDays: v.number(),
  provisional: v.optional(v.literal(true)),
});
export const answered = v.object({ pack: v.number(), moved: statusCounts, unchanged: v.number() });
export const paper = v.looseObject({
  pack: v.number(),
  documentNo: v.string(),
  status: v.string(),
  counts: statusCounts,
});
const listed = v.object({ system: v.string(), channel: v.string(), range: v.string() });
export const reconciled = v.object({
  pack: v.number(),
  same: v.number(),
  deviations: v.array(
    v.object({ kind: v.picklist(DEVIATIONS), ours: v.optional(listed), theirs: v.optional(listed) }),
  ),
});
export const link = v.object({
  url: v.string(),
  expiresAt: v.string(),
  name: v.string(),
  sha256: v.string(),
});
export const verification = v.object({
  number: v.number(),
  valid: v.boolean(),
  kid: v.optional(v.string()),
  faults: v.array(bothLanguages),
});
