// Where each regulation is found: its official title, number and date, the hash of the text that was read, and what it refers to.
import * as v from "valibot";
import register from "../../../policies/sources.json" with { type: "json" };
import type { Words } from "../words.ts";
import {
  type ClauseId,
  isClause,
  isStatute,
  PROFILE_IDS,
  type ProfileId,
  type StatuteId,
} from "./clauses.ts";

export interface Source extends Words {
  /** Of a whole regulation by its name, or of what single clauses refer to. */
  readonly clauses: readonly (ClauseId | ProfileId | StatuteId)[];
  readonly number?: string | undefined;
  readonly date?: string | undefined;
  /** Of the text as it was read and put into clauses. */
  readonly sha256?: string | undefined;
  readonly href?: string | undefined;
}

const cited = v.custom<ClauseId | ProfileId | StatuteId>(
  id => typeof id === "string" && (isClause(id) || isStatute(id) || PROFILE_IDS.some(each => each === id)),
  "no such clause",
);
const sourceSchema = v.strictObject({
  clauses: v.pipe(v.array(cited), v.nonEmpty()),
  "zh-TW": v.pipe(v.string(), v.nonEmpty()),
  en: v.pipe(v.string(), v.nonEmpty()),
  number: v.optional(v.string()),
  date: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))),
  sha256: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  href: v.optional(v.pipe(v.string(), v.url())),
});

export const SOURCES: readonly Source[] = v.parse(v.array(sourceSchema), register);

/** The text a clause is in, and what the clause itself refers to. */
export function sourcesOf(id: ClauseId | ProfileId | StatuteId): readonly Source[] {
  const [profile] = id.split("/");
  return SOURCES.filter(({ clauses }) => clauses.some(each => each === id || each === profile));
}

/** By its number a notice is known again, however the rest of it was typed. */
export function isNotice(text: string, profile: ProfileId): boolean {
  const [source] = sourcesOf(profile);
  const digits = source?.number?.match(/\d{6,}/)?.[0];
  return digits !== undefined && text.normalize("NFKC").includes(digits);
}
