// What a signed posture report must be to be taken: by this terminal's key, about this terminal, fresh, newer than the last; pure.
import { isDeepStrictEqual } from "node:util";
import * as v from "valibot";
import { MEDIA, type MediumSource } from "../gate/names.ts";
import { SESSION_PROBLEM } from "../sessions/problems.ts";
import { Problem } from "../shared/http/problem.ts";
import { day, text } from "../shared/http/schema.ts";
import type { Draft, Held, Renewal } from "../shared/journal/change.ts";
import { PROFILE_IDS } from "../shared/rules/clauses.ts";
import { profileOf } from "../shared/rules/profile.ts";
import { type PublicKey, verifyDocument } from "../shared/signing/signed.ts";
import { CLAIM_NAMES } from "./names.ts";
import {
  type Claims,
  type Holder,
  newestOf,
  type Posture,
  type PostureEvent,
  type PostureKey,
  type PostureKeyEvent,
  type RepeatedReport,
} from "./posture.ts";
import { gapBetween } from "./sequence.ts";

/** Time enough for a slow line, too little to sign at the office and send from elsewhere. */
const LONGEST_ON_THE_WAY_SECONDS = 120;
/** Clocks differ; a report from further ahead was made by one that nobody should trust. */
const SKEW_SECONDS = 30;

/** A silence in which some regulation counts the link as unknown is no repetition: what comes after it is on record. */
const REPEATS_WITHIN_MS =
  60_000 * Math.min(...PROFILE_IDS.flatMap(id => profileOf(id).parameters.postureFreshMinutes?.value ?? []));
/** How long the last word of a terminal that says nothing more is kept, so that what was can be told; then only its first is. */
const KEPT_MS = 366 * 24 * 60 * 60_000;

const yes = v.exactOptional(v.boolean());
const details = v.strictObject({
  antivirus: v.exactOptional(text(64)),
  signaturesOn: v.exactOptional(day()),
  diskEncrypted: yes,
  updatedOn: v.exactOptional(day()),
  securityUpdates: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))),
});
const content = v.strictObject({
  terminal: v.string(),
  /** Seconds since 1970, as in any JWT. */
  iat: v.pipe(v.number(), v.integer(), v.minValue(0)),
  sequence: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER)),
  medium: v.picklist(MEDIA),
  publicWifi: yes,
  sharedDevice: yes,
  antivirus: yes,
  compliant: yes,
  securityAgent: yes,
  appControl: yes,
  servicesOff: yes,
  declared: v.exactOptional(v.pipe(v.array(v.picklist(CLAIM_NAMES)), v.maxLength(CLAIM_NAMES.length))),
  details: v.exactOptional(details),
});

/** What a report adds: an event, or where it says what the last one said, no more than that it was said again. */
export type ReportTaken =
  | { readonly drafts: readonly [Draft<PostureEvent>] }
  | { readonly renewal: Renewal; readonly expires: Date };

export function reported(
  held: Held<Posture>,
  { terminal, report, at }: { readonly terminal: string; readonly report: string; readonly at: Date },
): ReportTaken {
  const posture = newestOf(held);
  // Whether a terminal has a key at all is nothing that somebody without one may find out.
  if (!posture) throw refused("posture-signature");
  const verdict = verifyDocument(report, [posture.key]);
  if (verdict.status === "refused") throw refused("posture-signature");
  const read = v.safeParse(content, verdict.payload);
  if (!read.success) throw refused("posture-report");
  const { terminal: named, iat, sequence, ...claims } = read.output;
  if (named !== terminal) throw refused("posture-signature");
  const age = at.getTime() / 1000 - iat;
  if (age > LONGEST_ON_THE_WAY_SECONDS || age < -SKEW_SECONDS) throw refused("posture-stale");
  if (sequence <= posture.sequence) throw refused("posture-replayed");
  // A terminal whose clock runs ahead does not make its report last longer.
  const signedAt = new Date(Math.min(iat * 1000, at.getTime())).toISOString();
  if (isRepeated(posture, { sequence, signedAt, claims })) {
    const body: RepeatedReport = { report, kid: posture.key.kid, signedAt };
    const renewal = { version: held.version, order: sequence, body };
    return { renewal, expires: new Date(at.getTime() + KEPT_MS) };
  }
  const gap = gapBetween(posture, { sequence, at: signedAt });
  const event = { type: "PostureReported", sequence, signedAt, claims, ...(gap && { gap }) } as const;
  return { drafts: [{ event: { ...event, ...confirmed(held) } }] };
}

/** The next one in number and time, and the same in every word; a number that was left out is news. */
function isRepeated(
  { sequence: last, report: before }: Posture,
  { sequence, signedAt, claims }: { sequence: number; signedAt: string; claims: Claims },
): boolean {
  if (!before || sequence !== last + 1) return false;
  const silent = Date.parse(signedAt) - Date.parse(before.reportedAt);
  const { reportedAt: _, mediumSource: __, ...said } = before;
  return silent >= 0 && silent < REPEATS_WITHIN_MS && isDeepStrictEqual(said, claims);
}

/** What is about to be replaced was last said then: between the event that began it and this moment it went without a gap. */
function confirmed(held: Held<Posture>): { readonly confirmedUntil?: string } {
  const until = newestOf(held)?.report?.reportedAt;
  return until !== undefined && until !== held.state?.report?.reportedAt ? { confirmedUntil: until } : {};
}

/** A key that was enrolled before, here or elsewhere, is refused: reports that it signed then would count once more. */
export function keyEnrolled(
  key: PublicKey,
  { agency, source, holder }: KeyGiven,
  { posture, claim }: { readonly posture: Held<Posture>; readonly claim: PostureKey | undefined },
): readonly [Draft<PostureEvent>] {
  if (claim || posture.state?.key.kid === key.kid) throw new Problem(SESSION_PROBLEM["posture-key-used"]);
  const event = { type: "PostureKeyEnrolled", key, agency, source, ...(holder && { holder }) } as const;
  return [{ event: { ...event, ...confirmed(posture) } }];
}

export interface KeyGiven {
  readonly agency: string;
  readonly source: MediumSource;
  /** As the code of an enrolment at the counter says it. */
  readonly holder?: Holder;
}

/** A key enrolled before claims were kept is claimed by the first terminal that speaks with it, and by no other after that. */
export function keyClaimed(
  terminal: string,
  claim: PostureKey | undefined,
): readonly [] | readonly [Draft<PostureKeyEvent>] {
  if (!claim) return [{ event: { type: "PostureKeyClaimed", terminal } }];
  if (claim.terminal !== terminal) throw refused("posture-signature");
  return [];
}

function refused(code: keyof typeof SESSION_PROBLEM): Problem {
  return new Problem(SESSION_PROBLEM[code], { clauses: ["tainan-2021/3.4b"] });
}
