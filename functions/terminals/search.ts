// Which terminals a board shows, a page at a time: by keeper, system, stage, due date or words, and never by a scan.

import { boardStart, cursorOf, wordsStart } from "../shared/http/cursor.ts";
import { type BoardQuery, board } from "../shared/journal/board.ts";
import type { Held } from "../shared/journal/change.ts";
import { type Item, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { findWords } from "../shared/journal/words-view.ts";
import type { Stage } from "./custody.ts";
import { isFoundBy, placesOf, wantedIn } from "./search-words.ts";
import type { Terminal } from "./terminal.ts";

export interface Wish {
  readonly agency: string;
  readonly system?: string | undefined;
  readonly stage?: Stage | undefined;
  /** Lent terminals due on this day or before. */
  readonly dueBy?: string | undefined;
  readonly q?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface Page {
  readonly rows: readonly Held<Terminal>[];
  readonly next: Item | undefined;
}

/** A filter may leave a page short: this many are read before the page is given as it is. */
const MOST_PAGES = 10;

export async function findTerminals(
  wish: Wish,
): Promise<{ rows: Held<Terminal>[]; next: string | undefined }> {
  const { limit, cursor, ...rest } = wish;
  const question = JSON.stringify(rest);
  const rows: Held<Terminal>[] = [];
  let start = startIn(wish, cursor, question);
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await nextPage(wish, limit - rows.length, start);
    rows.push(...page.rows.filter(({ state }) => state && isWanted(state, wish)));
    start = page.next;
    if (!start || rows.length >= limit) break;
  }
  return { rows, next: cursorOf(start, question) };
}

function startIn(wish: Wish, cursor: string | undefined, question: string): Item | undefined {
  const [beginning] = wantedIn(wish.q ?? "");
  if (!beginning) return boardStart(cursor, question, placeOf(wish));
  return wordsStart(cursor, question, { partition: `TERMINAL#${wish.agency}`, beginning });
}

async function nextPage(wish: Wish, limit: number, start: Item | undefined): Promise<Page> {
  const [longest] = wantedIn(wish.q ?? "");
  if (!longest) return board<Terminal>({ ...placeOf(wish), limit, start });
  for (const word of placesFor(longest, start)) {
    const { ids, next } = await findWords(`TERMINAL#${wish.agency}`, word, { limit, start });
    const held = (await readMany(ids.map(id => stream("TERMINAL", id)))) as Held<Terminal>[];
    if (held.length > 0 || next) return { rows: held, next };
  }
  return { rows: [], next: undefined };
}

/** A page that goes on does so where the one before it was found. */
function placesFor(word: string, start: Item | undefined): readonly string[] {
  const places = placesOf(word);
  const begun = start?.sk?.S;
  return begun === undefined ? places : places.filter(place => begun.startsWith(place)).slice(0, 1);
}

function placeOf({
  agency,
  system,
  stage,
  dueBy,
}: Wish): Pick<BoardQuery, "board" | "partition" | "between"> {
  if (stage) {
    const partition = `TERMINAL#${agency}#${stage}`;
    return { board: "board3", partition, ...(dueBy && { between: [" ", `${dueBy}#~`] as const }) };
  }
  if (dueBy) return { board: "board3", partition: `TERMINAL#${agency}#out`, between: [" ", `${dueBy}#~`] };
  return system
    ? { board: "board2", partition: `TERMINAL#${system}#${agency}` }
    : { board: "board1", partition: `TERMINAL#${agency}` };
}

function isWanted(terminal: Terminal, { agency, system, stage, dueBy, q }: Wish): boolean {
  return (
    terminal.agency === agency &&
    (!system || terminal.system === system) &&
    (!stage || terminal.custody.stage === stage) &&
    (!dueBy || (terminal.custody.loan !== undefined && terminal.custody.loan.dueOn <= dueBy)) &&
    (!q || isFoundBy(terminal, wantedIn(q)))
  );
}
