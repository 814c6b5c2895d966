// What the city's directory says of a person, personnel do not change here; of all else they have the word; pure.
import { Problem } from "../shared/http/problem.ts";
import type { Words } from "../shared/words.ts";
import type { SynchronisedFact } from "./names.ts";
import type { Person } from "./person.ts";
import { PERSON_PROBLEM } from "./problems.ts";

/** Personnel may say what the directory does not. */
export function refuseSynchronised(
  state: Person | undefined,
  wanted: Readonly<Partial<Record<SynchronisedFact, string | undefined>>>,
): void {
  const { agency, status, posting = {} } = state ?? {};
  const now = { agency, status, unit: posting.unit, superior: posting.superior };
  const changed = (state?.synchronised ?? []).filter(fact => fact in wanted && wanted[fact] !== now[fact]);
  if (changed.length === 0) return;
  const detail = {
    "zh-TW": changed.map(each => FACT_WORDS[each]["zh-TW"]).join("、"),
    en: changed.map(each => FACT_WORDS[each].en).join(", "),
  };
  throw new Problem(PERSON_PROBLEM["fact-synchronised"], { detail });
}

const FACT_WORDS = {
  agency: { "zh-TW": "任職機關", en: "the agency, and whether somebody is of it" },
  status: { "zh-TW": "任用方式", en: "how somebody is employed" },
  unit: { "zh-TW": "單位", en: "the unit" },
  superior: { "zh-TW": "直屬主管", en: "the direct superior" },
} as const satisfies Record<SynchronisedFact, Words>;
