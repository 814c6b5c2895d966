// Whether policies fit the schema that lies beside them: every fact they read is declared, with the kind of value they take it for.
import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { startEngine } from "./engine.ts";
import type { PolicySet } from "./text.ts";

/** Fragments of one schema may lie in several files. */
export function schemaOf(folder: string): string {
  return filesOf(folder, "cedarschema")
    .map(file => readFileSync(file, "utf8"))
    .join("\n");
}

/** In sentences; nothing when all is well. */
export function schemaFaults(folder: string, policies: PolicySet): string[] {
  const staticPolicies = Object.fromEntries(Object.entries(policies).map(([id, { policy }]) => [id, policy]));
  const answer = startEngine().validate({ schema: schemaOf(folder), policies: { staticPolicies } });
  if (answer.type !== "success") return answer.errors.map(({ message }) => `${folder}: ${message}`);
  const { validationErrors, validationWarnings } = answer;
  return [...validationErrors, ...validationWarnings].map(
    ({ policyId, error }) => `${policies[policyId]?.place ?? folder}: ${policyId}: ${error.message}`,
  );
}

export function filesOf(folder: string, extension: "cedar" | "cedarschema" | "json"): string[] {
  return globSync(`*.${extension}`, { cwd: folder })
    .sort()
    .map(file => join(folder, file));
}

/** The same for the same texts, and for no others. */
export function textsDigest(folder: string): string {
  const hash = createHash("sha256");
  for (const file of [...filesOf(folder, "cedar"), ...filesOf(folder, "cedarschema")])
    hash.update(`${file.slice(folder.length)}\0${readFileSync(file, "utf8")}\0`);
  return hash.digest("hex");
}
