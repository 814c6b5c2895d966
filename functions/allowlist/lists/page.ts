// Pages of rows that are all at hand: where a page ended is its number of rows, good while nothing comes before them.
import { cursorOf, startOf } from "../../shared/http/cursor.ts";

export interface Turned<T> {
  readonly rows: readonly T[];
  readonly total: number;
  readonly next?: string;
}

export function turnTo<T>(
  all: readonly T[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  question: string,
): Turned<T> {
  const isCount = (text: string) => /^[1-9]\d{0,8}$/.test(text);
  const from = Number(startOf(cursor, question, { from: isCount })?.from?.S ?? 0);
  const to = from + limit;
  const next = cursorOf(to < all.length ? { from: { S: String(to) } } : undefined, question);
  return { rows: all.slice(from, to), total: all.length, ...(next && { next }) };
}
