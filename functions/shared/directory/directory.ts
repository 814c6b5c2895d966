// The door to the directory of names: a table of its own beside the journal, in which an entry is replaced. Log-ins fill it, and so
// does whatever takes people over from a city's directory or a file: all by `keepNames`.
import {
  BatchGetItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { env } from "../env.ts";
import { database } from "../journal/journal.ts";
import { foldedAccount } from "../rules/account.ts";
import { type DirectoryEntry, keptOf, nameAsFound, type Said } from "./entry.ts";

const table = () => env("DIRECTORY_TABLE");
const keyOf = (person: string) => ({ pk: { S: `PERSON#${foldedAccount(person)}` } });
/** As many as one request of the database takes. */
export const MOST_NAMES = 100;
const ATTEMPTS = 5;

/** Of those that are there, in no order; who was erased is among them. */
export async function entriesOf(people: readonly string[]): Promise<readonly DirectoryEntry[]> {
  return (await entriesRead(people)).found;
}

/** With whether each of them was read: only then is whoever is not found in nobody's directory. */
export async function entriesRead(
  people: readonly string[],
): Promise<{ readonly found: readonly DirectoryEntry[]; readonly isWhole: boolean }> {
  const found: DirectoryEntry[] = [];
  const all = [...new Set(people.map(foldedAccount))];
  let wanted = all.slice(0, MOST_NAMES).map(keyOf);
  for (let attempt = 0; wanted.length > 0 && attempt < ATTEMPTS; attempt += 1) {
    const asked = new BatchGetItemCommand({ RequestItems: { [table()]: { Keys: wanted } } });
    const { Responses, UnprocessedKeys } = await database.send(asked);
    for (const { entry } of Responses?.[table()] ?? [])
      found.push(JSON.parse(entry?.S ?? "") as DirectoryEntry);
    wanted = (UnprocessedKeys?.[table()]?.Keys ?? []) as typeof wanted;
  }
  return { found, isWhole: wanted.length === 0 && all.length <= MOST_NAMES };
}

/** What the law of the directory takes of it; how many entries are new. */
export async function keepNames(said: readonly Said[]): Promise<number> {
  let kept = 0;
  for (const each of said) if (await replaced(each.person, before => keptOf(before, each))) kept += 1;
  return kept;
}

/** Decided anew where somebody else was quicker; true where anything was written. */
export async function replaced(
  person: string,
  decide: (before: DirectoryEntry | undefined) => DirectoryEntry | undefined,
): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    const asked = new GetItemCommand({ TableName: table(), Key: keyOf(person), ConsistentRead: true });
    const before = (await database.send(asked)).Item?.entry?.S;
    const entry = decide(before === undefined ? undefined : (JSON.parse(before) as DirectoryEntry));
    if (!entry) return false;
    try {
      await database.send(replacing(person, before, entry));
      return true;
    } catch (fault) {
      if ((fault as Error).name !== "ConditionalCheckFailedException" || attempt === ATTEMPTS) throw fault;
    }
  }
}

function replacing(person: string, before: string | undefined, entry: DirectoryEntry): PutItemCommand {
  return new PutItemCommand({
    TableName: table(),
    Item: { ...keyOf(person), ...shelved(entry), entry: { S: JSON.stringify(entry) } },
    ExpressionAttributeNames: { "#entry": "entry" },
    ...(before === undefined
      ? { ConditionExpression: "attribute_not_exists(#entry)" }
      : {
          ConditionExpression: "#entry = :before",
          ExpressionAttributeValues: { ":before": { S: before } },
        }),
  });
}

/** Nothing is left of what somebody was called, and it may come again: only where the directory itself let go of them. */
export async function forgetName(person: string): Promise<void> {
  await database.send(new DeleteItemCommand({ TableName: table(), Key: keyOf(person) }));
}

const shelfOf = (agency: string) => `NAMES#${agency}`;

/** An erased name stands on no shelf: nothing of it is left to be found by. */
function shelved(entry: DirectoryEntry) {
  if (entry.source === "erased" || entry.agency === "") return {};
  return { shelf: { S: shelfOf(entry.agency) }, place: { S: `${nameAsFound(entry.name)}#${entry.person}` } };
}

/** The accounts of those of an agency whose names begin so, in the order of their names. */
export async function accountsNamed(
  agency: string,
  beginning: string,
  limit: number,
): Promise<readonly string[]> {
  const name = nameAsFound(beginning);
  const page = await database.send(
    new QueryCommand({
      TableName: table(),
      IndexName: "shelves",
      // As begins_with, for which the embedded database would read the whole shelf.
      KeyConditionExpression: `shelf = :shelf${name && " AND place BETWEEN :name AND :last"}`,
      ExpressionAttributeValues: {
        ":shelf": { S: shelfOf(agency) },
        ...(name && { ":name": { S: name }, ":last": { S: `${name}\u{10ffff}` } }),
      },
      Limit: limit,
    }),
  );
  return (page.Items ?? []).map(({ pk }) => (pk?.S ?? "").slice("PERSON#".length));
}
