// Which terminals a board shows, a page at a time: by keeper, system, stage, due date or words, and never by a scan.

import { boardStart, cursorOf, wordsStart } from "../shared/http/cursor.ts";
import { type BoardQuery, board } from "../shared/journal/board.ts";
import type { Held } from "../shared/journal/change.ts";
import { type Item, readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { findWords } from "../shared/journal/words-view.ts";
import { terminalsAt, terminalsOf, terminalsOfSystem } from "./boards.ts";
import type { Stage } from "./custody.ts";
import { isFoundBy, spellingsOf, wantedWords } from "./search-words.ts";
import { type Terminal, terminalLaw } from "./terminal.ts";

export interface TerminalQuery {
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
  query: TerminalQuery,
): Promise<{ rows: Held<Terminal>[]; next: string | undefined }> {
  const { limit, cursor, ...rest } = query;
  const question = JSON.stringify(rest);
  const rows: Held<Terminal>[] = [];
  let start = startIn(query, cursor, question);
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await nextPage(query, limit - rows.length, start);
    rows.push(...page.rows.filter(({ state }) => state && isWanted(state, query)));
    start = page.next;
    if (!start || rows.length >= limit) break;
  }
  return { rows, next: cursorOf(start, question) };
}

function startIn(query: TerminalQuery, cursor: string | undefined, question: string): Item | undefined {
  const [beginning] = wantedWords(query.q ?? "");
  if (!beginning) return boardStart(cursor, question, boardOf(query));
  return wordsStart(cursor, question, { partition: terminalsOf(query.agency).partition, beginning });
}

async function nextPage(query: TerminalQuery, limit: number, start: Item | undefined): Promise<Page> {
  const [longest] = wantedWords(query.q ?? "");
  if (!longest) return board<Terminal>({ ...boardOf(query), limit, start });
  for (const word of spellingsFor(longest, start)) {
    const { ids, next } = await findWords(terminalsOf(query.agency).partition, word, { limit, start });
    const held = await readMany(ids.map(id => stream(terminalLaw, id)));
    if (held.length > 0 || next) return { rows: held, next };
  }
  return { rows: [], next: undefined };
}

/** A page that goes on does so where the one before it was found. */
function spellingsFor(word: string, start: Item | undefined): readonly string[] {
  const spellings = spellingsOf(word);
  const begun = start?.sk?.S;
  return begun === undefined
    ? spellings
    : spellings.filter(spelling => begun.startsWith(spelling)).slice(0, 1);
}

function boardOf({ agency, system, stage, dueBy }: TerminalQuery): Omit<BoardQuery, "limit"> {
  const between = dueBy && ([" ", `${dueBy}#~`] as const);
  if (stage || dueBy) return { ...terminalsAt(stage ?? "out", agency), ...(between && { between }) };
  return system ? terminalsOfSystem(system, agency) : terminalsOf(agency);
}

function isWanted(terminal: Terminal, { agency, system, stage, dueBy, q }: TerminalQuery): boolean {
  return (
    terminal.agency === agency &&
    (!system || terminal.system === system) &&
    (!stage || terminal.custody.stage === stage) &&
    (!dueBy || (terminal.custody.loan !== undefined && terminal.custody.loan.dueOn <= dueBy)) &&
    (!q || isFoundBy(terminal, wantedWords(q)))
  );
}
