// Sets of compiled policies, each loaded once by its name. Whatever is in doubt about one is thrown, and whoever wanted to ask refuses.
import { isAbsolute } from "node:path";
import { runInThisContext } from "node:vm";
import { type CompiledPolicy, type CompiledSet, PoliciesInDoubt, type SaidOfPolicy } from "./compiled.ts";
import { compiledFile } from "./from-texts.ts";
import { OPERATORS } from "./semantics.ts";

export { builtTexts, isBuiltIn, proofText, textsFolder, textsKnownBy } from "./from-texts.ts";

const loaded = new Map<string, CompiledSet>();

/** By its name, or by the folder in which a change is tried and which may change again. */
export function readSet(set: string): CompiledSet {
  const found = loaded.get(set);
  if (found) return found;
  const { text, said } = compiledFile(set);
  const policies = assembled(text, OPERATORS, said);
  if (!isAbsolute(set)) loaded.set(set, policies);
  return policies;
}

/** As a compiled file gives them, each part by the ids of its policies. */
interface CompiledFile {
  readonly applies: Readonly<Record<string, CompiledPolicy["applies"]>>;
  readonly binds: Readonly<Record<string, CompiledPolicy["binds"]>>;
  readonly about: Readonly<Record<string, Pick<CompiledPolicy, "effect" | "clause" | "reads">>>;
}

/** By the ids of policies what is said of each; throws where that is in doubt. */
export type Said = () => Readonly<Record<string, SaidOfPolicy>>;

/** The text of a compiled file, run with these operators. */
export function assembled(text: string, using: typeof OPERATORS, said: Said): CompiledSet {
  const { applies, binds, about }: CompiledFile = runInThisContext(text)(using);
  let read: ReturnType<Said> | undefined;
  const saidOf = (id: string): SaidOfPolicy => {
    read ??= said();
    const found = read[id];
    if (!found) throw new PoliciesInDoubt(`nothing is said of the policy ${id}`);
    return found;
  };
  return Object.entries(about).map(([id, { effect, clause, reads }]) => {
    const [ofQuestion, ofConstants] = [applies[id], binds[id]];
    if (!ofQuestion || !ofConstants) throw new Error(`the policy ${id} was not compiled whole`);
    return {
      ...{ id, effect, clause, reads, applies: ofQuestion, binds: ofConstants },
      get annotations() {
        return saidOf(id).annotations;
      },
      get compares() {
        return saidOf(id).compares;
      },
      get text() {
        return saidOf(id).text;
      },
    };
  });
}
