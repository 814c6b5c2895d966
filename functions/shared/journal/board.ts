// Boards: the states of one kind in an order, a page at a time, from sparse indexes; a list never scans.
import { QueryCommand } from "@aws-sdk/client-dynamodb";
import type { Row } from "./change.ts";
import { database, heldOf, type Item, type Page, table } from "./journal.ts";
import type { Board, BoardPart, Stream } from "./keys.ts";

export interface BoardQuery extends BoardPart {
  /** Inclusive bounds of the sort key; a prefix is the pair of itself and itself with a high mark. No bound is empty text. */
  readonly between?: readonly [from: string | undefined, to: string];
  readonly limit: number;
  readonly start?: Item | undefined;
  readonly descending?: boolean;
}

/** One page of states on a board. */
export async function board<S>(query: BoardQuery): Promise<Page<Row<S>>> {
  const [from, to] = query.between ?? [];
  const within = from === undefined ? "#s <= :to" : "#s BETWEEN :from AND :to";
  const page = await database.send(
    new QueryCommand({
      TableName: table(),
      IndexName: query.board,
      KeyConditionExpression: to === undefined ? "#p = :p" : `#p = :p AND ${within}`,
      ExpressionAttributeNames: {
        "#p": query.board,
        ...(to !== undefined && { "#s": `${query.board}sort` }),
      },
      ExpressionAttributeValues: {
        ":p": { S: query.partition },
        ...(from !== undefined && { ":from": { S: from } }),
        ...(to !== undefined && { ":to": { S: to } }),
      },
      Limit: query.limit,
      ScanIndexForward: !query.descending,
      ExclusiveStartKey: query.start,
    }),
  );
  const rows = (page.Items ?? []).map(item => heldOf<S>(item.pk?.S as Stream, item) as Row<S>);
  return { rows, next: page.LastEvaluatedKey };
}

/** Every state on a part of a board, in order: the next page is read when somebody comes to it. */
export async function* everyRow<S>(
  part: Omit<BoardQuery, "limit" | "start">,
  pageSize = 1_000,
): AsyncGenerator<Row<S>> {
  let start: Item | undefined;
  do {
    const page = await board<S>({ ...part, limit: pageSize, start });
    yield* page.rows;
    start = page.next;
  } while (start);
}

/** How many rows a part of a board has, counted no further than `limit`: nobody reads beyond it, and counting costs reading. */
export async function countOn(of: Board, partition: string, limit: number): Promise<number> {
  let count = 0;
  let start: Item | undefined;
  do {
    const page = await database.send(
      new QueryCommand({
        TableName: table(),
        IndexName: of,
        KeyConditionExpression: "#p = :p",
        ExpressionAttributeNames: { "#p": of },
        ExpressionAttributeValues: { ":p": { S: partition } },
        Select: "COUNT",
        Limit: limit - count,
        ExclusiveStartKey: start,
      }),
    );
    count += page.Count ?? 0;
    start = count < limit ? page.LastEvaluatedKey : undefined;
  } while (start);
  return count;
}
