// The law of one decision that the official engine judges otherwise than it was made: recorded once, whatever comes again; pure.
import type { Law } from "../shared/journal/event.ts";
import { type StreamOf, stream } from "../shared/journal/keys.ts";

export interface DecisionDiffered {
  readonly type: "DecisionDiffered";
  /** When the decision was recorded. */
  readonly decidedAt: string;
  /** The policies that refused, or nothing where it was allowed. */
  readonly decided: readonly string[];
  readonly official: readonly string[];
  readonly policies: string;
}

export type Difference = Omit<DecisionDiffered, "type"> & { readonly foundAt: string };

export const differenceLaw: Law<Difference, DecisionDiffered> = {
  kind: "DIFFERENCE",
  evolve: (_, { event: { type: __, ...differing }, recordedAt }) => ({ ...differing, foundAt: recordedAt }),
};

export function differenceOn(session: string): StreamOf<Difference> {
  return stream(differenceLaw, session);
}
