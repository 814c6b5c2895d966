// HTTP: what names a document, by its number; each reader finds what they may read elsewhere, and is told nothing of the rest.
import { type Asked, answer, http, on } from "../shared/http/http.ts";
import { isPermitted, type Place, permit } from "../shared/http/permit.ts";
import type { Recorded } from "../shared/journal/event.ts";
import { history } from "../shared/journal/journal.ts";
import { findWords } from "../shared/journal/words-view.ts";
import { SYSTEMS } from "../shared/rules/systems.ts";
import { documents, type EventPlace, eventAt, leadIn, numbersHolding } from "./documents-view.ts";
import { CITY, ownerOf, readingOf } from "./reading.ts";
import { findDocuments } from "./routes.ts";

/** As many places as are looked at in a part of the view, and as many rows as anybody would read through. */
const MOST_PLACES = 60;
const MOST_ROWS = 20;

export const handler = http(
  on(findDocuments, async asked => {
    asked.may(CITY);
    const { number } = asked.query;
    const reads = readerOf(asked);
    const pages = await Promise.all(
      partsFor(asked, reads).map(part => findWords(part, leadIn(number), { limit: MOST_PLACES })),
    );
    const places = [...new Set(pages.flatMap(({ ids }) => ids))].map(eventAt);
    const found = (await Promise.all(places.map(place => seenAt(place, number, reads)))).flat();
    const rows = found.sort((a, b) => (a.at < b.at ? 1 : -1));
    const more = rows.length > MOST_ROWS || pages.some(({ next }) => next !== undefined);
    return answer(200, { rows: rows.slice(0, MOST_ROWS), more });
  }),
);

type Reads = (action: string, place: Place) => boolean;

/** By the very actions by which the things themselves are read. */
function readerOf({ person, request, at }: Asked<typeof findDocuments>): Reads {
  return (name, place) => isPermitted(() => permit(person, { name, kind: "read", request, at }, place));
}

/** Whoever sees the whole looks in one part; everybody else in those of their agency and their systems. */
function partsFor({ person }: Asked<typeof findDocuments>, reads: Reads): readonly string[] {
  if (reads("listAgencies", CITY)) return [documents.all];
  const systems = SYSTEMS.filter(system => reads(...readingOf("SYSTEM", [system])));
  return [
    documents.ofAgency(person.agency),
    ...systems.map(documents.ofSystem),
    ...(reads("listPacks", { type: "Agency", id: person.agency, agency: person.agency })
      ? [documents.packs]
      : []),
    documents.city,
  ];
}

async function seenAt({ stream, version }: EventPlace, typed: string, reads: Reads) {
  const [kind = "", ...id] = stream.split("#");
  const [action, place] = readingOf(kind, id);
  if (!reads(action, kind === "PACK" ? { ...place, agency: await ownerOf(stream) } : place)) return [];
  const [recorded] = await history(stream, version, 1);
  if (!recorded) return [];
  return numbersHolding(typed, recorded.event).map(number => foundIn(recorded, number));
}

function foundIn({ stream, version, event, recordedAt: at, by }: Recorded, number: string) {
  const { number: change } = event as { readonly number?: unknown };
  const isOfList = stream.startsWith("LIST#") && typeof change === "number";
  return { number, stream, version, type: event.type, at, by: by.person, ...(isOfList && { change }) };
}
