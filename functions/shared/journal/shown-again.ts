// Folds a state again, and shows it on the boards where its law puts it today: for a release that folds or shows otherwise what was recorded before it.
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { Happening, Law } from "./event.ts";
import { type Item, stateItem } from "./items.ts";
import { database, heldOf, history, table } from "./journal.ts";
import { BOARDS, type Stream } from "./keys.ts";
import { lawRelease, OtherLaw } from "./law-releases.ts";

type Known = Pick<Law<unknown, Happening>, "boards">;

/** Folds a state again out of its events, by the law of today; one that a later law folded is left alone. Whether it was folded otherwise. */
export async function foldAgain(item: Item, law: Law<unknown, Happening>): Promise<boolean> {
  const stream = item.pk?.S as Stream;
  const { from, now } = lawRelease(law.kind);
  const found = Number(item.law?.N ?? 1);
  if (found >= from) {
    if (found > now) throw new OtherLaw(stream, found);
    return false;
  }
  const events = await history(stream);
  let state: unknown;
  for (const recorded of events) state = law.evolve(state, recorded);
  const [version, head] = [events.length, events.at(-1)?.hash ?? ""];
  // What moved meanwhile was moved by somebody who folded it.
  if (version !== Number(item.version?.N) || head !== item.head?.S) return false;
  return putUnmoved(
    stateItem({ next: { stream, version, head, state }, boards: law.boards?.(state, stream) ?? {} }),
    item,
  );
}

/** Whether it was shown elsewhere until now. One that moves meanwhile is shown by whoever moved it. */
export async function showAgain(item: Item, law: Known): Promise<boolean> {
  const wanted = placedBy(item, law);
  if (BOARD_KEYS.every(key => wanted[key]?.S === item[key]?.S)) return false;
  return putUnmoved(wanted, item);
}

async function putUnmoved(wanted: Item, item: Item): Promise<boolean> {
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
