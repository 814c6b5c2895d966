// The shapes of attendance and work logs as they go out, and of a log as it comes in.
import * as v from "valibot";
import { logEntries, logItem } from "./log-text.ts";
import { CHECK_METHODS, CHECK_RESULTS, CLOCK_METHODS, WORKLOADS } from "./names.ts";

export const logBody = v.strictObject(logEntries);

const method = v.picklist(CLOCK_METHODS);
const said = { by: v.string(), at: v.string() };
const spans = v.array(
  v.object({
    from: v.string(),
    method,
    until: v.optional(v.string()),
    outMethod: v.optional(method),
  }),
);
const corrected = v.optional(v.object({ ...said, reason: v.string() }));
const check = v.object({
  ...said,
  day: v.string(),
  method: v.picklist(CHECK_METHODS),
  result: v.picklist(CHECK_RESULTS),
  note: v.optional(v.string()),
});

export const attendance = v.object({
  person: v.string(),
  /** The day that somebody is clocked in for. */
  open: v.optional(v.object({ day: v.string(), from: v.string() })),
  days: v.record(v.string(), v.object({ agency: v.string(), spans, corrected })),
  checks: v.array(check),
  version: v.number(),
});

const review = v.optional(v.object({ ...said, accepted: v.boolean(), note: v.string() }));
const sent = {
  sent: v.string(),
  late: v.boolean(),
  behind: v.boolean(),
  to: v.optional(v.string()),
  amended: v.optional(v.string()),
  review,
};
const figures = v.object({
  homeDays: v.number(),
  logs: v.number(),
  late: v.number(),
  missing: v.number(),
  behind: v.number(),
});
const report = v.object({
  ...said,
  workload: v.picklist(WORKLOADS),
  note: v.string(),
  figures,
  to: v.optional(v.string()),
  noted: v.optional(v.object(said)),
});

export const workLogs = v.object({
  person: v.string(),
  logs: v.record(v.string(), v.object({ text: v.string(), ...sent })),
  missing: v.array(v.string()),
  weeks: v.record(v.string(), report),
  version: v.number(),
});

/** A day of a week, with all that is on record of it; what was done only to those who may read it. */
export const homeWeek = v.object({
  person: v.string(),
  agency: v.string(),
  unit: v.optional(v.string()),
  title: v.optional(v.string()),
  week: v.string(),
  open: v.optional(v.object({ day: v.string(), from: v.string() })),
  days: v.array(
    v.object({
      day: v.string(),
      isHome: v.boolean(),
      /** A log is asked of it. */
      isLogged: v.boolean(),
      spans,
      corrected,
      log: v.optional(v.object({ ...sent, hours: v.string(), items: v.array(logItem) })),
    }),
  ),
  checks: v.array(check),
  /** As approved: content and hours. */
  terms: v.optional(v.object({ content: v.string(), hours: v.string() })),
  figures,
  report: v.optional(report),
});

/** One of many: a day as far as the log goes, without what was done. */
export const logRow = v.object({
  person: v.string(),
  unit: v.optional(v.string()),
  days: v.array(
    v.object({
      day: v.string(),
      isLogged: v.boolean(),
      minutes: v.number(),
      log: v.optional(v.object(sent)),
    }),
  ),
  figures,
  report: v.optional(report),
});

export const logsWaiting = v.object({
  /** One's own days, past or today, of which a log is asked and none was sent or one came back. */
  own: v.array(v.object({ day: v.string(), what: v.string() })),
  team: v.array(
    v.object({ person: v.string(), days: v.array(v.object({ day: v.string(), what: v.string() })) }),
  ),
  /** Weeks of those under one that are over and not reported. */
  toReport: v.array(v.object({ person: v.string(), week: v.string() })),
  /** Weeks that were reported to one and not read. */
  toNote: v.array(v.object({ person: v.string(), week: v.string() })),
});
