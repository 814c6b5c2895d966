// The only writer of the journal: one transaction adds the events, replaces each STATE and proves nothing moved meanwhile.

import {
  type DynamoDBServiceException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { env } from "../env.ts";
import { ticks } from "../time/clock.ts";
import { answerPut, type KeptAnswer, keepingOf } from "./answered.ts";
import type { Change, Held } from "./change.ts";
import type { Recorded } from "./event.ts";
import { guardCheck, raiseGuards } from "./guards.ts";
import { eventItem, type Item, recordedOf, stateItem } from "./items.ts";
import { database, stateKeyOf, table } from "./journal.ts";
import { GUARD, type Shard } from "./keys.ts";
import { BeyondLimits } from "./limits.ts";
import { type SeatMove, seatUpdates } from "./seats.ts";
import { vouch } from "./vouching.ts";

export interface Commit {
  readonly changes: readonly Change[];
  /** States the decision rested on without changing them. */
  readonly unmoved?: readonly Held<unknown>[];
  /** Shared states it rested on, which it must not name: they are checked by one guard each, all of the same number. */
  readonly guarded?: { readonly shard: Shard; readonly held: readonly Held<unknown>[] } | undefined;
  /** Seats taken or given back with the events: never one more than was planned, and one a terminal and person. */
  readonly seats?: readonly SeatMove[] | undefined;
  /** Kept with the events, so that the same request asked again gets the same answer. */
  readonly answered?: KeptAnswer | undefined;
}

/** What the decision rested on has moved: read again and decide again. It says what moved, and names nobody. */
export class Moved extends Error {
  override readonly name = "Moved";
  /** The items that were not as they had been read; what was only being written at that moment is not among them. */
  readonly stale: readonly string[];

  constructor(
    what: string,
    { stale = [], ...options }: ErrorOptions & { readonly stale?: readonly string[] } = {},
  ) {
    super(what, options);
    this.stale = stale;
  }
}
/** This very request was answered before: its answer is kept. */
export class Repeated extends Error {
  override readonly name = "Repeated";
}

const unknown = new WeakSet<object>();
/** Whether this was sent and no answer says what became of it: it may be recorded, now or in a moment. */
export function isOutcomeUnknown(error: unknown): boolean {
  return unknown.has(error as object);
}

/**
 * Records all of it or nothing, and gives the answer as it is kept. Throws Moved or Repeated; after any other error
 * nothing is recorded, unless its outcome is unknown. What shared states it changed, nobody who read them before can rest on
 * any more when this returns; where that is not sure, the outcome is unknown.
 */
export async function commit(wish: Commit): Promise<unknown> {
  if (wish.changes.length === 0) return wish.answered?.answer;
  const { actions, answer } = actionsOf(wish);
  try {
    await database.send(new TransactWriteItemsCommand({ TransactItems: actions }));
  } catch (error) {
    if (!isOwnWrite(error, actions)) throw translated(error, actions);
  }
  await raiseGuards(wish.changes.map(({ next }) => next)).catch(error => {
    unknown.add(error as object);
    throw error;
  });
  return answer;
}

function actionsOf({ changes: [first, ...rest], unmoved = [], guarded, seats = [], answered }: Commit) {
  const vouched = first && answered && vouch(first, keepingOf(answered));
  const changes = vouched ? [vouched.change, ...rest] : [...(first ? [first] : []), ...rest];
  const by = vouched?.change.recorded.at(-1);
  const actions = [
    ...changes.flatMap(change => [...change.recorded.map(eventPut), statePut(change)]),
    ...unmoved.map(unmovedCheck),
    ...(guarded?.held ?? []).map(each => guardCheck(each, guarded?.shard ?? 0)),
    ...seatUpdates(table(), seats),
    ...(vouched && by ? [answerPut(vouched.keeping, by)] : []),
  ];
  return { actions, answer: vouched && (JSON.parse(vouched.keeping.text) as unknown) };
}

/** How long whatever closes is tried again: inside a function's time, and far beyond what any crowd takes. */
const INSISTING_MS = 8_000;
/** One transaction has an item for some milliseconds: soon is soon enough. */
const MOST_PAUSE_MS = 50;

/**
 * As settle, but for what must not give way to a crowd, such as the kill switch: it is judged and written again soon, as long as
 * there is time. Whoever competes with it pauses longer each time, so it gets through.
 */
export async function insist<T>(attempt: () => Promise<T>, within = INSISTING_MS): Promise<T> {
  const until = ticks() + within;
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Moved || isBusy(error)) || ticks() >= until) throw error;
      await new Promise(resume =>
        setTimeout(resume, Math.random() * Math.min(MOST_PAUSE_MS, 5 * 2 ** tries)),
      );
    }
  }
}

/** The database had too much to do. */
function isBusy(error: unknown): boolean {
  const names = [(error as Error).name, ...reasonsOf(error).map(({ Code }) => Code)];
  return names.some(name => name !== undefined && BUSY.has(name));
}

