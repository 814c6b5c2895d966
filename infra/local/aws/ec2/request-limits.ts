// How many calls of each action EC2 takes: a bucket of tokens an action, for an account and region, as its developer guide says under
// "Request throttling for the Amazon EC2 API". Of the actions here none has numbers of its own; what reads has more than what changes.
import * as v from "valibot";
import { Ec2Refusal } from "./refusal.ts";

/** As many calls at once as the bucket holds, and so many more with every second. */
export interface RequestLimit {
  readonly capacity: number;
  readonly perSecond: number;
}

const READING: RequestLimit = { capacity: 100, perSecond: 20 };
const CHANGING: RequestLimit = { capacity: 50, perSecond: 5 };
const READS = /^(Describe|Get|List|Search)/;

/** For whoever freezes the clock, by which a bucket would never fill again. */
export const UNLIMITED: RequestLimit = { capacity: Number.MAX_SAFE_INTEGER, perSecond: 1 };

export const limitShape = v.strictObject({
  action: v.pipe(v.string(), v.nonEmpty()),
  capacity: v.pipe(v.number(), v.integer(), v.minValue(0)),
  perSecond: v.pipe(v.number(), v.minValue(0)),
});

interface Bucket {
  tokens: number;
  filledAt: number;
}

export class RequestLimits {
  readonly #clock: () => number;
  /** For every action, instead of what the guide says. */
  readonly #all: RequestLimit | undefined;
  readonly #own = new Map<string, RequestLimit>();
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: () => number, all?: RequestLimit) {
    this.#clock = clock;
    this.#all = all;
  }

  /** As after a request for other limits was granted; the bucket is full then. */
  set(action: string, limit: RequestLimit): RequestLimit {
    this.#own.set(action, limit);
    this.#buckets.delete(action);
    return limit;
  }

  of(action: string): RequestLimit {
    return this.#own.get(action) ?? this.#all ?? (READS.test(action) ? READING : CHANGING);
  }

  /** What is refused takes no token. */
  take(action: string): void {
    const bucket = this.#filled(action);
    if (bucket.tokens < 1) throw new Ec2Refusal("RequestLimitExceeded", "Request limit exceeded.");
    bucket.tokens -= 1;
  }

  /** Tokens come once a second, all that are due together. */
  #filled(action: string): Bucket {
    const { capacity, perSecond } = this.of(action);
    const now = this.#clock();
    const bucket = this.#buckets.get(action) ?? { tokens: capacity, filledAt: now };
    // A clock that was put back fills nothing.
    const seconds = Math.max(0, Math.floor((now - bucket.filledAt) / 1_000));
    bucket.tokens = Math.min(capacity, bucket.tokens + seconds * perSecond);
    bucket.filledAt = now < bucket.filledAt ? now : bucket.filledAt + seconds * 1_000;
    this.#buckets.set(action, bucket);
    return bucket;
  }
}
