// When the agent reports, under which number, and when it tries again: one step after another; pure.
//
// Each report takes the next number. One that could not be handed in keeps its number while it is tried again; when the next report is
// due and it still has not come in, it is given up, and the gateway sees the number missing.
import type { OwnGate } from "../../functions/posture/own-gate.ts";

export interface Loop {
  /** The last number taken. */
  readonly taken: number;
  readonly pending?: { readonly essence: string; readonly since: number; readonly maybeIn: boolean };
  readonly failures: number;
  readonly nextAt: number;
  /** What the last report that came in said. */
  readonly said?: string;
  /** Whether this key was ever heard: before that, no number is lost. */
  readonly heard: boolean;
}

export type Outcome =
  | { readonly kind: "accepted"; readonly gate?: OwnGate }
  /** The gateway's own refusal, by its code. */
  | { readonly kind: "refused"; readonly code: string; readonly says: string }
  /** `maybeIn`: it was sent, and nobody knows what became of it. */
  | { readonly kind: "unreached"; readonly why: Unreached; readonly maybeIn: boolean };

const UNREACHED = [
  "offline",
  "slow",
  "proxy-credentials",
  "proxy",
  "not-the-gateway",
  "gateway-fault",
  "certificate",
] as const;
export type Unreached = (typeof UNREACHED)[number];

const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 120_000;
const NOT_ENROLLED_MS = 10_000;

/**
 * After an end that nobody ordered, one number is left out: what was not measured then is missing on record. A computer that was itself
 * off or started anew since measured nothing that could be missing.
 */
export function begun(
  kept: { taken: number; heard: boolean; running: boolean; at: number },
  { now, bootedAt }: { now: number; bootedAt: number },
): Loop {
  const skipped = kept.running && kept.heard && bootedAt <= kept.at ? 1 : 0;
  return { taken: kept.taken + skipped, heard: kept.heard, failures: 0, nextAt: now };
}

/** Whether to look at once: time is up, or what was read differs from what was said last. */
export function isDue({ nextAt, said, pending }: Loop, essence: string, now: number): boolean {
  return now >= nextAt || essence !== (pending?.essence ?? said);
}

/** The report to hand in now: the one that waits, or the next. */
export function reporting(
  loop: Loop,
  essence: string,
  { now, everyMs }: { now: number; everyMs: number },
): Loop {
  const { pending, heard } = loop;
  const isSame = pending && (!heard || (pending.essence === essence && now - pending.since < everyMs));
  if (isSame) return { ...loop, pending: { ...pending, essence } };
  return { ...loop, taken: loop.taken + 1, pending: { essence, since: now, maybeIn: false } };
}

/** `random` is from 0 to 1: agents that lost the gateway together do not come back together. */
export function after(
  loop: Loop,
  outcome: Outcome,
  when: { now: number; everyMs: number; random: number },
): Loop {
  const { pending } = loop;
  if (!pending) return loop;
  const isIn = outcome.kind === "accepted" || (isReplay(outcome) && pending.maybeIn);
  if (isIn) {
    const { pending: _, ...rest } = loop;
    const nextAt = when.now + when.everyMs * (0.9 + 0.1 * when.random);
    return { ...rest, failures: 0, heard: true, said: pending.essence, nextAt };
  }
  const failures = loop.failures + 1;
  const maybeIn = pending.maybeIn || (outcome.kind === "unreached" && outcome.maybeIn);
  // Somebody else used this number: further on there may be one that nobody has. What is left out is on record there.
  const skipped = isReplay(outcome) ? 2 ** Math.min(failures, 20) : 0;
  return {
    ...loop,
    ...{
      failures,
      taken: loop.taken + skipped,
      nextAt: when.now + pauseAfter(outcome, failures, when.random),
    },
    pending: { ...pending, maybeIn: isReplay(outcome) ? false : maybeIn },
  };
}

function isReplay(outcome: Outcome): boolean {
  return outcome.kind === "refused" && outcome.code === "posture-replayed";
}

/** Until staff have enrolled the key there is nothing but to ask again. */
function pauseAfter(outcome: Outcome, failures: number, random: number): number {
  const isWaiting = outcome.kind === "refused" && outcome.code === "posture-signature";
  const longest = isWaiting ? NOT_ENROLLED_MS : LONGEST_RETRY_MS;
  return Math.min(longest, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 10)) * (0.5 + random / 2);
}
