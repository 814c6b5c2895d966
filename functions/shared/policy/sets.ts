// Sets of compiled policies, each loaded once by its name. Whatever is in doubt about one is thrown, and whoever wanted to ask refuses.
import { isAbsolute } from "node:path";
import { runInThisContext } from "node:vm";
import type { CompiledPolicy, CompiledSet } from "./compiled.ts";
import { compiledText } from "./from-texts.ts";
import { OPERATORS } from "./semantics.ts";

export { builtTexts, isBuiltIn, proofText, textsFolder, textsKnownBy } from "./from-texts.ts";

const loaded = new Map<string, CompiledSet>();

/** By its name, or by the folder in which a change is tried and which may change again. */
export function readSet(set: string): CompiledSet {
  const found = loaded.get(set);
  if (found) return found;
  const policies = assembled(compiledText(set), OPERATORS);
  if (!isAbsolute(set)) loaded.set(set, policies);
  return policies;
}

/** As a compiled file gives them, each part by the ids of its policies. */
interface CompiledFile {
  readonly applies: Readonly<Record<string, CompiledPolicy["applies"]>>;
  readonly binds: Readonly<Record<string, CompiledPolicy["binds"]>>;
  readonly about: Readonly<Record<string, Omit<CompiledPolicy, "id" | "applies" | "binds">>>;
}

/** The text of a compiled file, run with these operators. */
export function assembled(text: string, using: typeof OPERATORS): CompiledSet {
  const { applies, binds, about }: CompiledFile = runInThisContext(text)(using);
  return Object.entries(about).map(([id, said]) => {
    const [ofQuestion, ofConstants] = [applies[id], binds[id]];
    if (!ofQuestion || !ofConstants) throw new Error(`the policy ${id} was not compiled whole`);
    return { id, ...said, applies: ofQuestion, binds: ofConstants };
  });
}
