// Shows a state on the boards where its law puts it today: for a release that shows otherwise what was recorded before it.
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { Happening, Law } from "./event.ts";
import type { Item } from "./items.ts";
import { database, heldOf, table } from "./journal.ts";
import { BOARDS, type Stream } from "./keys.ts";

type Known = Pick<Law<unknown, Happening>, "boards">;

/** Whether it was shown elsewhere until now. One that moves meanwhile is shown by whoever moved it. */
export async function showAgain(item: Item, law: Known): Promise<boolean> {
  const wanted = placedBy(item, law);
  if (BOARD_KEYS.every(key => wanted[key]?.S === item[key]?.S)) return false;
  try {
    await database.send(
      new PutItemCommand({
        TableName: table(),
        Item: wanted,
        ConditionExpression: "version = :read AND head = :head",
        ExpressionAttributeValues: { ":read": item.version as never, ":head": item.head as never },
      }),
    );
    return true;
  } catch (error) {
    if ((error as Error).name !== "ConditionalCheckFailedException") throw error;
    return false;
  }
}

const BOARD_KEYS = BOARDS.flatMap(board => [board, `${board}sort`]);

function placedBy(item: Item, law: Known): Item {
  const stream = item.pk?.S as Stream;
  const { state } = heldOf(stream, item);
  const rest = Object.entries(item).filter(([name]) => !BOARD_KEYS.includes(name));
  const places = Object.entries(law.boards?.(state, stream) ?? {});
  const shown = places.flatMap(([board, [partition, sort]]) => [
    [board, { S: partition }],
    [`${board}sort`, { S: sort }],
  ]);
  return Object.fromEntries([...rest, ...shown]) as Item;
}
