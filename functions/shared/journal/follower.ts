// An entry that follows the journal: events arrive at least once and in any order, and a timer sees to what they missed. What
// fails is tried by itself, so that nobody waits behind it; what fails often lies, whole, in the follower's queue of unread events.
import type {
  DynamoDBBatchResponse,
  DynamoDBRecord,
  DynamoDBStreamEvent,
  SQSEvent,
  SQSRecord,
} from "aws-lambda";
import { env } from "../env.ts";
import { log } from "../log.ts";
import { now } from "../time/clock.ts";
import { settle } from "./commit.ts";
import type { Recorded } from "./event.ts";
import { eventIn, messageText } from "./event-message.ts";
import { type Item, recordedOf } from "./items.ts";
import { history } from "./journal.ts";
import type { Stream } from "./keys.ts";
import { send } from "./queue.ts";

/** Each must be harmless when repeated, and must not trust that an event is the newest: read the state. */
export type Reactions = {
  /** Does the same work without being told what happened. */
  timer?(at: Date): Promise<void>;
} & (
  | { event(recorded: Recorded, at: Date): Promise<void> }
  /** All that arrived at once, where the work is the same for several events. */
  | { together(recorded: readonly Recorded[], at: Date): Promise<void> }
);

type Awaited = DynamoDBStreamEvent | SQSEvent | { readonly source: string };
/** What the runtime tells of the time that is left. */
interface Timed {
  getRemainingTimeInMillis?(): number;
}
/** As long as a function has, where nobody tells. */
const PATIENCE_MS = 15_000;
/** What all at once may take of it: they mostly go well, and then nothing is left to do. */
const FIRST_SHARE = 0.75;
/** To put aside what was not done, and to answer. */
const ENDING_MS = 1_500;

/**
 * For a timer's work: one that cannot be judged, such as in a year without a calendar, must not keep the others from theirs. Which one it
 * is may be said where its name is nobody's.
 */
export async function settleOrLog(
  failed: string,
  attempt: () => Promise<void>,
  facts: { readonly stream?: Stream } = {},
): Promise<void> {
  try {
    await settle(attempt);
  } catch (error) {
    log("warn", failed, { ...facts, error: String((error as Error).message) });
  }
}

interface Arrival {
  readonly id: string;
  /** It came before and was not done then: those that come for the first time go first. */
  readonly cameBefore: boolean;
  /** As a queue keeps it, where it came from the stream: it does not come again by itself without holding up others. */
  readonly text?: () => string;
  read(): Promise<Recorded>;
}

export function follower(reactions: Reactions) {
  return async (event: Awaited, context?: Timed): Promise<DynamoDBBatchResponse> => {
    if (!("Records" in event)) {
      await reactions.timer?.(now());
      return { batchItemFailures: [] };
    }
    const until = performance.now() + (context?.getRemainingTimeInMillis?.() ?? PATIENCE_MS) - ENDING_MS;
    const arrived = event.Records.map(arrivalOf);
    const [fresh = [], again = []] = [false, true].map(before =>
      arrived.filter(each => each.cameBefore === before),
    );
    const undone = [
      ...("together" in reactions
        ? await undoneOf(reactions, fresh, until)
        : await eachAlone(reactions, fresh, until)),
      ...(await eachAlone(reactions, again, until)),
    ];
    const left = await notPutAside(undone);
    return { batchItemFailures: left.map(({ id }) => ({ itemIdentifier: id })) };
  };
}

/** Those not done: all are tried at once, then each half, until whatever is at fault is alone. */
async function undoneOf(
  reactions: Reactions,
  some: readonly Arrival[],
  until: number,
): Promise<readonly Arrival[]> {
  if (some.length <= 1) return eachAlone(reactions, some, until);
  // One that never ends does not take all of the time, and not of its half again: there is some left for each.
  const left = until - performance.now();
  if (await isDone(reactions, some, left * FIRST_SHARE)) return [];
  const half = Math.ceil(some.length / 2);
  const middle = performance.now() + (until - performance.now()) / 2;
  const first = await undoneOf(reactions, some.slice(0, half), middle);
  return [...first, ...(await undoneOf(reactions, some.slice(half), until))];
}

async function eachAlone(reactions: Reactions, some: readonly Arrival[], until: number): Promise<Arrival[]> {
  const undone: Arrival[] = [];
  for (const [at, each] of some.entries()) {
    const share = (until - performance.now()) / (some.length - at);
    if (!(await isDone(reactions, [each], share))) undone.push(each);
  }
  return undone;
}

async function isDone(
  reactions: Reactions,
  some: readonly Arrival[],
  milliseconds: number,
): Promise<boolean> {
  try {
    await within(milliseconds, react(reactions, some));
    return true;
  } catch (error) {
    log("error", "event-unread", { error: String((error as Error)?.stack ?? error).slice(0, 2_000) });
    return false;
  }
}

async function react(reactions: Reactions, some: readonly Arrival[]): Promise<void> {
  const recorded = await Promise.all(some.map(each => each.read()));
  if ("together" in reactions) await reactions.together(recorded, now());
  else for (const each of recorded) await reactions.event(each, now());
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, give) => {
    timer = setTimeout(() => give(new Error(`not done in ${Math.round(milliseconds)} ms`)), milliseconds);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** What came from the stream goes to the follower's own queue, and comes from there again; so no shard waits for it. */
async function notPutAside(undone: readonly Arrival[]): Promise<readonly Arrival[]> {
  const messages = undone.flatMap(({ id, text }) => (text ? [{ id, text: text() }] : []));
  if (messages.length === 0) return undone;
  try {
    const refused = await send(env("OWN_QUEUE"), messages);
    return undone.filter(({ id }) => refused.has(id));
  } catch (error) {
    log("error", "event-unread", { error: String(error) });
    return undone;
  }
}

function arrivalOf(record: DynamoDBRecord | SQSRecord): Arrival {
  if ("messageId" in record) {
    const { messageId: id, body, attributes } = record;
    return { id, cameBefore: Number(attributes.ApproximateReceiveCount) > 1, read: () => eventOf(body) };
  }
  const { dynamodb: { SequenceNumber: id = "", NewImage } = {} } = record;
  const item = NewImage as Item;
  return { id, cameBefore: false, text: () => messageText(item), read: async () => recordedOf(item) };
}

async function eventOf(text: string): Promise<Recorded> {
  const { item, recorded } = eventIn(text);
  if (recorded) return recorded;
  const [found] = await history(item.pk?.S as Stream, Number(item.version?.N), 1);
  if (!found) throw new Error("an event that was handed on is not in the journal");
  return found;
}
