// The words after `npm run policy -- explain`: a situation, regulations, changed facts. A typo is a fault; pure.
import { PROFILE_IDS, type ProfileId } from "../../../../functions/shared/rules/clauses.ts";

export interface Vocabulary {
  readonly situations: readonly string[];
  /** As policies read them, such as `document.classification`. */
  readonly facts: readonly string[];
}

export interface SituationWish {
  /** In sentences; with any, the rest says something else than was meant, and most likely that the gate is open. */
  readonly faults: readonly string[];
  readonly under: readonly ProfileId[];
  readonly changes: Readonly<Record<string, unknown>>;
}

const LETTER: readonly ProfileId[] = ["tainan-2021"];

export function readWords([name = "", ...words]: readonly string[], known: Vocabulary): SituationWish {
  const facts = known.facts.map(path => path.split(".")[0] ?? path);
  const changes = words.filter(word => word.includes("=")).map(changeIn);
  const others = words.filter(word => !word.includes("="));
  const under = others.filter(isProfile);
  const faults = [
    ...unheardOf("情境 situation", [name], known.situations),
    ...unheardOf("規範 regulation", others, PROFILE_IDS),
    ...unheardOf(
      "事實 fact",
      changes.map(({ fact }) => fact),
      facts,
    ),
    ...changes.flatMap(({ fault }) => fault ?? []),
  ];
  const changed = Object.fromEntries(changes.map(({ fact, value }) => [fact, value]));
  return { faults, under: under.length > 0 ? under : LETTER, changes: changed };
}

function unheardOf(what: string, words: readonly string[], known: readonly string[]): string[] {
  const all = [...new Set(known)].sort().join(" ");
  return words
    .filter(word => !known.includes(word))
    .map(word => `沒有這個 there is no such ${what}: ${word || "?"}\n  ${all}`);
}

function isProfile(word: string): word is ProfileId {
  return PROFILE_IDS.some(id => id === word);
}

interface ChangedFact {
  readonly fact: string;
  readonly value?: unknown;
  readonly fault?: string;
}

/** A bare word is text; whatever looks like JSON has to be JSON. */
function changeIn(word: string): ChangedFact {
  const fact = word.slice(0, word.indexOf("="));
  const text = word.slice(fact.length + 1);
  if (!/^(true|false|null|\d+|[[{"].*)$/.test(text)) return { fact, value: text };
  try {
    return { fact, value: JSON.parse(text) };
  } catch {
    return { fact, fault: `無法辨認的值 a value that cannot be read: ${word}` };
  }
}
