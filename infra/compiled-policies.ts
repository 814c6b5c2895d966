// The policies as they are deployed: each set compiled once a build into a file that is laid beside every function that judges. Whatever
// is wrong with one, or outside of what is compiled, stops the build and says where.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { compileSet, saidOfSet } from "../functions/shared/policy/compile.ts";
import {
  type BuiltSet,
  builtHead,
  builtName,
  proofName,
  saidName,
  sha256,
} from "../functions/shared/policy/from-build.ts";
import { schemaFaults, textsDigest } from "../functions/shared/policy/schema.ts";
import { readPolicies } from "../functions/shared/policy/text.ts";
import { proofOf } from "./local/commands/policy/prove/kept.ts";

/** The last one only while a change is tried in shadow. */
const SETS = ["connect", "operate", "shadow"];

export interface CompiledPolicies {
  /** How each function knows its files for those of this build. */
  readonly built: Readonly<Record<string, BuiltSet>>;
  /** By its place beside a function, each file's text. */
  readonly files: ReadonlyMap<string, string>;
}

/** Of the folder in which the sets lie, a folder each. */
export function compilePolicies(folder: string): CompiledPolicies {
  const built: Record<string, BuiltSet> = {};
  const files = new Map<string, string>();
  for (const set of SETS.filter(each => existsSync(join(folder, each)))) {
    const texts = textsDigest(join(folder, set));
    const { compiled, said } = compiledFrom(folder, set);
    const text = builtHead(texts) + compiled;
    built[set] = { texts, file: sha256(text), said: sha256(said) };
    files.set(builtName(set), text);
    files.set(saidName(set), said);
  }
  return { built, files };
}

function compiledFrom(folder: string, set: string) {
  // A place is told as whoever builds finds it, and is the same wherever that is.
  const policies = readPolicies(relative(process.cwd(), join(folder, set)));
  const compiled = compileSet(policies);
  // What is tried in shadow is asked with the facts of the gate.
  const faults = schemaFaults(join(folder, set === "shadow" ? "connect" : set), policies);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return { compiled, said: JSON.stringify(saidOfSet(policies)) };
}

const PROOF = "provedConnect";

/** With what is proved of the gate's, for those who show it. */
export function withProof({ built, files }: CompiledPolicies, folder: string): CompiledPolicies {
  const { texts, text } = proofOf(relative(process.cwd(), join(folder, "connect")));
  return {
    built: { ...built, [PROOF]: { texts, file: sha256(text) } },
    files: new Map([...files, [proofName(PROOF), text]]),
  };
}

/** Beside a function, what it asks for by name; without its text, all of them. What is missing refuses everything. */
export function layDown({ built, files }: CompiledPolicies, folder: string, code?: string): void {
  const asked = Object.keys(built).filter(set => code?.includes(`"${set}"`) ?? true);
  const names = asked.flatMap(set => [builtName(set), saidName(set), proofName(set)]);
  for (const [file, text] of [...files].filter(([name]) => names.includes(name))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}
