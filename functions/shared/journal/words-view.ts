// A view for finding things by the beginning of a word; it can be deleted and rebuilt from the journal at any time.
import { setTimeout } from "node:timers/promises";
import {
  BatchGetItemCommand,
  QueryCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { env } from "../env.ts";
import { database, type Item } from "./journal.ts";
import { wordKey, wordsPartition } from "./keys.ts";

/** The words that lead to one thing. */
export interface Leading {
  readonly partition: string;
  readonly words: readonly string[];
  readonly id: string;
}

/** A request takes 100 items. Not that they belong together: it is by far the cheapest way to put many. */
const AT_ONCE = 100;
const MOST_TRIES = 5;
/** No character sorts behind it. */
const LAST = "\u{10ffff}";

/** Words are only added: one that no longer fits is passed over when what it found is looked at. */
export async function putWords(leading: readonly Leading[]): Promise<void> {
  const TableName = env("JOURNAL_TABLE");
  const puts = leading.flatMap(({ partition, words, id }) =>
    beginnings(words).map(word => ({ Put: { TableName, Item: wordKey(partition, word, id) } })),
  );
  for (let at = 0; at < puts.length; at += AT_ONCE) await put(puts.slice(at, at + AT_ONCE));
}

/** The same without the words that are there: what a view lacks is put, and nothing else is written. */
export async function lackingWords(leading: readonly Leading[]): Promise<Leading[]> {
  const keys = leading.flatMap(({ partition, words, id }) =>
    beginnings(words).map(word => wordKey(partition, word, id)),
  );
  const there = new Set<string>();
  for (let at = 0; at < keys.length; at += AT_ONCE)
    for (const found of await wordsThere(keys.slice(at, at + AT_ONCE))) there.add(found);
  return leading.flatMap(({ partition, words, id }) => {
    const lacking = beginnings(words).filter(word => !there.has(nameOf(wordKey(partition, word, id))));
    return lacking.length > 0 ? [{ partition, words: lacking, id }] : [];
  });
}

async function wordsThere(keys: readonly Item[]): Promise<string[]> {
  const found: string[] = [];
  const TableName = env("JOURNAL_TABLE");
  let wanted = [...new Map(keys.map(key => [nameOf(key), key])).values()];
  for (let tries = 0; wanted.length > 0; tries++) {
    if (tries === MOST_TRIES) throw new Error("the database left words unread");
    const asked = { [TableName]: { Keys: wanted, ConsistentRead: true } };
    const answer = await database.send(new BatchGetItemCommand({ RequestItems: asked }));
    found.push(...(answer.Responses?.[TableName] ?? []).map(nameOf));
    wanted = answer.UnprocessedKeys?.[TableName]?.Keys ?? [];
  }
  return found;
}

function nameOf({ pk, sk }: Item): string {
  return `${pk?.S} ${sk?.S}`;
}

/** A word that another one begins with needs no place of its own: whoever looks for it finds the longer one. */
export function beginnings(words: readonly string[]): string[] {
  const sorted = [...new Set(words)].sort();
  return sorted.filter((word, at) => !sorted[at + 1]?.startsWith(word));
}

/** Cancelled where another run is putting the same words, or where there are more than the table takes just now. */
async function put(TransactItems: TransactWriteItem[]): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await database.send(new TransactWriteItemsCommand({ TransactItems }));
      return;
    } catch (error) {
      if ((error as Error).name !== "TransactionCanceledException" || tries === MOST_TRIES) throw error;
      await setTimeout(Math.random() * 25 * 2 ** tries);
    }
  }
}

export interface WordsWithin {
  /** Each with the word that led to it, as `word#id`. */
  readonly places: readonly string[];
  /** There are more beyond the last of these. */
  readonly hasMore: boolean;
}

/** The last of the words from one on and before another, from behind: where words are instants, the newest first. */
export async function lastWords(
  partition: string,
  { from, until, limit }: { readonly from: string; readonly until: string; readonly limit: number },
): Promise<WordsWithin> {
  if (from >= until) return { places: [], hasMore: false };
  const found = await database.send(
    new QueryCommand({
      TableName: env("JOURNAL_TABLE"),
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :until",
      ExpressionAttributeValues: {
        ":pk": { S: wordsPartition(partition) },
        ":from": { S: from },
        ":until": { S: until },
      },
      // The end itself may be found again, since a condition has no exclusive bound beside an inclusive one.
      Limit: limit + 1,
      ScanIndexForward: false,
    }),
  );
  const places = (found.Items ?? []).map(({ sk }) => sk?.S ?? "").filter(place => place < until);
  return { places, hasMore: found.LastEvaluatedKey !== undefined };
}

/** The ids that a word beginning so leads to, a page at a time. */
export async function findWords(
  partition: string,
  beginning: string,
  page: { readonly limit: number; readonly start?: Item | undefined },
): Promise<{ ids: string[]; next: Item | undefined }> {
  const { places, next } = await placesOf(partition, beginning, page);
  return { ids: [...new Set(places.map(({ id }) => id))], next };
}

export interface WordPlace {
  readonly word: string;
  readonly id: string;
}

/** The words that begin so with what each leads to, in order, a page at a time. */
export async function placesOf(
  partition: string,
  beginning: string,
  { limit, start }: { readonly limit: number; readonly start?: Item | undefined },
): Promise<{ places: WordPlace[]; next: Item | undefined }> {
  const found = await database.send(
    new QueryCommand({
      TableName: env("JOURNAL_TABLE"),
      // As begins_with, for which the embedded database would read the whole partition.
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
      ExpressionAttributeValues: {
        ":pk": { S: wordsPartition(partition) },
        ":from": { S: beginning },
        ":to": { S: beginning + LAST },
      },
      Limit: limit,
      ExclusiveStartKey: start,
    }),
  );
  const places = (found.Items ?? []).map(({ sk }) => {
    const place = sk?.S ?? "";
    const end = place.lastIndexOf("#");
    return { word: place.slice(0, end), id: place.slice(end + 1) };
  });
  return { places, next: found.LastEvaluatedKey };
}

/** From where a reader goes on who has seen enough of a word. */
export function behindWord(partition: string, word: string): Item {
  return wordKey(partition, word, LAST);
}
