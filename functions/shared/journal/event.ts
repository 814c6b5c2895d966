// The recorded event and its place in the hash chain of its stream; pure, so that an audit recomputes exactly this.
import { createHash } from "node:crypto";
import type { BoardPlaces, Stream, StreamKind } from "./keys.ts";

/** Something that happened, named in the past tense. */
export interface Happening {
  readonly type: string;
}

/** Who acted: kept with each event, never a person's name. */
export interface Actor {
  readonly person: string;
  readonly agency: string;
  readonly roles: readonly string[];
}

/** The answer kept with an event: whose request under which key, and the sum of all that is kept. */
export interface Vouched {
  readonly person: string;
  readonly key: string;
  readonly sum: string;
}

export interface Recorded<E extends Happening = Happening> {
  readonly stream: Stream;
  readonly version: number;
  readonly event: E;
  readonly happenedAt: string;
  readonly recordedAt: string;
  readonly by: Actor;
  readonly action: string;
  readonly request: string;
  /** Why a late entry is late; an event recorded as it happens has none. */
  readonly reason?: string;
  readonly answered?: Vouched;
  readonly previous: string;
  readonly hash: string;
}

/** How the life of one kind of thing folds, and on which boards its state is shown. */
export interface Law<S, E extends Happening> {
  readonly kind: StreamKind;
  evolve(state: S | undefined, recorded: Recorded<E>): S;
  boards?(state: S, stream: Stream): BoardPlaces;
}

export const GENESIS = "0".repeat(64);

/** The text that is stored and hashed: an event's hash covers these bytes, its stream, its version and the hash before it. */
export function bodyOf(recorded: Omit<Recorded, "stream" | "version" | "previous" | "hash">): string {
  const { event, happenedAt, recordedAt, by, action, request, reason, answered } = recorded;
  return JSON.stringify({ event, happenedAt, recordedAt, by, action, request, reason, answered });
}

export function hashOf(previous: string, stream: Stream, version: number, body: string): string {
  return createHash("sha256").update(`${previous}\n${stream}\n${version}\n${body}`).digest("hex");
}

/** How far one stream had come. */
export interface Head {
  readonly stream: Stream;
  readonly version: number;
  readonly hash: string;
}

/** One digest over the heads of several streams, in whatever order they come: an audit and a pack print the same. */
export function checkpointOver(heads: readonly Head[]): string {
  const hash = createHash("sha256");
  for (const { stream, version, hash: head } of heads.toSorted((a, b) => (a.stream < b.stream ? -1 : 1)))
    hash.update(`${stream} ${version} ${head}\n`);
  return hash.digest("hex");
}
