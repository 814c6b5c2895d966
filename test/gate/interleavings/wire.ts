// Stands between the code and the database: lets requests dawdle so that everything interleaves, notes when each write could have happened,
// and can blind the gate on purpose.
import { AsyncLocalStorage } from "node:async_hooks";
import type { TransactWriteItemsCommandInput, UpdateItemCommandInput } from "@aws-sdk/client-dynamodb";
import { database } from "../../../functions/shared/journal/journal.ts";
import { GUARD, isSeat } from "../../../functions/shared/journal/keys.ts";
import type { Random } from "../../bench/measure/random.ts";

/** When a write can have taken effect: after it was sent, before it and its guards were answered. */
export interface Moment {
  sent: number;
  answered: number;
}

const running = new AsyncLocalStorage<Moment>();
let turns = 0;

/** The only write of `work` that took effect, or its last that was tried. */
export async function timed<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly moment: Moment }> {
  const moment: Moment = { sent: Number.NaN, answered: Number.NaN };
  return { result: await running.run(moment, work), moment };
}

export interface Wire {
  readonly random: Random;
  /** A bug planted: an allowed session no longer proves that what it rested on stands as it was read. */
  readonly isBlind?: boolean;
  /** Another: the seat of a terminal or a person is taken whoever has it. */
  readonly isCareless?: boolean;
}

/** Answers how to take it away again. */
export function layWire({ random, isBlind = false, isCareless = false }: Wire): () => void {
  const name = "interleavings";
  const planted = isBlind ? blinded : isCareless ? careless : (input: object) => input;
  database.middlewareStack.add(
    next => async args => {
      const { TransactItems } = args.input as TransactWriteItemsCommandInput;
      const moment = running.getStore();
      await dawdle(random);
      const seen = TransactItems ? { ...args, input: planted(args.input) } : args;
      if (TransactItems && moment) moment.sent = ++turns;
      const answer = await next(seen as typeof args);
      if ((TransactItems || isRaising(args.input)) && moment) moment.answered = ++turns;
      await dawdle(random);
      return answer;
    },
    { step: "initialize", name },
  );
  return () => void database.middlewareStack.remove(name);
}

/** A shared state has not taken effect for whoever read before, until its last guard is raised. */
function isRaising(input: object): boolean {
  const { Key } = input as UpdateItemCommandInput;
  return Key?.sk?.S === GUARD;
}

function blinded(input: object): object {
  const { TransactItems = [] } = input as TransactWriteItemsCommandInput;
  const isAsking = TransactItems.some(({ Put }) => Put?.Item?.type?.S === "SessionAllowed");
  return isAsking
    ? { ...input, TransactItems: TransactItems.filter(({ ConditionCheck }) => !ConditionCheck) }
    : input;
}

function careless(input: object): object {
  const { TransactItems = [] } = input as TransactWriteItemsCommandInput;
  return {
    ...input,
    TransactItems: TransactItems.map(each => {
      const { Update } = each;
      if (!Update?.ConditionExpression || !isSeat(Update.Key?.pk?.S ?? "")) return each;
      const { ":from": _, ...ExpressionAttributeValues } = Update.ExpressionAttributeValues ?? {};
      const { ConditionExpression: __, ...taken } = Update;
      return { Update: { ...taken, ExpressionAttributeValues } };
    }),
  };
}

/** As long as a write takes, so that another gets in between; mostly not at all, or the common order would never be seen. */
async function dawdle(random: Random): Promise<void> {
  if (random.below(4) === 0) await new Promise(resume => setTimeout(resume, 1 + random.below(4)));
}
