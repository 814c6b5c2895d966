// What is proved of the gate's policies, kept to be shown beside each of them; whatever errs or is dead is left out, and so is not proved.
import { numbersDigest, type ProofFile, type ProvedPolicy } from "../../../../../functions/gate/proof.ts";
import { textsDigest } from "../../../../../functions/shared/policy/schema.ts";
import { readPolicies } from "../../../../../functions/shared/policy/text.ts";
import { askable, dead, dropped, erring } from "./claims.ts";
import { variablesIn } from "./prove.ts";
import { toldAtTheGate } from "./told.ts";

interface KeptProof {
  /** The digest of what it was made of. */
  readonly texts: string;
  readonly text: string;
}

const made = new Map<string, KeptProof>();

/** Of the texts of a folder as they are now, made once for the same texts. */
export function proofOf(folder: string): KeptProof {
  const texts = textsDigest(folder);
  const proof = made.get(texts) ?? { texts, text: JSON.stringify(provedOf(folder, texts)) };
  made.set(texts, proof);
  return proof;
}

function provedOf(folder: string, texts: string): ProofFile {
  const set = readPolicies(folder);
  const variables = variablesIn(folder, [set]);
  const policies = askable(set);
  const faulty = [...erring(policies, variables), ...dead(policies, variables)].map(({ policy }) => policy);
  const rows = dropped(policies, variables).map((each): readonly [string, ProvedPolicy] => [
    each.policy,
    "covers" in each ? { covers: each.covers } : { opens: toldAtTheGate(each.example, variables) },
  ]);
  const permits = policies.filter(({ effect }) => effect === "permit").map(({ id }) => [id, {}] as const);
  const sound = [...permits, ...rows].filter(([policy]) => !faulty.includes(policy));
  return { texts, numbers: numbersDigest(), policies: Object.fromEntries(sound) };
}
