// What a signed posture report must be to be taken: by this terminal's key, about this terminal, fresh, newer than the last; pure.
import { createPublicKey, type JsonWebKey } from "node:crypto";
import * as v from "valibot";
import { MEDIA, type MediumSource } from "../gate/names.ts";
import { SESSION_PROBLEM } from "../sessions/problems.ts";
import { Problem } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import { type PublicKey, thumbprintOf, verifyDocument } from "../shared/signing/signed.ts";
import type { Posture, PostureEvent, PostureKey, PostureKeyEvent } from "./posture.ts";

/** Time enough for a slow line, too little to sign at the office and send from elsewhere. */
const LONGEST_ON_THE_WAY_SECONDS = 120;
/** Clocks differ; a report from further ahead was made by one that nobody should trust. */
const SKEW_SECONDS = 30;

const yes = v.exactOptional(v.boolean());
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
});

export function reported(
  posture: Posture | undefined,
  { terminal, report, at }: { readonly terminal: string; readonly report: string; readonly at: Date },
): readonly [Draft<PostureEvent>] {
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
  return [{ event: { type: "PostureReported", sequence, signedAt, claims } }];
}

export function keyIn({ kty, crv, x, y }: Pick<PublicKey, "kty" | "crv" | "x" | "y">): PublicKey {
  const jwk: JsonWebKey = { kty, crv, x, y };
  try {
    // Two numbers are not yet a point of the curve.
    createPublicKey({ key: jwk, format: "jwk" });
  } catch (cause) {
    throw new Problem(SESSION_PROBLEM["posture-key-invalid"], { cause });
  }
  return { kty, crv, x, y, kid: thumbprintOf({ kty, crv, x, y }), alg: "ES256", use: "sig" };
}

/** A key that was enrolled before, here or elsewhere, is refused: reports that it signed then would count once more. */
export function keyEnrolled(
  key: PublicKey,
  { agency, source }: { readonly agency: string; readonly source: MediumSource },
  { posture, claim }: { readonly posture: Posture | undefined; readonly claim: PostureKey | undefined },
): readonly [Draft<PostureEvent>] {
  if (claim || posture?.key.kid === key.kid) throw new Problem(SESSION_PROBLEM["posture-key-used"]);
  return [{ event: { type: "PostureKeyEnrolled", key, agency, source } }];
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