const BUSY = new Set([
  "ProvisionedThroughputExceededException",
  "ProvisionedThroughputExceeded",
  "RequestLimitExceeded",
  "ThrottlingException",
  "ThrottlingError",
]);

/** The first wait is up to twice as long, each further one up to twice the one before. */
export const BACK_OFF_MS = 10;

/** Reads, decides and commits again while the ground moves; the law then judges the new state, so retrying is safe. */
export async function settle<T>(attempt: () => Promise<T>, backOffMs = BACK_OFF_MS): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Moved) || tries === 8) throw error;
      await new Promise(resume => setTimeout(resume, Math.random() * backOffMs * 2 ** tries));
    }
  }
}

function eventPut(recorded: Recorded): TransactWriteItem {
  return {
    Put: {
      TableName: env("JOURNAL_TABLE"),
      Item: eventItem(recorded),
      ConditionExpression: "attribute_not_exists(pk)",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    },
  };
}

function statePut(change: Change): TransactWriteItem {
  return {
    Put: { TableName: env("JOURNAL_TABLE"), Item: stateItem(change), ...stillAt(change.held.version) },
  };
}

function unmovedCheck({ stream, version }: Held<unknown>): TransactWriteItem {
  const Key = stateKeyOf(stream);
  return { ConditionCheck: { TableName: env("JOURNAL_TABLE"), Key, ...stillAt(version) } };
}

function stillAt(version: number): { ConditionExpression: string; ExpressionAttributeValues?: Item } {
  if (version === 0) return { ConditionExpression: "attribute_not_exists(pk)" };
  return {
    ConditionExpression: "version = :read",
    ExpressionAttributeValues: { ":read": { N: String(version) } },
  };
}

type ServiceException = Pick<DynamoDBServiceException, "name" | "$metadata">;

interface Reason {
  readonly Code?: string;
  readonly Item?: Item;
}

function reasonsOf(error: unknown): readonly Reason[] {
  const reasons = (error as { CancellationReasons?: readonly Reason[] }).CancellationReasons;
  return (error as Error).name === "TransactionCanceledException" && reasons ? reasons : [];
}

// After a lost answer the client library asks again: finding our own events there means that all was recorded. All of them: two
// functions may record the same of one session in the same millisecond, and the others of that transaction are not there then.
function isOwnWrite(error: unknown, actions: readonly TransactWriteItem[]): boolean {
  const reasons = reasonsOf(error);
  const ours = actions.flatMap(({ Put }, at) => {
    const hash = Put?.Item?.hash?.S;
    return hash === undefined ? [] : [{ hash, found: reasons[at]?.Item }];
  });
  return ours.length > 0 && ours.every(({ hash, found }) => found && recordedOf(found).hash === hash);
}

function translated(error: unknown, actions: readonly TransactWriteItem[]): unknown {
  const codes = reasonsOf(error).map(({ Code }) => Code);
  const answeredBefore = actions.some(
    ({ Put }, at) => codes[at] === "ConditionalCheckFailed" && Put?.Item?.answer,
  );
  if (answeredBefore) return new Repeated("the request was answered before", { cause: error });
  const moved = actions.flatMap((action, at) => movedIn(action, codes[at]));
  if (moved.length > 0) {
    const stale = actions.filter((_, at) => codes[at] === "ConditionalCheckFailed").map(pkOf);
    return new Moved([...new Set(moved)].join("; "), { cause: error, stale });
  }
  if (!isKnownRefused(error)) unknown.add(error as object);
  return error;
}

function pkOf({ Put, ConditionCheck, Update }: TransactWriteItem): string {
  return (Put?.Item ?? ConditionCheck?.Key ?? Update?.Key)?.pk?.S ?? "";
}

function movedIn(action: TransactWriteItem, code: string | undefined): string[] {
  const key = pkOf(action);
  // Logs keep these words, and no log names a person: of those streams the kind is enough.
  const what = /^(PERSON|REQUEST|ACCOUNT|SEATS#PERSON)(?=#)/.exec(key)?.[0] ?? inWords(key);
  if (code === "TransactionConflict") return [`${what} was being written at the same moment`];
  if (code !== "ConditionalCheckFailed") return [];
  return [action.Update ? `${what} had no seat left` : `${what} had moved since it was read`];
}

function inWords(key: string): string {
  const [, of, shard] = new RegExp(`^${GUARD}#(.+)#(\\d+)$`).exec(key) ?? [];
  return of ? `${of} (by its guard ${shard})` : key;
}

/** The database itself said no, to the only time it was asked; or it was never asked. */
function isKnownRefused(error: unknown): boolean {
  const { name, $metadata: told } = error as Partial<ServiceException>;
  if (name === "TransactionCanceledException" || error instanceof BeyondLimits) return true;
  // Of two tries the first may have been recorded, whatever became of the second.
  const isOnlyTry = (told?.attempts ?? 1) === 1;
  const status = told?.httpStatusCode ?? 500;
  return isOnlyTry && status >= 400 && status < 500 && name !== "TransactionInProgressException";
}
