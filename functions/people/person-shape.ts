// A person as whoever may read them sees them; a schema only.
import * as v from "valibot";
import {
  BREACH_KINDS,
  CALENDAR_KINDS,
  EMPLOYMENTS,
  HOLD_CAUSES,
  SEVERITIES,
  SYNCHRONISED_FACTS,
} from "./names.ts";

export const personSchema = v.object({
  person: v.string(),
  /** Enrolled before accounts had one form, under a spelling by which nobody logs in any more: to be enrolled as this. */
  nowWritten: v.optional(v.string()),
  agency: v.string(),
  status: v.picklist(EMPLOYMENTS),
  active: v.boolean(),
  posting: v.optional(
    v.object({
      unit: v.optional(v.string()),
      title: v.optional(v.string()),
      employer: v.optional(v.string()),
      superior: v.optional(v.string()),
      calendar: v.optional(v.picklist(CALENDAR_KINDS)),
    }),
  ),
  deputies: v.optional(v.array(v.object({ deputy: v.string(), from: v.string(), until: v.string() }))),
  synchronised: v.optional(v.array(v.picklist(SYNCHRONISED_FACTS))),
  renamed: v.optional(v.object({ from: v.optional(v.string()), to: v.optional(v.string()) })),
  loans: v.record(v.string(), v.object({ dueAt: v.string(), returning: v.optional(v.literal(true)) })),
  holds: v.record(v.string(), v.object({ cause: v.picklist(HOLD_CAUSES), since: v.string() })),
  suspended: v.optional(v.object({ reason: v.string(), since: v.string(), clause: v.optional(v.string()) })),
  breaches: v.optional(
    v.array(
      v.object({
        breachKind: v.picklist(BREACH_KINDS),
        severity: v.picklist(SEVERITIES),
        reason: v.string(),
        caseReference: v.optional(v.string()),
        stopped: v.boolean(),
        at: v.string(),
        by: v.string(),
      }),
    ),
  ),
  recalled: v.optional(v.object({ reason: v.string(), effectiveAt: v.string() })),
  leaves: v.array(v.object({ from: v.string(), until: v.string() })),
  version: v.number(),
  hash: v.string(),
});
