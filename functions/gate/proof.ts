// What was proved of the gate's policies when they were built, for every question there is: it counts for those texts and numbers alone.
// Of whatever else runs nothing is said to be proved.
import { createHash } from "node:crypto";
import { builtTexts, proofText, readSet } from "../shared/policy/sets.ts";
import { type ClauseId, PROFILE_IDS } from "../shared/rules/clauses.ts";
import { type Words, words } from "../shared/words.ts";
import { parametersOf } from "./adoption.ts";

/** Of a policy that never errs and that some question makes apply; the others have none. */
export interface ProvedPolicy {
  /** Who would get in if it were dropped: the smallest example. */
  readonly opens?: Words;
  /** Those that refuse wherever it does; none where nothing is permitted there anyway. */
  readonly covers?: readonly string[];
}

export interface ProofFile {
  /** The digest of the texts that it was made of. */
  readonly texts: string;
  /** And of the numbers of the regulations. */
  readonly numbers: string;
  readonly policies: Readonly<Record<string, ProvedPolicy>>;
}

/** The proof is of these numbers: with others, an example may be none. */
export function numbersDigest(): string {
  const numbers = PROFILE_IDS.map(id => [id, parametersOf(id)]);
  return createHash("sha256").update(JSON.stringify(numbers)).digest("hex");
}

/** As far as it fits what runs. */
export function provedIn(text: string | undefined, texts: string | undefined): ProofFile["policies"] {
  if (text === undefined || texts === undefined) return {};
  const file = JSON.parse(text) as ProofFile;
  return file.texts === texts && file.numbers === numbersDigest() ? file.policies : {};
}

let known: ProofFile["policies"] | undefined;

/** What is told of one policy's proof; nothing where there is none. */
export function proofShown(policy: string, clause: ClauseId | undefined) {
  known ??= provedIn(proofText("provedConnect"), builtTexts("connect"));
  const proved = Object.hasOwn(known, policy) ? known[policy] : undefined;
  if (!proved) return undefined;
  const { opens, covers } = proved;
  return {
    ...(opens && { opens }),
    ...(covers && { covers: [...covers], stays: whyItStays(clause, covers) }),
  };
}

/** What opens nothing when it is dropped is still what a refusal has to name. */
function whyItStays(clause: ClauseId | undefined, covers: readonly string[]): Words {
  const others = covers.map(id => readSet("connect").find(each => each.id === id)?.annotations.clause ?? id);
  const itself = clause ?? words("這條規則的理由", "the reason this policy gives");
  const own = typeof itself === "string" ? words(itself, itself) : itself;
  if (others.length === 0)
    return words(
      `准許規則本來就要求同一件事；留著它，拒絕時才說得出${own["zh-TW"]}。`,
      `The permit already asks for the same; without this policy a refusal could not name ${own.en}.`,
    );
  return words(
    `依據不同：遇此情形，${own["zh-TW"]} 與 ${others.join("、")} 都不允許，拒絕時一併引用；他日任一方修正，另一方仍然有效。`,
    `They rest on different grounds: ${own.en} and ${others.join(", ")} both refuse here and a refusal cites each; if one is amended, the other still holds.`,
  );
}
