// By which policies a decision was made, in one word: the same for the same texts and the same regulations, and for no others.
import { digestOf } from "../shared/digest.ts";
import { textsKnownBy } from "../shared/policy/sets.ts";
import { PROFILE_IDS } from "../shared/rules/clauses.ts";
import { profileOf } from "../shared/rules/profile.ts";

/** Enough to tell releases apart: it stands in every decision. */
const LENGTH = 16;

let own: string | undefined;
export function release(): string {
  own ??= digestOf(textsKnownBy("connect"), JSON.stringify(PROFILE_IDS.map(profileOf))).slice(0, LENGTH);
  return own;
}
