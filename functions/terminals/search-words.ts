// By which words a terminal is found: number, serial, keeper, borrower, brand; pure, so that a find is checked by the same rule.
import type { Happening } from "../shared/journal/event.ts";
import type { Leading } from "../shared/journal/words-view.ts";
import { cutWord, plainText, wordsIn } from "../shared/rules/search-text.ts";
import { terminalsOf } from "./boards.ts";
import { byMakeOf, makeWord } from "./by-make.ts";
import { isCustodyEvent } from "./custody.ts";
import { canonicalPropertyNo } from "./property-number.ts";
import type { Terminal } from "./terminal.ts";

export function searchWords({
  propertyNo,
  serial,
  custodian,
  brand,
  accessories,
  custody,
}: Terminal): string[] {
  const texts = [propertyNo, serial, custodian, brand, ...accessories, custody.loan?.borrower ?? ""];
  const words = texts.flatMap(text => [plainText(text), ...wordsIn(text)]);
  return [...new Set(words.filter(Boolean).map(cutWord))];
}

/** Of a whole trip only the borrower is a new word. */
export function mayBringWords(event: Happening): boolean {
  return !isCustodyEvent(event) || event.type === "LoanRegistered";
}

/** What a person types, as the beginnings of words to look for; the longest first, since it finds least. */
export function wantedWords(query: string): string[] {
  const parts = query.split(/\s+/).map(plainText).filter(Boolean);
  return [...new Set(parts.map(cutWord))].sort((a, b) => b.length - a.length);
}

/** Where to look for it: a whole property number without hyphens is kept with them. */
export function spellingsOf(word: string): readonly string[] {
  return [...new Set([canonicalPropertyNo(word), word])];
}

export function isFoundBy(terminal: Terminal, wanted: readonly string[]): boolean {
  const words = [...searchWords(terminal), terminal.propertyNo.replaceAll("-", "")];
  return wanted.every(part => words.some(word => word.startsWith(part)));
}

/** What leads to a terminal: in the part of the view that its keeper's people search, and in the one by makes. */
export function leadingTo(terminal: Terminal): Leading[] {
  const { agency, propertyNo: id } = terminal;
  return [
    { partition: terminalsOf(agency).partition, words: searchWords(terminal), id },
    { partition: byMakeOf(agency), words: [makeWord(terminal)], id },
  ];
}
