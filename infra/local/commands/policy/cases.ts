// The ALLOW and DENY cases beside the gate's policies: reads them, builds the facts each describes, asks; it excuses nothing.
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import * as v from "valibot";
import type { Explanation } from "../../../../functions/gate/explain.ts";
import type { Facts, Known } from "../../../../functions/gate/facts.ts";
import { PROFILE_IDS } from "../../../../functions/shared/rules/clauses.ts";
import type { Overlay } from "../../../../functions/shared/rules/parameters.ts";

const words = { "zh-TW": v.pipe(v.string(), v.nonEmpty()), en: v.pipe(v.string(), v.nonEmpty()) };
const facts = v.record(v.string(), v.unknown());
const situationSchema = v.strictObject({ ...words, known: facts });
const allow = {
  ...words,
  situation: v.string(),
  under: v.pipe(v.array(v.picklist(PROFILE_IDS)), v.nonEmpty()),
  but: facts,
  /** What the agency laid down for itself. */
  own: v.exactOptional(facts),
};
const deny = { ...allow, refused: v.pipe(v.array(v.string()), v.nonEmpty()) };
const SCHEMAS = { ALLOW: v.array(v.strictObject(allow)), DENY: v.array(v.strictObject(deny)) };

export interface Case {
  /** Which case of which file, as a person finds it. */
  readonly name: string;
  readonly verdict: "ALLOW" | "DENY";
  /** The clause, or the house's own policy, that its file is named after. */
  readonly about: string;
  readonly facts: Facts;
  readonly refused: readonly string[];
}

export function readCases(folder: string): readonly Case[] {
  return (["ALLOW", "DENY"] as const).flatMap(verdict =>
    globSync(`${verdict}/*/*.json`, { cwd: folder })
      .sort()
      .flatMap(file =>
        readAs(SCHEMAS[verdict], join(folder, file)).map((row): Case => {
          const known = { ...situation(folder, row.situation), ...row.but };
          const refused = "refused" in row && Array.isArray(row.refused) ? row.refused.map(String) : [];
          const name = `${file}: ${row["zh-TW"]} (${row.en})`;
          return {
            name,
            verdict,
            about: aboutOf(file),
            facts: { ...factsKnown(known, row.under), ...(row.own && { overlay: row.own as Overlay }) },
            refused,
          };
        }),
      ),
  );
}

/** Everything known in a named situation. */
export function situation(folder: string, name: string): Record<string, unknown> {
  return readAs(situationSchema, join(folder, "situations", `${name}.json`)).known;
}

/** A fact that is null is not known. */
export function factsKnown(known: Record<string, unknown>, profiles: Facts["profiles"]): Facts {
  const left = Object.entries(known).filter(([, value]) => value !== null);
  return {
    person: "borrower",
    system: "household",
    at: "",
    rules: "in-force",
    profiles,
    // The schema of the policies judges the shape, in check:policies and in the tests.
    known: Object.fromEntries(left) as unknown as Known,
    records: {},
    deadlines: [],
  };
}

/** What refused, by its clause or the house's own name. */
export function refusedInCase({ refusals }: Explanation): string[] {
  return refusals.map(({ clause, policy }) => clause ?? policy);
}

function aboutOf(file: string): string {
  const about = basename(file, ".json");
  const group = basename(dirname(file));
  return group === "house" ? about : `${group}/${about}`;
}

/** Whoever wrote the file is told which one it is. */
function readAs<Schema extends v.GenericSchema>(schema: Schema, file: string): v.InferOutput<Schema> {
  try {
    return v.parse(schema, JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new Error(`${file}: ${(cause as Error).message}`, { cause });
  }
}
