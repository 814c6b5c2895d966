// By which release of its law a state was folded, kind by kind; no law is known here, so that whoever only reads carries none.
import { kindOf, type Stream, type StreamKind } from "./keys.ts";

export interface LawRelease {
  /**
   * Raised with an event that code before does not know, and with a change by which events on record fold otherwise: code before then
   * refuses what was folded since, and writes nothing on top of it.
   */
  readonly now: number;
  /** The oldest whose states still stand; raised with the latter alone: what is older is folded again (`npm run rebuild -- states`). */
  readonly from: number;
}

const FIRST: LawRelease = { now: 1, from: 1 };

/** Those that changed since the first. */
export const LAW_RELEASES: Partial<Record<StreamKind, LawRelease>> = {
  // Acts inside a session are events of it.
  SESSION: { now: 2, from: 1 },
};

export function lawRelease(kind: StreamKind): LawRelease {
  return LAW_RELEASES[kind] ?? FIRST;
}

/** A state that this code cannot read: nothing is decided on it, and nothing of it is lost. */
export class OtherLaw extends Error {
  override readonly name = "OtherLaw";
  readonly isNewer: boolean;

  constructor(stream: Stream, found: number) {
    const kind = kindOf(stream);
    const isNewer = found > lawRelease(kind).now;
    super(
      isNewer
        ? `a state of ${kind} was folded by release ${found} of its law, which this code does not know: nothing was changed`
        : `a state of ${kind} was folded by release ${found} of its law and must be folded again (npm run rebuild -- states): nothing was changed`,
    );
    this.isNewer = isNewer;
  }
}
