// The gate's answer as the VPN service takes it: the fields of its schema version and no other, since any slip denies the
// connection, and one line for a refused person: the clauses, what to do first, how much more there is; pure.
import type { Language } from "../shared/words.ts";
import type { Verdict } from "./decide.ts";
import { isAllowed, type Refusal } from "./explain.ts";
import { GATE_FAULTS, type GateFault } from "./fault.ts";
import { type ToldRefusal, toldByCause } from "./told-by-cause.ts";
import type { SchemaVersion } from "./vpn-question.ts";

/** The service does not say what the person reads. */
const LANGUAGE: Language = "zh-TW";
const MOST_STATUSES = 10;

interface Reply {
  readonly allow: boolean;
  readonly message: string;
  /** Shown in connection logs and nowhere judged. */
  readonly statuses: readonly string[];
}

export function vpnReply(version: SchemaVersion, answer: Verdict | GateFault) {
  return inSchema(version, typeof answer === "string" ? faultReply(answer) : verdictReply(answer));
}

function faultReply(fault: GateFault): Reply {
  return { allow: false, message: GATE_FAULTS[fault][LANGUAGE], statuses: [fault] };
}

function verdictReply(verdict: Verdict): Reply {
  const { medium = "unknown", mediumSource = "declared" } = verdict.facts.known;
  const clauses = verdict.refusals.map(({ clause, policy }) => clause ?? policy);
  return {
    allow: isAllowed(verdict),
    message: isAllowed(verdict) ? "" : messageFor(verdict, LANGUAGE),
    statuses: [`link:${medium}:${mediumSource}`, ...clauses],
  };
}

export function inSchema(version: SchemaVersion, { allow, message, statuses }: Reply) {
  const text = version === "v1" ? "error-msg-on-failed-posture-compliance" : "error-msg-on-denied-connection";
  return {
    allow,
    [text]: cut(message),
    "posture-compliance-statuses": statuses.slice(0, MOST_STATUSES).map(status => cut(status)),
    "schema-version": version,
  };
}

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

/** In the words of what really fails. */
export function messageFor(verdict: Verdict, language: Language): string {
  return refusalMessage({ refusals: toldByCause(verdict) }, language);
}

/** One clause and the first deed always, then more of either, as many as fit whole in the catalogue's order. */
export function refusalMessage(
  { refusals }: { readonly refusals: readonly ToldRefusal[] },
  language: Language,
): string {
  const said = new Line(refusals, language);
  const [first, ...others] = worthTelling(refusals);
  const begun = said.with({ clauses: 1, sentences: [] }, first ? [first] : []);
  const told = said.with(said.withClauses(begun), others);
  // A rule that says more than fits at all is cut: half of it is better than nothing.
  return cut(said.of(refusals.length === 1 ? said.withReason(told) : told));
}

class Line {
  readonly #refusals: readonly ToldRefusal[];
  readonly #language: Language;
  constructor(refusals: readonly ToldRefusal[], language: Language) {
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

  /** What fails and what the rule says, where there is room for it besides what to do. */
  withReason(told: Told): Told {
    // The house's own sentence, or what fails in its place, is said already.
    const reasons = this.#refusals.flatMap(({ clause, cause, says }) =>
      clause && cause ? [cause, says] : [says],
    );
    return reasons.reduce(
      (before, reason) => this.#withFirstOf(before, [plain(reason[this.#language])]),
      told,
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
function wordings(
  { clause, says, cause = says, fix, who }: ToldRefusal,
  language: Language,
): readonly string[] {
  const { open, shut, gap } = SAID[language];
  const deed = plain(fix[language]);
  const by = `${deed}${open}${plain(who[language])}${shut}`;
  return clause ? [by, deed] : [`${plain(cause[language])}${gap}${by}`, by, deed];
}

/** Where these refuse, much else is not known only for that reason. */
const ROOTS = ["terminal-known", "logged-in", "person-known", "system-known"];

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

/** OpenVPN takes 255 bytes for a reason and drops a longer one whole; AWS says 255 without saying of what. */
export const LONGEST = 255;

function bytesIn(text: string): number {
  return Buffer.byteLength(text, "utf8");
}

/** What most states are made of. */
const NOTHING_TO_CHANGE = /^[\w :/.,-]*$/;

/** Quotation marks become the printed ones, a backslash a slash, whatever is invisible a blank. */
export function plain(text: string): string {
  if (NOTHING_TO_CHANGE.test(text)) return text;
  return text
    .toWellFormed()
    .replaceAll("'", "’")
    .replaceAll('"', "”")
    .replaceAll("`", "‘")
    .replaceAll("\\", "/")
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ");
}

/** As many whole characters as fit. */
export function cut(text: string, longest = LONGEST): string {
  const whole = plain(text);
  if (bytesIn(whole) <= longest) return whole;
  let kept = "";
  let bytes = 0;
  for (const character of whole) {
    bytes += bytesIn(character);
    if (bytes > longest) break;
    kept += character;
  }
  return kept;
}
