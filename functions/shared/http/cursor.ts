// A paging cursor is where the last page ended, opaque to the client, and good only for the question it came from.

import type { BoardQuery } from "../journal/board.ts";
import type { Item } from "../journal/items.ts";
import { isStream, STATE, wordsPartition } from "../journal/keys.ts";
import { PROBLEM, Problem } from "./problem.ts";

/** What a cursor of one question holds: each of its names, and whether it may be that text. No other name, and none less. */
export type CursorForm = Readonly<Record<string, (text: string) => boolean>>;

/** No key of the table is longer, and the database takes none that is. */
const LONGEST_BYTES = 1024;

/** `question` names the partition and filter: a cursor carried to another question is refused, not misread. */
export function cursorOf(next: Item | undefined, question: string): string | undefined {
  if (!next) return undefined;
  const key = Object.fromEntries(Object.entries(next).map(([name, value]) => [name, value.S]));
  return Buffer.from(JSON.stringify([question, key])).toString("base64url");
}

/** A client can write a cursor, too: whatever the form does not allow is no cursor, and never reaches the database. */
export function startOf(cursor: string | undefined, question: string, form: CursorForm): Item | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [asked, key] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as [
      string,
      Record<string, unknown>,
    ];
    if (asked !== question) throw new Error("a cursor of another question");
    const names = Object.keys(form);
    if (Object.keys(key).length !== names.length) throw new Error("a cursor of another form");
    return Object.fromEntries(names.map(name => [name, { S: textIn(key, name, form) }]));
  } catch (cause) {
    throw new Problem(PROBLEM["invalid-cursor"], { cause });
  }
}

function textIn(key: Record<string, unknown>, name: string, form: CursorForm): string {
  const text = Object.hasOwn(key, name) ? key[name] : undefined;
  const fits =
    typeof text === "string" &&
    text.isWellFormed() &&
    Buffer.byteLength(text) <= LONGEST_BYTES &&
    form[name]?.(text) === true;
  if (!fits) throw new Error(`a cursor without its ${name}`);
  return text;
}

/** Where on this very part of the board a cursor goes on. */
export function boardStart(
  cursor: string | undefined,
  question: string,
  { board, partition, between }: Pick<BoardQuery, "board" | "partition" | "between">,
): Item | undefined {
  const [from = " ", to] = between ?? [];
  return startOf(cursor, question, {
    pk: isStream,
    sk: text => text === STATE,
    [board]: text => text === partition,
    [`${board}sort`]: text => from <= text && (to === undefined || text <= to),
  });
}

/** Where among the words that begin so a cursor goes on. */
export function wordsStart(
  cursor: string | undefined,
  question: string,
  { partition, beginning }: { readonly partition: string; readonly beginning: string },
): Item | undefined {
  return startOf(cursor, question, {
    pk: text => text === wordsPartition(partition),
    sk: text => text.startsWith(beginning),
  });
}
