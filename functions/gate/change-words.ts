// What is wrong with each fact that somebody can change, what would change it and who that is, in words; names only.
import rows from "../../policies/changes.json" with { type: "json" };
import type { Words } from "../shared/words.ts";
import type { FactName } from "./facts.ts";
import type { Persona } from "./names.ts";

export const PERSONA_WORDS: Readonly<Record<Persona, Words>> = {
  me: { "zh-TW": "您本人", en: "you" },
  records: { "zh-TW": "財產管理人員", en: "records staff" },
  scanner: { "zh-TW": "掃毒人員", en: "the scan officer" },
  superior: { "zh-TW": "直屬主管", en: "your supervisor" },
  officer: { "zh-TW": "機關業務主管", en: "the agency's officer in charge" },
  personnel: { "zh-TW": "人事人員", en: "personnel" },
  security: { "zh-TW": "資安人員", en: "security staff" },
  administrator: { "zh-TW": "體系管理者", en: "the system's administrator" },
  archives: { "zh-TW": "檔案管理局", en: "the archives bureau" },
};

/** In Chinese and in English. */
type Two = readonly [zh: string, en: string];
export interface ChangeWords {
  readonly wrong: Two;
  readonly deed: Two;
}

/** By the name of the fact; where it differs by what the fact is, or is to be, by `fact=value` or `fact>value`. */
const ROWS = rows as unknown as Readonly<Record<string, ChangeWords>>;

export function changeWords(fact: FactName, from: string, to: string): ChangeWords {
  const row = ROWS[`${fact}>${to}`] ??
    ROWS[`${fact}=${from}`] ??
    ROWS[fact] ?? { wrong: [fact, fact], deed: [fact, fact] };
  const fill = (text: string) => text.replace("{to}", to.toUpperCase());
  return { wrong: row.wrong, deed: [fill(row.deed[0]), fill(row.deed[1])] };
}
