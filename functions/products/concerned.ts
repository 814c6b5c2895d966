// Which terminals of an agency a notice names, nearly names, or would name if their make were recorded. Makes are judged and not
// terminals: of ten thousand only those concerned are read.
import { type Item, readMany } from "../shared/journal/journal.ts";
import { stream, wordKey } from "../shared/journal/keys.ts";
import { behindWord, placesOf, type WordPlace } from "../shared/journal/words-view.ts";
import { byMakeOf, MAKE_BEGINS, makeIn, makeWord } from "../terminals/by-make.ts";
import { type Terminal, terminalLaw } from "../terminals/terminal.ts";
import { UNJUDGED } from "./names.ts";
import type { Products } from "./products.ts";
import { namedBy, type StandingFound, standingOf } from "./standing.ts";

/** What is left of a make that nothing names is passed over unread. */
const PAGE = 250;
/** So many pages are read before what was found is given as it is: twenty thousand terminals, were each of a make of its own. */
const MOST_PAGES = 80;

export interface ConcernedQuery {
  readonly agency: string;
  readonly limit: number;
  readonly start: Item | undefined;
}

interface Concerned {
  readonly terminal: Terminal;
  readonly found: StandingFound;
}

/** Each once, under the make it has now, by make and number; where nothing is judged or there is no notice, nothing is read. */
export async function concernedTerminals(
  products: Products | undefined,
  { agency, limit, start }: ConcernedQuery,
  at: string,
): Promise<{ rows: Concerned[]; next: Item | undefined }> {
  const rows: Concerned[] = [];
  if (!products?.notices.length || isUnjudged(products, at)) return { rows, next: undefined };
  const naming = namingIn(products);
  let next = start;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await namedPlaces({ agency, limit: limit - rows.length, start: next }, naming);
    for (const { terminal, word } of await standingAt(page.taken, agency)) {
      const { propertyNo, brand, model } = terminal;
      rows.push({ terminal, found: standingOf(naming(word), { propertyNo, brand, model }, at) });
    }
    next = page.next;
    if (!next || rows.length >= limit) break;
  }
  return { rows, next };
}

function isUnjudged(products: Products, at: string): boolean {
  return UNJUDGED.includes(standingOf(products, { propertyNo: "", brand: "" }, at).standing);
}

type Naming = (word: string) => Products;

/** The register with no more notices than name a make, looked up once for each. */
function namingIn(products: Products): Naming {
  const known = new Map<string, Products>();
  return word => {
    const found = known.get(word);
    if (found) return found;
    const make = makeIn(word);
    const notices = products.notices.filter(notice => namedBy(notice, make) !== "clear");
    const naming = { ...products, notices };
    known.set(word, naming);
    return naming;
  };
}

/** No more than are wanted; and where to go on: behind the last that was taken, or behind a make that nothing names. */
async function namedPlaces({ agency, limit, start }: ConcernedQuery, naming: Naming) {
  const partition = byMakeOf(agency);
  const isNamed = ({ word }: WordPlace) => naming(word).notices.length > 0;
  const { places, next } = await placesOf(partition, MAKE_BEGINS, { limit: PAGE, start });
  const named = places.filter(isNamed);
  const taken = named.slice(0, limit);
  const [last, end] = [taken.at(-1), places.at(-1)];
  if (last && taken.length < named.length) return { taken, next: wordKey(partition, last.word, last.id) };
  return { taken, next: next && end && !isNamed(end) ? behindWord(partition, end.word) : next };
}

/** A word stays when its terminal is amended, handed over or retired: those that it still fits. */
async function standingAt(places: readonly WordPlace[], agency: string) {
  const held = await readMany(places.map(({ id }) => stream(terminalLaw, id)));
  return places.flatMap(({ word }, at) => {
    const terminal = held[at]?.state;
    const fits =
      terminal?.status === "registered" && terminal.agency === agency && makeWord(terminal) === word;
    return fits ? [{ terminal, word }] : [];
  });
}
