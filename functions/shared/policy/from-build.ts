// The compiled policies that a build has laid beside a function, and no others: a file that was compiled from other texts, or is not as it
// was compiled, is not run. A build puts this in the place of from-texts.ts.
import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PoliciesInDoubt, type SaidOfPolicy } from "./compiled.ts";

/** By which a function knows the file of a set. */
export interface BuiltSet {
  /** The digest of the texts it was compiled from. */
  readonly texts: string;
  /** The digest of the file. */
  readonly file: string;
  /** The digest of what is said of its policies. */
  readonly said?: string;
}

/** Written in by the build, by the name of each set. */
declare const BUILT_SETS: Readonly<Record<string, BuiltSet>>;

/** What decides; and apart from it, read when somebody is refused or looks at the rules, what is said of its policies. */
export function compiledFile(set: string) {
  const built = isBuiltIn(set) ? BUILT_SETS[set] : undefined;
  if (!built) throw new PoliciesInDoubt(`no policies called ${set} were built in`);
  const text = read(builtName(set));
  if (!text.startsWith(builtHead(built.texts)))
    throw new PoliciesInDoubt(`${builtName(set)} was compiled from other texts`);
  if (sha256(text) !== built.file) throw new PoliciesInDoubt(`${builtName(set)} is not as it was compiled`);
  return { text, said: () => saidIn(set, built) };
}

function saidIn(set: string, built: BuiltSet): Readonly<Record<string, SaidOfPolicy>> {
  const text = read(saidName(set));
  if (sha256(text) !== built.said) throw new PoliciesInDoubt(`${saidName(set)} is not as it was made`);
  return JSON.parse(text) as Record<string, SaidOfPolicy>;
}

/** Whether the set came with the deployment. */
export function isBuiltIn(set: string): boolean {
  return Object.hasOwn(BUILT_SETS, set);
}

/** What was proved, by its name; nothing where that does not go with it, or is not as it was made. */
export function proofText(name: string): string | undefined {
  const built = isBuiltIn(name) ? BUILT_SETS[name] : undefined;
  if (!built) return undefined;
  try {
    const text = read(proofName(name));
    return sha256(text) === built.file ? text : undefined;
  } catch {
    return undefined;
  }
}

/** By which it is known what a set was compiled from. */
export function builtTexts(set: string): string | undefined {
  return isBuiltIn(set) ? BUILT_SETS[set]?.texts : undefined;
}

/** By which the texts are known that a set was compiled from. */
export function textsKnownBy(set: string): string {
  return BUILT_SETS[set]?.texts ?? "";
}

/** Where these texts lie beside a function that asks the official engine. */
export function textsFolder(set: string): string {
  return fileURLToPath(new URL(`policies/${set}`, import.meta.url));
}

function read(file: string): string {
  try {
    return readFileSync(new URL(file, import.meta.url), "utf8");
  } catch (cause) {
    throw new PoliciesInDoubt(`${file} cannot be read`, { cause });
  }
}

/** Its place beside the function. */
export function builtName(set: string): string {
  return `policies/${set}.js`;
}

export function saidName(set: string): string {
  return `policies/${set}.said.json`;
}

export function proofName(name: string): string {
  return `policies/${name}.json`;
}

export function builtHead(texts: string): string {
  return `// Compiled from the policy texts of sha256 ${texts}. Whatever is changed here keeps everything closed.\n`;
}

export function sha256(text: string): string {
  return hash("sha256", text, "hex");
}
