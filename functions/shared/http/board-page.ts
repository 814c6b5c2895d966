// One page of a board as a listing answers it: where the last page ended this one goes on, of this very part and no other.
import { type BoardQuery, board } from "../journal/board.ts";
import type { Row } from "../journal/change.ts";
import { boardStart, cursorOf } from "./cursor.ts";

interface Asked {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export async function boardPage<S>(
  part: Pick<BoardQuery, "board" | "partition" | "descending">,
  { cursor, limit }: Asked,
): Promise<{ readonly rows: readonly Row<S>[]; readonly next: string | undefined }> {
  const start = boardStart(cursor, part.partition, part);
  const { rows, next } = await board<S>({ ...part, limit, start });
  return { rows, next: cursorOf(next, part.partition) };
}
