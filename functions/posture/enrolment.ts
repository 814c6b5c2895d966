// Enrolling a terminal's key at the counter: records staff open it and get a number, somebody types that number into the agent on the
// terminal in front of them, the agent shows a code signed with its new key, and staff scan it; pure.
//
// Why both ways: the number alone opens nothing, since only the member of staff who opened it hands codes in, and a code alone opens
// nothing, since it must hold the number that was shown at this counter a moment ago. Whoever reads either from a distance has a
// number that their own key is of no use with, or a public key that is not theirs. A code from elsewhere lacks the number. The
// terminal's clock is not asked: how long it holds is counted here.
import { createPublicKey, type JsonWebKey } from "node:crypto";
import * as v from "valibot";
import { SESSION_PROBLEM } from "../sessions/problems.ts";
import { digestOf } from "../shared/digest.ts";
import { Problem } from "../shared/http/problem.ts";
import { text } from "../shared/http/schema.ts";
import type { Draft } from "../shared/journal/change.ts";
import type { Law } from "../shared/journal/event.ts";
import { type PublicKey, thumbprintOf, verifyDocument } from "../shared/signing/signed.ts";
import { KEY_PLACES } from "./names.ts";

const OPEN_MINUTES = 10;
const TRIES = 5;

export type EnrolmentEvent =
  | {
      readonly type: "EnrolmentOpened";
      /** Of the number: it is shown to one person, and kept nowhere. */
      readonly digest: string;
      readonly until: string;
    }
  | { readonly type: "EnrolmentMissed" }
  | { readonly type: "EnrolmentUsed"; readonly kid: string };

export interface Enrolment {
  readonly openedBy: string;
  readonly digest: string;
  readonly until: string;
  readonly triesLeft: number;
}

export const enrolmentLaw: Law<Enrolment, EnrolmentEvent> = {
  kind: "ENROLMENT",
  evolve(before, { event, by }) {
    if (event.type === "EnrolmentOpened")
      return { openedBy: by.person, digest: event.digest, until: event.until, triesLeft: TRIES };
    if (!before) throw new Error("an enrolment was answered before it was opened");
    switch (event.type) {
      case "EnrolmentMissed":
        return { ...before, triesLeft: before.triesLeft - 1 };
      case "EnrolmentUsed":
        return { ...before, triesLeft: 0 };
      default:
        throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
    }
  },
};

const coordinate = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const content = v.strictObject({
  purpose: v.literal("enrolment"),
  terminal: v.string(),
  number: v.pipe(v.string(), v.regex(/^\d{8}$/)),
  machine: text(63),
  place: v.picklist(KEY_PLACES),
  key: v.strictObject({ kty: v.literal("EC"), crv: v.literal("P-256"), x: coordinate, y: coordinate }),
});

/** What an agent shows to be scanned: its public key and on which terminal it is, signed with that key. */
export type EnrolmentCode = Omit<v.InferOutput<typeof content>, "key"> & { readonly key: PublicKey };

export function enrolmentCodeIn(code: string): EnrolmentCode {
  const read = v.safeParse(content, payloadOf(code));
  if (!read.success) throw refused("enrolment-code");
  const key = keyIn(read.output.key);
  if (verifyDocument(code, [key]).status === "refused") throw refused("enrolment-code");
  return { ...read.output, key };
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

function payloadOf(code: string): unknown {
  try {
    return JSON.parse(Buffer.from(code.split(".")[1] ?? "", "base64url").toString());
  } catch {
    return undefined;
  }
}

/** Opening it again makes the number before worthless. */
export function opened(
  terminal: string,
  { number, at }: { readonly number: string; readonly at: Date },
): readonly [Draft<EnrolmentEvent>] {
  const until = new Date(at.getTime() + OPEN_MINUTES * 60_000).toISOString();
  return [{ event: { type: "EnrolmentOpened", digest: digestOf(terminal, number), until } }];
}

/** A number that does not fit is on record: too many of them close it. */
export function answeredWith(
  enrolment: Enrolment | undefined,
  code: EnrolmentCode,
  { terminal, by, at }: { readonly terminal: string; readonly by: string; readonly at: Date },
): readonly [Draft<EnrolmentEvent>] {
  const isOpen = enrolment?.openedBy === by && enrolment.triesLeft > 0 && at.toISOString() < enrolment.until;
  if (!isOpen) throw refused("enrolment-not-open");
  if (code.terminal !== terminal) throw refused("enrolment-other-terminal");
  if (digestOf(terminal, code.number) !== enrolment.digest) return [{ event: { type: "EnrolmentMissed" } }];
  return [{ event: { type: "EnrolmentUsed", kid: code.key.kid } }];
}

export function refusedMiss(): Problem {
  return refused("enrolment-number");
}

function refused(code: keyof typeof SESSION_PROBLEM): Problem {
  return new Problem(SESSION_PROBLEM[code]);
}
