// The one line a refused person reads in the VPN client: which clauses, and what to do; never longer than the service takes.
import type { Language } from "../shared/words.ts";
import type { Explanation, Refusal } from "./explain.ts";

/** AWS Client VPN cuts nothing: it takes a longer message for a malformed answer. */
const LONGEST = 255;
const LONGEST_LIST = 120;

const SAID = {
  "zh-TW": {
    closed: "不開放",
    list: "、",
    open: "（",
    shut: "）",
    gap: "",
    more: (n: number) => `等 ${n} 項`,
  },
  en: {
    closed: "Closed",
    list: ", ",
    open: " (",
    shut: ")",
    gap: " ",
    more: (n: number) => ` and ${n} more`,
  },
} as const;

/** As many of the sentences as fit whole, the first in the catalogue's order first. */
export function refusalMessage({ refusals }: Explanation, language: Language): string {
  const { closed, open, shut, gap } = SAID[language];
  const clauses = clauseList(refusals, language);
  let message = clauses ? `${closed}${open}${clauses}${shut}` : closed;
  const [only] = refusals.length === 1 ? refusals : [];
  const sentences = only
    ? [only.says[language], toDo(only, language)]
    : worthTelling(refusals).flatMap(each => [
        ...(each.clause ? [] : [each.says[language]]),
        toDo(each, language),
      ]);
  let separator = language === "en" ? ": " : "：";
  for (const sentence of new Set(sentences)) {
    const longer = `${message}${separator}${sentence}`;
    if (longer.length > LONGEST) continue;
    message = longer;
    separator = gap;
  }
  return message;
}

/** Where these refuse, much else is not known only for that reason. */
const ROOTS = ["terminal-known", "person-known", "system-known"];

/** Nobody is told that they were recalled because nobody knows them: first what is missing, then what refuses by what is known. */
function worthTelling(refusals: readonly Refusal[]): readonly Refusal[] {
  const roots = refusals.filter(({ policy }) => ROOTS.includes(policy));
  if (roots.length === 0) return refusals;
  const known = refusals.filter(({ facts }) => facts.every(({ value }) => value !== undefined));
  return [...new Set([...roots, ...known])];
}

function toDo({ fix, who }: Refusal, language: Language): string {
  const { open, shut } = SAID[language];
  return `${fix[language]}${open}${who[language]}${shut}`;
}

/** `tainan-2021/3.1a、3.1b`: a regulation is named once for all its clauses in a row. */
function clauseList(refusals: readonly Refusal[], language: Language): string {
  const { list, more } = SAID[language];
  const clauses = refusals.flatMap(({ clause }) => clause ?? []);
  let text = "";
  for (const [at, clause] of clauses.entries()) {
    const regulation = clause.slice(0, clause.indexOf("/") + 1);
    const name = clauses[at - 1]?.startsWith(regulation) ? clause.slice(regulation.length) : clause;
    const longer = text ? `${text}${list}${name}` : name;
    if (longer.length > LONGEST_LIST) return `${text}${more(clauses.length - at)}`;
    text = longer;
  }
  return text;
}
