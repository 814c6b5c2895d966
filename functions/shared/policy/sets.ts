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

/** One as a compiled file gives it. */
interface CompiledAlone extends Pick<CompiledPolicy, "id" | "effect" | "reads" | "binds" | "applies"> {
  readonly clause: string | null;
}

/** By the ids of policies what is said of each; throws where that is in doubt. */
export type Said = () => Readonly<Record<string, SaidOfPolicy>>;

/** With what is said of it, which is read when somebody asks for it; a class, since a start waits for a hundred of them. */
class Policy implements CompiledPolicy {
  readonly id: string;
  readonly effect: CompiledPolicy["effect"];
  readonly clause: string | undefined;
  readonly reads: readonly string[];
  readonly binds: CompiledPolicy["binds"];
  readonly applies: CompiledPolicy["applies"];
  readonly #said: (id: string) => SaidOfPolicy;

  constructor(
    { id, effect, clause, reads, binds, applies }: CompiledAlone,
    said: (id: string) => SaidOfPolicy,
  ) {
    this.id = id;
    this.effect = effect;
    this.clause = clause ?? undefined;
    this.reads = reads;
    this.binds = binds;
    this.applies = applies;
    this.#said = said;
  }
  get annotations() {
    return this.#said(this.id).annotations;
  }
  get compares() {
    return this.#said(this.id).compares;
  }
  get text() {
    return this.#said(this.id).text;
  }
}

/** The text of a compiled file, run with these operators. */
export function assembled(text: string, using: typeof OPERATORS, said: Said): CompiledSet {
  const all: readonly CompiledAlone[] = runInThisContext(text)(using);
  let read: ReturnType<Said> | undefined;
  const saidOf = (id: string): SaidOfPolicy => {
    read ??= said();
    const found = read[id];
    if (!found) throw new PoliciesInDoubt(`nothing is said of the policy ${id}`);
    return found;
  };
  return all.map(each => new Policy(each, saidOf));
}
