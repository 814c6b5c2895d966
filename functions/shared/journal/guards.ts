// Guards, sixteen beside each shared state, which hold nothing but a version: what a decision checks instead of the state itself, so
// that decisions do not queue there. A change is recorded first, then its guards are raised one by one, and only then is it
// acknowledged: from the record on whoever reads knows of it, from the last guard on nobody who read before can still commit.
import {
  type DynamoDBServiceException,
  type TransactWriteItem,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { Held } from "./change.ts";
import { database, type Item, readItems, table } from "./journal.ts";
import { guardKey, isShared, type Shard, type Stream } from "./keys.ts";
import { ALL_SHARDS } from "./seats.ts";

type Standing = Pick<Held<unknown>, "stream" | "version">;

/** Not newer than what was read. One that was never raised says nothing against it. */
export function guardCheck({ stream, version }: Standing, shard: Shard): TransactWriteItem {
  return {
    ConditionCheck: {
      TableName: table(),
      Key: guardKey(stream, shard),
      ConditionExpression: "attribute_not_exists(version) OR version <= :read",
      ExpressionAttributeValues: { ":read": { N: String(version) } },
    },
  };
}

/** Together with the record inside the time that a function has; what is left low then, a follower raises. */
const RAISING_MS = 4_000;
/** A guard is busy for as long as one transaction takes: soon is soon enough, and all sixteen are tried at once. */
const MOST_PAUSE_MS = 40;

/** Returns when the last guard of each is raised, and throws when one could not be in its time; the others are all the same. */
export async function raiseGuards(
  changed: readonly Standing[],
  over: AbortSignal = AbortSignal.timeout(RAISING_MS),
): Promise<void> {
  const shared = changed.filter(({ stream }) => isShared(stream));
  const raised = await Promise.allSettled(
    shared.flatMap(each => ALL_SHARDS.map(shard => raise(each, shard, over))),
  );
  const failed = raised.flatMap(each => (each.status === "rejected" ? [each.reason as unknown] : []));
  if (failed.length > 0) throw new GuardsLow(shared, failed);
}

/** Recorded, and not yet sure to be heeded by who read before. */
export class GuardsLow extends Error {
  override readonly name = "GuardsLow";

  constructor(of: readonly Standing[], because: readonly unknown[]) {
    const names = of.map(({ stream, version }) => `${stream} ${version}`).join(", ");
    super(`${because.length} guards of ${names} could not be raised: ${String(because[0])}`, {
      cause: because[0],
    });
  }
}

async function raise({ stream, version }: Standing, shard: Shard, over: AbortSignal): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await raiseOnce(guardKey(stream, shard), version, over);
    } catch (error) {
      if (over.aborted || isFinal(error as Partial<DynamoDBServiceException>)) throw error;
      await new Promise(resume =>
        setTimeout(resume, Math.random() * Math.min(MOST_PAUSE_MS, 5 * 2 ** tries)),
      );
    }
  }
}

/** The database's own no, which asking again does not change; all else may pass. */
function isFinal({ name = "", $metadata: told }: Partial<DynamoDBServiceException>): boolean {
  const status = told?.httpStatusCode ?? 500;
  return status >= 400 && status < 500 && !PASSING.includes(name);
}
const PASSING = [
  "TransactionConflictException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ThrottlingException",
];

async function raiseOnce(Key: Item, version: number, over: AbortSignal): Promise<void> {
  const update = new UpdateItemCommand({
    TableName: table(),
    Key,
    UpdateExpression: "SET version = :version",
    ConditionExpression: "attribute_not_exists(version) OR version < :version",
    ExpressionAttributeValues: { ":version": { N: String(version) } },
  });
  await database.send(update, { abortSignal: over }).catch(error => {
    // Somebody raised it as far, or further.
    if ((error as Error).name !== "ConditionalCheckFailedException") throw error;
  });
}

/** Raises those that are low, and reads before it writes: nearly always none is. */
export async function raiseLowGuards(standing: readonly Standing[], over?: AbortSignal): Promise<void> {
  const newest = newestOf(standing.filter(({ stream, version }) => isShared(stream) && version > 0));
  if (newest.length === 0) return;
  const found = await readItems(
    newest.flatMap(({ stream }) => ALL_SHARDS.map(each => guardKey(stream, each))),
  );
  await raiseGuards(
    newest.filter(({ stream, version }) => lowestGuard(found, stream) < version),
    over,
  );
}

function newestOf(standing: readonly Standing[]): Standing[] {
  const newest = new Map<Stream, Standing>();
  for (const each of standing)
    if (each.version > (newest.get(each.stream)?.version ?? 0)) newest.set(each.stream, each);
  return [...newest.values()];
}

function lowestGuard(found: ReadonlyMap<string, Item>, of: Stream): number {
  return Math.min(...ALL_SHARDS.map(shard => Number(found.get(guardKey(of, shard).pk.S)?.version?.N ?? 0)));
}
