// The shape of what is told of overtime: a piece, a limit with what fills it, somebody's month; schemas only.
import * as v from "valibot";

export const said = { by: v.string(), at: v.string() };
export const spanShown = { from: v.string(), until: v.string() };
export const seenSchema = v.object({ month: v.string(), minutes: v.number() });
const settledShown = {
  as: v.string(),
  minutes: v.number(),
  hourly: v.optional(v.string()),
  perHour: v.optional(v.number()),
  amount: v.optional(v.number()),
  remainder: v.optional(v.number()),
  reason: v.optional(v.string()),
};
const evidenceShown = v.object({
  kind: v.string(),
  reference: v.string(),
  sha256: v.optional(v.string()),
});

export const pieceSchema = v.object({
  piece: v.string(),
  stage: v.string(),
  agency: v.string(),
  category: v.string(),
  cause: v.optional(v.string()),
  ...spanShown,
  task: v.string(),
  standby: v.optional(v.object({ place: v.string(), order: v.string() })),
  asked: v.optional(v.object(said)),
  assigned: v.optional(v.object({ ...said, findings: v.record(v.string(), v.string()), seen: seenSchema })),
  ended: v.optional(v.object({ ...said, as: v.string(), reason: v.string() })),
  claim: v.optional(
    v.object({
      ...{ ...said, ...spanShown, evidence: v.array(evidenceShown), wanted: v.string() },
      matter: v.optional(v.string()),
    }),
  ),
  confirmed: v.optional(
    v.object({
      ...{ ...said, ...spanShown, day: v.string(), minutes: v.number(), seen: seenSchema },
      sessions: v.array(v.string()),
    }),
  ),
  grade: v.optional(v.object({ ...said, grade: v.string(), reason: v.string() })),
  settled: v.optional(v.object({ ...said, ...settledShown })),
  /** The last instant at which it can be claimed, where a regulation sets one. */
  claimBy: v.optional(v.string()),
  /** When it was last changed, where its month had been closed by then. */
  late: v.optional(v.string()),
});
export type PieceShown = v.InferOutput<typeof pieceSchema>;

export const matterSchema = v.object({ ...said, matter: v.string(), what: v.string(), dueOn: v.string() });

/** One line of what a number rests on: the clause, the value it gives, and the text that was read, by its hash. */
export const sourceSchema = v.object({
  profile: v.string(),
  version: v.number(),
  /** A clause, or `ours` where the text leaves it open. */
  source: v.string(),
  parameter: v.string(),
  value: v.number(),
  sha256: v.optional(v.string()),
  /** From which day on its regulation is in force. */
  since: v.optional(v.string()),
});

export const capSchema = v.object({
  what: v.string(),
  limit: v.number(),
  used: v.number(),
  left: v.number(),
  over: v.array(v.string()),
  rolling: v.optional(v.number()),
  clauses: v.array(v.string()),
  sources: v.array(sourceSchema),
  /** What was counted for it. */
  spans: v.array(
    v.object({ id: v.string(), kind: v.string(), ...spanShown, day: v.string(), minutes: v.number() }),
  ),
});
export type CapShown = v.InferOutput<typeof capSchema>;

/** What is counted, each with the day it counts for. */
const countedSchema = v.object({
  piece: v.string(),
  ...spanShown,
  day: v.string(),
  minutes: v.number(),
  category: v.string(),
  standby: v.boolean(),
  stage: v.string(),
});

export const monthSchema = v.object({
  person: v.string(),
  agency: v.string(),
  month: v.string(),
  /** As it was known at that moment. */
  asOf: v.string(),
  minutes: v.number(),
  /** What is confirmed, in whole hours as it is settled, and what of the rest is lost or has to be asked about. */
  settled: v.object({ hours: v.number(), lost: v.number(), asked: v.number() }),
  counted: v.array(countedSchema),
  caps: v.array(capSchema),
  pieces: v.array(pieceSchema),
  noted: v.array(v.object({ ...spanShown, note: v.string(), at: v.string() })),
  /** Closed by personnel; what is recorded after that is late. */
  closed: v.optional(v.object({ ...said, text: v.string() })),
  matters: v.array(matterSchema),
  /** Of whoever works by shifts; without a code, a day off. */
  shifts: v.array(
    v.object({ day: v.string(), shift: v.optional(v.string()), spans: v.array(v.object(spanShown)) }),
  ),
  /** By the clock past normal hours, assigned by nobody: shown, and not counted. */
  beyond: v.array(v.object({ ...spanShown, day: v.string(), minutes: v.number() })),
  version: v.number(),
});
export type OvertimeMonth = v.InferOutput<typeof monthSchema>;
