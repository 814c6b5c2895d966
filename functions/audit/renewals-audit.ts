// What lies beside a stream and renews it without an event: a report that its key never signed, or a lease longer than one may be,
// would hold a gate open; one that is not there closes it, and is no finding; reads only.
import { isDeepStrictEqual } from "node:util";
import type { PostureEvent, RepeatedReport } from "../posture/posture.ts";
import { LEASE_MS } from "../sessions/lease.ts";
import type { Lease } from "../sessions/session-event.ts";
import type { Renewal } from "../shared/journal/change.ts";
import { type Item, recordedOf } from "../shared/journal/items.ts";
import {
  EVENT,
  isRenewed,
  isStream,
  kindOf,
  RENEWED,
  renewalKey,
  type Stream,
} from "../shared/journal/keys.ts";
import { renewalIn } from "../shared/journal/renewal.ts";
import { type PublicKey, verifyDocument } from "../shared/signing/signed.ts";
import type { Finding } from "./finding.ts";
import { partition } from "./partitions.ts";

const BEGINNING = `${RENEWED}#`;
/** Clocks of functions differ a little. */
const SKEW_MS = 30_000;

/** What renews one stream, held against the stream as it is. */
export async function renewalFindings(of: Stream, at: Date): Promise<readonly Finding[]> {
  return isRenewed(of) ? renewalsFound(renewalKey(of).pk.S, await partition(renewalKey(of).pk.S), at) : [];
}

/** Of any other partition there is nothing to say. */
export async function renewalsFound(
  pk: string,
  items: readonly Item[],
  at: Date,
): Promise<readonly Finding[]> {
  if (!pk.startsWith(BEGINNING)) return [];
  const of = pk.slice(BEGINNING.length);
  const life = isStream(of) ? await partition(of) : [];
  const events = life.filter(({ sk }) => sk?.S?.startsWith(EVENT));
  const isRight = (item: Item) =>
    item.sk?.S === RENEWED && isStream(of) && isProved(of, { renewal: readable(item), events, at });
  return items
    .filter(item => !isRight(item))
    .map(({ sk }) => ({ flaw: "renewal-unproved", pk, sk: sk?.S ?? "" }));
}

interface Shown {
  readonly renewal: Renewal | undefined;
  readonly events: readonly Item[];
  readonly at: Date;
}

function isProved(of: Stream, { renewal, events, at }: Shown): boolean {
  if (!renewal || !(renewal.version >= 1 && renewal.version <= events.length)) return false;
  const until = at.getTime() + SKEW_MS;
  const { body, order } = renewal;
  if (kindOf(of) === "SESSION") return isShort(body as Lease, order, until);
  const said = events.slice(0, renewal.version).map(event => recordedOf(event).event as PostureEvent);
  return kindOf(of) === "POSTURE" && isSigned(of, { report: body as RepeatedReport, order, said, until });
}

function isShort({ until, decidedAt }: Lease, order: number, now: number): boolean {
  const [ends, decided] = [Date.parse(until), Date.parse(decidedAt)];
  return ends === order && decided <= now && ends - decided <= LEASE_MS;
}

interface Signed {
  readonly report: RepeatedReport;
  readonly order: number;
  readonly said: readonly PostureEvent[];
  readonly until: number;
}

/** By the key that was this terminal's then, about this terminal, no later than it says, and what was on record of it. */
function isSigned(of: Stream, { report: { report, kid, signedAt }, order, said, until }: Signed): boolean {
  const keys = said.flatMap(each =>
    each.type === "PostureKeyEnrolled" && each.key.kid === kid ? [each.key] : [],
  );
  const verdict = verifyDocument(report, keys as readonly PublicKey[]);
  if (verdict.status === "refused") return false;
  const { terminal, iat, sequence, ...claims } = verdict.payload as Record<string, unknown>;
  const last = said.at(-1);
  return (
    `POSTURE#${String(terminal)}` === of &&
    sequence === order &&
    Date.parse(signedAt) <= Math.min(Number(iat) * 1000, until) &&
    last?.type === "PostureReported" &&
    isDeepStrictEqual(last.claims, claims)
  );
}

function readable(item: Item): Renewal | undefined {
  try {
    const renewal = renewalIn(item);
    return typeof renewal?.body === "object" && renewal.body !== null ? renewal : undefined;
  } catch {
    return undefined;
  }
}
