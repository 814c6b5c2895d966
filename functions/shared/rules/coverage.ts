// What of each clause is so today, computed from what is named as its proof in the catalogue; nothing is claimed beyond that; pure.
import * as v from "valibot";
import catalogue from "../../../policies/clauses.json" with { type: "json" };
import {
  CLAUSES,
  type Clause,
  type ClauseId,
  COVERAGES,
  type Coverage,
  isClause,
  PROFILE_IDS,
  type ProfileId,
  STATUTE_IDS,
  type Standing,
  type StatuteId,
} from "./clauses.ts";

const names = v.pipe(v.array(v.pipe(v.string(), v.nonEmpty())), v.nonEmpty());
const proofSchema = v.strictObject({
  /** Routes by which somebody makes its fact true or false. */
  acts: v.exactOptional(names),
  /** The page of the console on which a person sees it. */
  page: v.exactOptional(v.string()),
  /** What judges it at the gate. */
  policies: v.exactOptional(names),
  /** Codes of what is refused elsewhere because of it. */
  refusals: v.exactOptional(names),
  /** Files of cases, both verdicts. */
  cases: v.exactOptional(names),
  /** `file: title` */
  tests: v.exactOptional(names),
  /** It rests on no more than the asker's own word. */
  claimed: v.exactOptional(v.literal(true)),
  /** What it asks that is not done. */
  lacks: v.exactOptional(v.strictObject({ "zh-TW": v.string(), en: v.string() })),
});
export type Proof = v.InferOutput<typeof proofSchema>;

export type Proved = Pick<Clause, "id" | "part" | "where"> & { readonly proof: Proof };

const rows = v.parse(
  v.array(
    v.object({ id: v.custom<ClauseId>(id => isClause(String(id))), proof: v.exactOptional(proofSchema) }),
  ),
  catalogue,
);
const proofs = new Map(rows.map(({ id, proof = {} }) => [id, proof]));

export const PROVED: readonly Proved[] = CLAUSES.map(({ id, part, where }) => ({
  ...{ id, part, where },
  proof: proofs.get(id) ?? {},
}));

/** Without a door for its fact, a page and a test nothing works; what is enforced must also refuse, by policies with cases or elsewhere. */
export function coverageOf({ part, where, proof }: Omit<Proved, "id">): Coverage {
  const { acts, page, policies, cases, refusals, tests, claimed, lacks } = proof;
  const refuses = (policies && cases) || refusals;
  // What is audited is never refused: it is there or not.
  const isEnforced = part === "E" && where !== "audit";
  const needed = [page, tests, part === "D" || acts, !isEnforced || refuses];
  if (needed.every(Boolean) && !claimed && !lacks) return "works";
  // Its sentence alone is on the page of rules.
  return part === "D" || acts || refuses || tests ? "half" : "missing";
}

export function standingOf(row: Omit<Proved, "id">): Standing {
  if (row.proof.claimed) return "claimed";
  if (coverageOf(row) !== "works") return "not-yet";
  return ({ E: "enforced", R: "recorded", D: "shown" } as const)[row.part];
}

export type Counted = Readonly<Record<ProfileId | StatuteId, Readonly<Record<Coverage, number>>>>;

export function countedByDocument(all: readonly Proved[] = PROVED): Counted {
  const of = (profile: ProfileId | StatuteId) =>
    all.filter(({ id }) => id.startsWith(`${profile}/`)).map(coverageOf);
  const counted = [...PROFILE_IDS, ...STATUTE_IDS].map(profile => {
    const found = of(profile);
    return [
      profile,
      Object.fromEntries(COVERAGES.map(each => [each, found.filter(one => one === each).length])),
    ];
  });
  return Object.fromEntries(counted) as Counted;
}
