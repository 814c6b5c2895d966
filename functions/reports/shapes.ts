// The shape of what goes in and out about IP reports; schemas only.

import * as v from "valibot";
import { CHANNELS, RANGE_SAID } from "../allowlist/names.ts";
import { bothLanguages, text } from "../shared/http/schema.ts";
import { EXCHANGE_SYSTEMS } from "../shared/rules/systems.ts";
import { CHANGES, LINE_STATUSES, TIMELINESS } from "./names.ts";
import { NATURES } from "./natures.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const system = v.picklist(EXCHANGE_SYSTEMS);
const channel = v.picklist(CHANNELS);
const range = v.pipe(text(64), v.description(RANGE_SAID));

export const systemParams = v.strictObject({ system });
export const filingParams = v.strictObject({ system, filing: v.pipe(v.string(), v.regex(/^[1-9]\d{0,6}$/)) });

export const rawRow = v.strictObject({
  channel,
  range,
  nature: v.optional(v.picklist(NATURES), "egress"),
  purpose: v.optional(text(120, 0), ""),
});

export const draftBody = v.strictObject({
  contact: v.strictObject({ office: text(64), role: text(64), extension: text(16, 0) }),
  capacity: v.strictObject({ vpnAccounts: count, bandwidthMbps: count, vdiSeats: count }),
  remarks: v.optional(text(500, 0), ""),
  rows: v.optional(v.pipe(v.array(rawRow), v.maxLength(1_000)), []),
});

const row = { channel: v.string(), range: v.string(), purpose: v.string() };
export const line = v.object({
  ...row,
  status: v.picklist(LINE_STATUSES),
  since: v.number(),
  at: v.record(v.string(), v.string()),
  returned: v.optional(v.object({ reason: v.string(), at: v.string() })),
  leaving: v.optional(v.literal(true)),
  documentNo: v.optional(v.string()),
});

const deadline = v.object({
  printed: v.string(),
  effective: v.string(),
  endOfWork: v.string(),
  roundEnds: v.string(),
});
export const statusCounts = v.record(v.string(), v.number());

/** One of the nine rows of the center's board. */
const overviewRow = v.object({
  system: v.picklist(EXCHANGE_SYSTEMS),
  name: bothLanguages,
  managingAgency: v.string(),
  /** When the agency that files goes home: what its deadline ends with. */
  endOfWork: v.optional(v.string()),
  /** The deadline and how many working days before it, of each reminder given. */
  reminded: v.array(v.string()),
  status: v.picklist(["missing", "filed"]),
  filing: v.optional(v.number()),
  filedAt: v.optional(v.string()),
  timeliness: v.optional(v.picklist(TIMELINESS)),
  timelinessWords: v.optional(bothLanguages),
  changedSincePack: v.boolean(),
  lastPack: v.optional(v.number()),
  counts: v.optional(statusCounts),
  /** By channel: how far it has come. */
  standing: v.optional(v.record(v.string(), v.picklist(LINE_STATUSES))),
});
export const overview = v.object({
  deadline,
  missing: v.array(v.string()),
  rows: v.array(overviewRow),
});

const content = v.object({
  contact: v.object({ office: v.string(), role: v.string(), extension: v.string() }),
  capacity: v.object({ vpnAccounts: v.number(), bandwidthMbps: v.number(), vdiSeats: v.number() }),
  remarks: v.string(),
  rows: v.array(v.object(row)),
});
export const filedContent = v.object({
  system: v.string(),
  filing: v.number(),
  filedAt: v.string(),
  ...content.entries,
});

export const report = v.object({
  ...overviewRow.entries,
  content: v.optional(content),
  lines: v.array(line),
  draft: v.optional(
    v.object({
      digest: v.string(),
      at: v.string(),
      by: v.string(),
      content,
      difference: v.array(v.object({ change: v.picklist(CHANGES), ...row })),
    }),
  ),
  version: v.number(),
});
