// A clock that is frozen until a test moves it: a busy machine takes its time, and nothing is later for it.
import { afterAll, beforeAll, vi } from "vitest";

/** A Wednesday, ten in the morning in Taipei. */
export const MORNING = "2026-11-25T02:00:00.000Z";

export interface FrozenClock {
  readonly now: () => Date;
  /** So many milliseconds from now, as the journal writes an instant. */
  readonly after: (milliseconds: number) => string;
  readonly set: (instant: string | number | Date) => void;
  readonly advance: (milliseconds: number) => void;
}

/** Call at the top of a test file: whoever asks for the time, the functions included, is told this one. */
export function withFrozenClock(start: string = MORNING): FrozenClock {
  beforeAll(() => void vi.useFakeTimers({ toFake: ["Date"], now: new Date(start) }));
  afterAll(() => void vi.useRealTimers());
  return {
    now: () => new Date(),
    after: milliseconds => new Date(Date.now() + milliseconds).toISOString(),
    set: instant => void vi.setSystemTime(instant),
    advance: milliseconds => void vi.setSystemTime(Date.now() + milliseconds),
  };
}
