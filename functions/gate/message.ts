// The one line a refused person reads in the VPN client: the clauses and what to do first, and how much more there is; never
// longer than the service takes.
import type { Language } from "../shared/words.ts";
import type { Explanation, Refusal } from "./explain.ts";
import { bytesIn, cut, LONGEST, plain } from "./vpn-text.ts";

/** In bytes: what is left over is for what to do. */
const LONGEST_LIST = 72;

const SAID = {
  "zh-TW": {
    ...{ closed: "不開放", list: "、", open: "（", shut: "）", colon: "：", gap: "" },
    all: (all: number, _: number) => ` 等 ${all} 項`,
    more: (n: number) => `另有 ${n} 項原因。`,
  },
  en: {
    ...{ closed: "Closed", list: ", ", open: " (", shut: ")", colon: ": ", gap: " " },
    all: (_: number, left: number) => ` and ${left} more`,
    more: (n: number) => (n === 1 ? "1 more reason." : `${n} more reasons.`),
  },
} as const;

interface Told {
  /** How many of the clauses are named. */
  readonly clauses: number;
  readonly sentences: readonly string[];
}

/** One clause and the first deed always, then more of either, as many as fit whole in the catalogue's order. */
export function refusalMessage({ refusals }: Explanation, language: Language): string {
  const said = new Line(refusals, language);
  const [first, ...others] = worthTelling(refusals);
  const begun = said.with({ clauses: 1, sentences: [] }, first ? [first] : []);
  const told = said.with(said.withClauses(begun), others);
  // A rule that says more than fits at all is cut: half of it is better than nothing.
  return cut(said.of(refusals.length === 1 ? said.withReason(told) : told));
}

class Line {
  readonly #refusals: readonly Refusal[];
  readonly #language: Language;
  constructor(refusals: readonly Refusal[], language: Language) {
    this.#refusals = refusals;
    this.#language = language;
  }

  of({ clauses, sentences }: Told): string {
    const { closed, open, shut, colon, gap, more } = SAID[this.#language];
    const list = clauseList(this.#refusals, clauses, this.#language);
    const untold = this.#refusals.filter(each => !isSaid(wordings(each, this.#language), sentences)).length;
    const rest = untold === 0 ? [] : [more(untold)];
    return `${closed}${list && `${open}${list}${shut}`}${colon}${[...sentences, ...rest].join(gap)}`;
  }

  with(told: Told, refusals: readonly Refusal[]): Told {
    return refusals.reduce(
      (before, refusal) => this.#withFirstOf(before, wordings(refusal, this.#language)),
      told,
    );
  }

  /** What the rule says, where there is room for it besides what to do. */
  withReason(told: Told): Told {
    return this.#withFirstOf(
      told,
      this.#refusals.map(({ says }) => plain(says[this.#language])),
    );
  }

  withClauses(told: Told): Told {
    let most = told;
    for (let clauses = 2; clauses <= this.#refusals.length; clauses++) {
      const list = clauseList(this.#refusals, clauses, this.#language);
      const next = { ...told, clauses };
      if (bytesIn(list) <= LONGEST_LIST && this.#fits(next)) most = next;
    }
    return most;
  }

  #withFirstOf(told: Told, wordings: readonly string[]): Told {
    if (isSaid(wordings, told.sentences)) return told;
    const longer = wordings.map(words => ({ ...told, sentences: [...told.sentences, words] }));
    return longer.find(each => this.#fits(each)) ?? told;
  }

  #fits(told: Told): boolean {
    return bytesIn(this.of(told)) <= LONGEST;
  }
}

/** Several rules may want the same done, and it is said once. */
function isSaid(wordings: readonly string[], sentences: readonly string[]): boolean {
  return wordings.some(words => sentences.some(sentence => sentence.includes(words)));
}

/** The whole first, then ever less of it. Where no clause refuses, the house's own sentence stands for one. */
function wordings({ clause, says, fix, who }: Refusal, language: Language): readonly string[] {
  const { open, shut, gap } = SAID[language];
  const deed = plain(fix[language]);
  const by = `${deed}${open}${plain(who[language])}${shut}`;
  return clause ? [by, deed] : [`${plain(says[language])}${gap}${by}`, by, deed];
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

/** `tainan-2021/3.1a、3.1b`: a regulation is named once for all its clauses in a row. */
function clauseList(refusals: readonly Refusal[], most: number, language: Language): string {
  const { list, all } = SAID[language];
  const clauses = [...new Set(refusals.flatMap(({ clause }) => clause ?? []))];
  const names = clauses.slice(0, most).map((clause, at) => {
    const regulation = clause.slice(0, clause.indexOf("/") + 1);
    return clauses[at - 1]?.startsWith(regulation) ? clause.slice(regulation.length) : clause;
  });
  const left = clauses.length - names.length;
  return names.join(list) + (left > 0 ? all(clauses.length, left) : "");
}
