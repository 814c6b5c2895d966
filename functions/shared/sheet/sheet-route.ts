// What every route that takes in a sheet has in common: how it is sent, whether it is only tried, what is wrong with it; schemas only.
import * as v from "valibot";
import { key } from "../http/schema.ts";

export const SHEET_UPLOAD = {
  mediaTypes: ["text/csv", "application/octet-stream"],
  limit: 5_000_000,
} as const;

/** Only tried: what would become of it is said, and nothing is recorded. */
export const dryRun = v.optional(v.picklist(["true", "false"]), "false");

/** Of one's own agency where none is said. */
export const sheetOfAgency = v.strictObject({ agency: v.optional(key(64)), dryRun });

export const sheetFaults = v.array(
  v.object({
    row: v.nullable(v.number()),
    column: v.nullable(v.string()),
    code: v.string(),
    message: v.string(),
    /** Nothing, where the fault is of a row or of the whole file. */
    value: v.nullable(v.string()),
  }),
);

/** What became of it, where its rows are not shown one by one. */
export const sheetTakenIn = v.object({
  dryRun: v.boolean(),
  rows: v.number(),
  changed: v.number(),
  /** So many are not recorded yet: the time was up, and the same file again takes in the rest. */
  left: v.number(),
  faults: sheetFaults,
});
