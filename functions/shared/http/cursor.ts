// A paging cursor is where the last page ended, opaque to the client, and good only for the question it came from.

import type { Item } from "../journal/journal.ts";
import { PROBLEM, Problem } from "./problem.ts";

/** `question` names the partition and filter: a cursor carried to another question is refused, not misread. */
export function cursorOf(next: Item | undefined, question: string): string | undefined {
  if (!next) return undefined;
  const key = Object.fromEntries(Object.entries(next).map(([name, value]) => [name, value.S]));
  return Buffer.from(JSON.stringify([question, key])).toString("base64url");
}

export function startOf(cursor: string | undefined, question: string): Item | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [asked, key] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as [
      string,
      Record<string, unknown>,
    ];
    if (asked !== question) throw new Error("a cursor of another question");
    return Object.fromEntries(Object.entries(key).map(([name, value]) => [name, { S: String(value) }]));
  } catch (cause) {
    throw new Problem(PROBLEM["invalid-cursor"], { cause });
  }
}
