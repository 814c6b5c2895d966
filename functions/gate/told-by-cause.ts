// Each refusal in the words of what really fails: the cause, the smallest change that lifts it, and who can make it; pure.
import type { Words } from "../shared/words.ts";
import { changeWords, PERSONA_WORDS } from "./change-words.ts";
import { CHANGEABLE, LEFT_OUT, personaOf } from "./changeable.ts";
import type { Explanation, Refusal } from "./explain.ts";
import type { FactName, Facts, Known } from "./facts.ts";
import { PERSONAS, type Persona } from "./names.ts";
import { deployedPolicies } from "./policies.ts";
import { type Change, type Step, stepsToOpen, type Way } from "./ways-to-open.ts";

export interface ToldRefusal extends Refusal {
  /** What of it fails; absent where nobody can change that. */
  readonly cause?: Words;
}

type Judged = Pick<Explanation, "refusals"> & { readonly facts: Facts };

/** A fault refuses by itself, whatever anybody changes: then there is no step. */
export function stepsOf({ refusals, facts }: Judged, personas?: readonly Persona[]): readonly Step[] {
  if (refusals.length === 0 || facts.rules !== "in-force") return [];
  try {
    return stepsToOpen(deployedPolicies()(facts.profiles, facts.overlay), facts, personas);
  } catch {
    // Policies in doubt refuse by themselves too.
    return [];
  }
}

export function toldByCause(judged: Judged, steps = stepsOf(judged)): readonly ToldRefusal[] {
  const { refusals, facts } = judged;
  const { known } = facts;
  return refusals.map(refusal => {
    const step = steps.find(({ policies }) => policies.includes(refusal.policy));
    const read = new Set(refusal.facts.map(({ name }) => name.split(".")[0]));
    const ways = distinct((step?.ways ?? []).map(way => way.filter(({ fact }) => read.has(fact))));
    if (ways.length === 0) return refusal;
    const all = ways.flat();
    const cause = {
      "zh-TW": `${each(all.map(change => wordsOf(change, known).wrong[0])).join("；")}。`,
      en: `${capital(each(all.map(change => wordsOf(change, known).wrong[1])).join("; "))}.`,
    };
    return { ...refusal, cause, fix: deedOf(ways, known), who: whoOf(all) };
  });
}

export interface WayShown {
  readonly changes: readonly { readonly fact: string; readonly to?: unknown; readonly by: Persona }[];
  readonly deed: Words;
  readonly who: Words;
}

/** A step as it is shown: each of its ways, and who could go which alone. */
export function stepShown({ policies, ways, alone }: Step, known: Known) {
  return {
    policies,
    ways: ways.map(way => wayShown(way, known)),
    alone: Object.entries(alone).map(([by, own]) => ({
      by: by as Persona,
      who: PERSONA_WORDS[by as Persona],
      ways: own.map(way => wayShown(way, known)),
    })),
  };
}

function wayShown(way: Way, known: Known): WayShown {
  const changes = way.map(({ fact, to, by }) => ({ fact, ...(to !== LEFT_OUT && { to }), by }));
  return { changes, deed: deedOf([way], known), who: whoOf(way) };
}

/** Of a fact by itself, whatever it is: who changes it, and how; nothing where nobody does. */
export function changeShown(path: string): { readonly deed?: Words; readonly who?: Words } {
  const fact = path.split(".")[0] as FactName;
  const row = CHANGEABLE[fact];
  const nothing = {} as Known;
  if (!row) return {};
  const [to = LEFT_OUT] = row.to(nothing);
  const way: Way = [{ fact, to, by: personaOf(row, nothing) }];
  return { deed: deedOf([way], nothing), who: whoOf(way) };
}

/** `or` between the ways, `and` within one. */
function deedOf(ways: readonly Way[], known: Known): Words {
  const zh = ways.map(way =>
    each(told(way, known).map(change => wordsOf(change, known).deed[0])).join("，並"),
  );
  const en = ways.map(way =>
    each(told(way, known).map(change => wordsOf(change, known).deed[1])).join(", and "),
  );
  return { "zh-TW": `${each(zh).join("；或")}。`, en: `${capital(each(en).join("; or "))}.` };
}

function whoOf(changes: Way): Words {
  const who = PERSONAS.filter(persona => changes.some(change => change.by === persona));
  return {
    "zh-TW": who.map(persona => PERSONA_WORDS[persona]["zh-TW"]).join("、"),
    en: capital(who.map(persona => PERSONA_WORDS[persona].en).join(", ")),
  };
}

/** What comes with a terminal or a person once it is known at all is not told beside that. */
function told(way: Way, known: Known): Way {
  const comes = ({ fact }: Change) => {
    const root = CHANGEABLE[fact]?.comesWith;
    return root !== undefined && known[root] === undefined && known[fact] === undefined;
  };
  const left = way.filter(change => !comes(change) || !way.some(({ fact }) => fact === rootOf(change)));
  return left.length > 0 ? left : way;
}

function rootOf({ fact }: Change) {
  return CHANGEABLE[fact]?.comesWith;
}

function wordsOf({ fact, to }: Change, known: Known) {
  const target = to === LEFT_OUT ? "" : String(to);
  return changeWords(fact, String(known[fact] ?? ""), target);
}

function distinct(ways: readonly Way[]): Way[] {
  const byFacts = ways
    .filter(way => way.length > 0)
    .map(way => [way.map(({ fact }) => fact).join(), way] as const);
  return [...new Map(byFacts).values()];
}

function each(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
