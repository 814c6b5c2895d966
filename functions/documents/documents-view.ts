// Under what a document's number is found again: every event that names one, by the thing it happened to. A view, kept by its
// follower and made again from the journal; pure.
import type { Recorded } from "../shared/journal/event.ts";
import { kindOf, type Stream, type StreamKind } from "../shared/journal/keys.ts";
import type { Leading } from "../shared/journal/words-view.ts";
import { cutWord, plainText, runsIn, wordsIn } from "../shared/rules/search-text.ts";

/** The kinds of things whose events name documents. */
export const WITH_DOCUMENTS = [
  "AGENCY",
  "SYSTEM",
  "LIST",
  "REPORT",
  "PACK",
  "PRODUCTS",
  "CALENDAR",
] as const satisfies readonly StreamKind[];

export function mayNameDocuments(of: Stream): boolean {
  return WITH_DOCUMENTS.some(kind => kind === kindOf(of));
}

/** As the events of all features call the number of a paper: their own, a plan's, an answer's, one relayed, a notice's. */
const FIELDS = ["document", "documentNo", "planRef", "notice", "noticeNo"];
const DEEPEST = 5;
const MOST = 200;

/** Every number that an event names, wherever in it. */
export function documentsIn(event: object): readonly string[] {
  const found = new Set<string>();
  const look = (value: unknown, depth: number): void => {
    if (typeof value !== "object" || value === null || depth > DEEPEST) return;
    for (const [name, part] of Object.entries(value)) {
      if (typeof part !== "string") look(part, depth + 1);
      else if (FIELDS.includes(name) && part.trim() !== "" && found.size < MOST) found.add(part.trim());
    }
  };
  look(event, 0);
  return [...found];
}

/** Where readers look, each as far as they may see. */
export const documents = {
  all: "DOCUMENT",
  ofAgency: (agency: string) => `DOCUMENT#AGENCY#${agency}`,
  ofSystem: (system: string) => `DOCUMENT#SYSTEM#${system}`,
  packs: "DOCUMENT#PACKS",
  city: "DOCUMENT#CITY",
} as const;

function partOf(of: Stream): string {
  const [kind, first = ""] = of.split("#");
  if (kind === "AGENCY") return documents.ofAgency(first);
  if (kind === "PACK") return documents.packs;
  return kind === "PRODUCTS" || kind === "CALENDAR" ? documents.city : documents.ofSystem(first);
}

/** One event of the journal, as the end of a place in the view, where no `#` may be. */
export interface EventPlace {
  readonly stream: Stream;
  readonly version: number;
}

export function leadingToDocuments({ stream, version }: EventPlace, numbers: readonly string[]): Leading[] {
  const words = [...new Set(numbers.flatMap(wordsOf).map(cutWord))].filter(Boolean);
  if (words.length === 0) return [];
  const id = encodeURIComponent(`${stream}#${version}`);
  return [documents.all, partOf(stream)].map(partition => ({ partition, words, id }));
}

export function eventAt(id: string): EventPlace {
  const [, stream = "", version = ""] = /^(.+)#(\d+)$/s.exec(decodeURIComponent(id)) ?? [];
  return { stream: stream as Stream, version: Number(version) };
}

function wordsOf(number: string): readonly string[] {
  return [unspaced(number), ...wordsIn(number)];
}

/** What finds least: the longest stretch of digits, or else of letters. */
export function leadIn(typed: string): string {
  const runs = runsIn(typed);
  const digits = runs.filter(run => /^\p{N}/u.test(run));
  const [longest = unspaced(typed)] = [...(digits.length > 0 ? digits : runs)].sort(
    (a, b) => b.length - a.length,
  );
  return cutWord(longest);
}

/** The numbers of an event that hold what was typed, blanks and widths aside. */
export function numbersHolding(typed: string, event: Recorded["event"]): readonly string[] {
  const wanted = unspaced(typed);
  return documentsIn(event).filter(number => unspaced(number).includes(wanted));
}

function unspaced(text: string): string {
  return plainText(text).replaceAll(/\s/g, "");
}
