// What a step of custody leads to: events of the terminal, and of its borrower where the step binds or frees them; pure.
import type { PersonEvent } from "../people/person.ts";
import type { Draft, Held } from "../shared/journal/change.ts";
import type { CustodyEvent } from "./custody-event.ts";
import type { ScanReportEvent } from "./scan-report.ts";

export interface Outcome {
  readonly terminal: readonly [Draft<CustodyEvent>, ...Draft<CustodyEvent>[]];
  readonly borrower?: readonly [Draft<PersonEvent>, ...Draft<PersonEvent>[]];
  /** What is known of the scan's report, on which the step rests, and what it adds to that. */
  readonly report?: { readonly held: Held<unknown>; readonly use?: Draft<ScanReportEvent> | undefined };
}

/** An act in the system itself, which happens as it is recorded. */
export function now(...events: [CustodyEvent, ...CustodyEvent[]]): Outcome {
  const [first, ...rest] = events;
  return { terminal: [{ event: first }, ...rest.map(event => ({ event }))] };
}
